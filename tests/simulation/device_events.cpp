// tests/simulation/device_events.cpp: visits, upload windows, and what happens to devices.
#include <algorithm>
#include <set>

#include "tests/simulation/canary.h"
#include "tests/simulation/world.h"
#include "tests/support/find_bytes.h"

namespace candour::simulation {

namespace {

constexpr std::size_t devices_max = 5;
constexpr std::size_t old_images_max = 3;

std::string hex_text(Rng& rng, std::size_t characters) {
    Bytes bytes(characters / 2);
    rng.fill(bytes);
    return to_hex(bytes);
}

}  // namespace

// Most take one cell; long ones take several, as hexadecimal hardly compresses below a half.
privacy::SealedMessage World::seal_something(std::string& story) {
    feedback::Contact contact;
    const auto& kinds = feedback::offerable_contact_kinds;
    contact.kind = kinds[rng_.below(kinds.size())];
    contact.channel = rng_.one_in(6) ? feedback::Channel::HomeVisit : feedback::Channel::Reception;
    contact.service = service_id;
    contact.language = rng_.one_in(3) ? "cy" : "en";
    if (contact.kind == feedback::ContactKind::SurveyAnswer) {
        contact.questionnaire = survey_id;
        contact.questionnaire_version = "1";
    }
    story = std::to_string(seed_) + "/" + std::to_string(said_++) + " " + std::string(canary);
    if (rng_.one_in(4)) story += hex_text(rng_, rng_.below(1'900));
    if (rng_.one_in(8)) contact.wanted = hex_text(rng_, rng_.below(2'000));
    contact.story = story;
    return privacy::seal(feedback::Draft(std::move(contact)), setup_.epoch_key(), random_).take();
}

Result<std::vector<CellId>> World::held_by(Device& device) {
    Scratch scratch(seed_ ^ events_, vfs_, parts_, setup_, time_);
    ASSIGN_OR_RETURN(KioskView view,
                     scratch.kiosk(image_of(device.kiosk->disk), ledger_, Look::Close));
    return *view.held;
}

// Only when acknowledged cells will have to go: which ones, and by what right?
Result<std::optional<World::BeforeAdding>> World::before_adding(Device& device, std::size_t cells) {
    ASSIGN_OR_RETURN(const store::OutboxUse use, device.kiosk->store().use());
    if (use.pending + use.acknowledged + use.damaged + cells <= use.capacity) {
        return std::optional<BeforeAdding>();
    }
    ASSIGN_OR_RETURN(std::vector<CellId> held, held_by(device));
    return std::optional(BeforeAdding{std::move(held), use.reused_early});
}

Words World::visit() {
    Device& device = any_device();
    SimKiosk& kiosk = *device.kiosk;
    counters_.add(Count::Visits);
    const bool troubled_before = kiosk.disk.troubled();
    const Result<bool> room = parts_.has_room(kiosk.store());
    if (!room.ok() || !room.value()) {
        counters_.add(Count::Refused);
        note("  refused before typing");
        if (room.ok() || troubled_before) return std::nullopt;
        return "invariant 2: has_room fails: " + room.error().what;
    }
    std::string story;
    const privacy::SealedMessage sealed = seal_something(story);
    const std::size_t message = ledger_.say(story, sealed.cells());
    const auto before = before_adding(device, sealed.cells().size());
    if (!before.ok() && !troubled_before) return before.error().what;
    maybe_arm(kiosk.disk, 24);
    const bool troubled = kiosk.disk.troubled();
    const Status kept = parts_.keep(kiosk.store(), sealed);
    if (kept.ok() && !kiosk.disk.stopped()) {
        ledger_.thank(message);
        counters_.add(Count::Thanked);
        note("  thanked for " + std::to_string(message));
        if (before.ok() && before.value()) return check_reuse(device, *before.value());
        return std::nullopt;
    }
    note("  not thanked");
    if (before.ok() && before.value()) device.unchecked = before.value();
    if (troubled) return std::nullopt;
    return "invariant 2: refused though there was room: " + kept.error().what;
}

// Cells that made room. Under a proved backup: theirs is the right. Else it is early, is reported,
// and what they held depends on the server alone from now on.
Words World::check_reuse(Device& device, const BeforeAdding& before) {
    const Result<std::vector<CellId>> after = held_by(device);
    if (!after.ok()) return after.error().what;
    const Result<store::OutboxUse> use = device.kiosk->store().use();
    if (!use.ok()) return use.error().what;
    std::uint64_t early = 0;
    std::vector<std::size_t> messages;
    for (const CellId& id : before.held) {
        if (std::ranges::binary_search(after.value(), id)) continue;
        const CellTruth& truth = *ledger_.cell(id);
        if (ledger_.is_proved(truth)) continue;
        if (truth.acked.empty())
            return "invariant 6: a slot was reused that no server acknowledged";
        ++early;
        if (truth.message != no_message) messages.push_back(truth.message);
    }
    counters_.add(Count::ReusedEarly, early);
    // A server that has gone back already, which this device does not know, may lack them now.
    if (Words words = forgive(messages)) return words;
    if (use.value().reused_early - before.reused_early >= early) return std::nullopt;
    return "invariant 6: " + std::to_string(early) +
           " slots were reused before a proved backup, and it reports " +
           std::to_string(use.value().reused_early - before.reused_early);
}

Words World::window() {
    Device& device = any_device();
    SimKiosk& kiosk = *device.kiosk;
    counters_.add(Count::Windows);
    if (rng_.one_in(2)) maybe_arm(kiosk.disk, 40);
    if (rng_.one_in(2)) maybe_arm(server().disk, 60);
    const bool calm = !kiosk.disk.troubled() && internet_.is_calm() &&
                      !device.network->partitioned && internet_.servers.size() == 1 &&
                      server().running() && !server().disk.troubled();
    const std::uint64_t answers = internet_.genuine_answers;
    const Result<store::OutboxUse> before = kiosk.store().use();
    const Result<client::UploadReport> report = kiosk.window();
    note(report.ok() ? "  sent" : "  not all sent");
    if (kiosk.disk.stopped() || kiosk.disk.troubled()) return std::nullopt;
    const Result<store::OutboxUse> after = kiosk.store().use();
    if (!before.ok() || !after.ok()) return std::nullopt;
    if (internet_.genuine_answers == answers && after.value().pending < before.value().pending) {
        return "invariant 12: cells count as sent though the server answered nothing";
    }
    if (calm && (!report.ok() || after.value().pending != 0)) {
        return "invariant 10: on a good line not everything was sent: " +
               (report.ok() ? "cells still wait" : report.error().what);
    }
    return std::nullopt;
}

// A cell that nothing opens, as a broken program might make it, amid the others.
Words World::poison() {
    Device& device = any_device();
    const Result<bool> room = parts_.has_room(device.kiosk->store());
    if (!room.ok() || !room.value()) return std::nullopt;
    privacy::Cell cell;
    cell.id = CellId::create(random_);
    random_.fill(cell.sealed);
    const bool troubled = device.kiosk->disk.troubled();
    const auto before = before_adding(device, 1);
    if (!before.ok() && !troubled) return before.error().what;
    ledger_.poison(cell);
    counters_.add(Count::Poison);
    const Status added = device.kiosk->store().add({cell});
    if (!before.ok() || !before.value()) return std::nullopt;
    if (added.ok() && !device.kiosk->disk.stopped()) return check_reuse(device, *before.value());
    device.unchecked = before.value();
    return std::nullopt;
}

Words World::stop_device() {
    SimDisk& disk = any_device().kiosk->disk;
    disk.stop(rng_.one_in(2) ? Trouble::Kind::PowerCut : Trouble::Kind::Kill);
    return std::nullopt;
}

Words World::clone_device() {
    if (devices_.size() >= devices_max) return std::nullopt;
    Device& original = any_device();
    DiskState image = original.kiosk->disk.state();
    Device& copy = add_device(plan_.slots);
    copy.kiosk->disk.state() = std::move(image);
    counters_.add(Count::Clones);
    sweep_begins();
    return start_device(copy);
}

Words World::keep_image() {
    Device& device = any_device();
    if (device.old_images.size() == old_images_max) {
        device.old_images.erase(device.old_images.begin());
    }
    device.old_images.push_back(device.kiosk->disk.state());
    return std::nullopt;
}

// Somebody puts an old image back onto a tablet. What only this tablet held is then gone by their
// hand; everything else must be as safe as before.
Words World::old_image() {
    Device& device = any_device();
    if (device.old_images.empty()) return std::nullopt;
    const Result<std::vector<CellId>> before = held_by(device);
    if (!before.ok()) return before.error().what;
    counters_.add(Count::OldImages);
    SimKiosk& kiosk = *device.kiosk;
    kiosk.disk.stop(Trouble::Kind::Kill);
    kiosk.end_programs();
    if (Words words = sweep_ends()) return words;
    kiosk.disk.state() = device.old_images[rng_.below(device.old_images.size())];
    device.unchecked.reset();
    const Result<std::vector<CellId>> after = held_by(device);
    if (!after.ok()) return after.error().what;
    std::vector<std::size_t> allowed;
    for (const CellId& id : before.value()) {
        const std::size_t message = ledger_.cell(id)->message;
        if (message != no_message && !std::ranges::binary_search(after.value(), id)) {
            allowed.push_back(message);
        }
    }
    if (Words words = forgive(allowed)) return words;
    return start_device(device);
}

// Of `allowed`, what no machine has any more is lost by somebody's hand; what only the server has
// now depends on its backups. What it never acknowledged it has not promised either: it may show a
// commit whose sync failed, and lose it at the next.
Words World::forgive(const std::vector<std::size_t>& allowed) {
    std::vector<KioskView> kiosks;
    for (const auto& device : devices_) {
        Result<KioskView> view = look_at(*device, Look::Close);
        if (!view.ok()) return view.error().what;
        kiosks.push_back(view.take());
    }
    const Result<ServerView> view = look_at_server(Look::Close);
    if (!view.ok()) return view.error().what;
    const Verdict verdict = judge(kiosks, view.value(), ledger_, ledger_.mark());
    const std::set<std::size_t> missing(verdict.missing.begin(), verdict.missing.end());
    for (const std::size_t index : allowed) {
        Message& message = ledger_.message(index);
        if (missing.contains(index) || !ledger_.is_promised(message)) {
            if (message.excuse != Excuse::Lost) counters_.add(Count::Excused);
            message.excuse = Excuse::Lost;
        } else if (message.excuse == Excuse::None) {
            message.excuse = Excuse::IfServerGoesBack;
        }
    }
    return std::nullopt;
}

// One bit of one pending cell goes bad on the medium: it alone may be lost, and it is reported.
Words World::damage_slot() {
    Device& device = any_device();
    SimKiosk& kiosk = *device.kiosk;
    if (kiosk.disk.troubled()) return std::nullopt;
    const Result<std::vector<store::PendingCell>> pending = kiosk.store().pending();
    const Result<store::OutboxUse> use = kiosk.store().use();
    if (!pending.ok() || !use.ok()) return "a healthy outbox cannot be read";
    if (pending.value().empty()) return std::nullopt;
    const privacy::Cell& cell = pending.value()[rng_.below(pending.value().size())].cell;
    kiosk.end_programs();
    const auto inode = kiosk.disk.state().find("outbox.db");
    const Bytes file = kiosk.disk.state().contents(*inode).whole();
    const auto wire = cell.wire();
    const std::optional<std::size_t> found = test::find_bytes(file, ByteView(wire).first(24));
    if (found) {
        kiosk.disk.state().flip_bit(*inode, *found + 20, static_cast<unsigned>(rng_.below(8)));
        counters_.add(Count::Damaged);
    }
    if (Words words = sweep_ends()) return words;
    kiosk.disk.stop(Trouble::Kind::Kill);
    const std::size_t message = ledger_.cell(cell.id)->message;
    if (found && message != no_message) {
        if (Words words = forgive({message})) return words;
    }
    if (Words words = start_device(device)) return words;
    if (!found || kiosk.disk.troubled()) return std::nullopt;
    (void)kiosk.store().pending();
    const Result<store::OutboxUse> after = kiosk.store().use();
    if (!after.ok()) return after.error().what;
    if (after.value().damaged == use.value().damaged + 1) return std::nullopt;
    return "invariant 14: a damaged slot is not reported";
}

Words World::device_clock() {
    counters_.add(Count::ClockJumps);
    SimClock& clock = any_device().kiosk->clock;
    const std::int64_t pick = static_cast<std::int64_t>(rng_.below(5));
    if (pick == 0) clock.jump_to(Instant{});
    if (pick == 1) clock.jump_to(clock.wall_now() + std::chrono::years{10});
    if (pick == 2) clock.jump_to(clock.wall_now() - std::chrono::years{10});
    if (pick == 3) clock.freeze();
    if (pick == 4) clock.set_right();
    return std::nullopt;
}

Words World::device_disk() {
    SimDisk& disk = any_device().kiosk->disk;
    if (disk.troubled()) return std::nullopt;
    Trouble trouble;
    trouble.kind = rng_.one_in(2) ? Trouble::Kind::NoRoom : Trouble::Kind::ErrorForever;
    trouble.after = rng_.below(20);
    disk.arm(trouble);
    return std::nullopt;
}

Words World::partition() {
    SimNetwork& network = *any_device().network;
    network.partitioned = !network.partitioned;
    return std::nullopt;
}

}  // namespace candour::simulation
