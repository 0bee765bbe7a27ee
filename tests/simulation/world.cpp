// tests/simulation/world.cpp: time, chance and judgement.
#include "tests/simulation/world.h"

#include <algorithm>
#include <cstdio>

#include "tests/simulation/canary.h"
#include "tests/support/find_bytes.h"

namespace candour::simulation {

World::World(std::uint64_t seed, WorldOptions options, PowerCutVfs& vfs, Parts& parts,
             Counters& counters)
    : seed_(seed),
      options_(options),
      rng_(seed),
      sodium_(seed ^ 0x736f6469756d),
      setup_(seed),
      random_(seed ^ 0x72616e646f6d),
      vfs_(vfs),
      parts_(parts),
      counters_(counters),
      around_{vfs, parts, setup_, random_},
      plan_(rng_, options.power_cut_points),
      internet_(rng_, time_, ledger_, setup_, counters) {
    if (options.failing_syncs) plan_.prefer_failing_syncs(rng_);
}

// Nobody looks at the disks any more: ending in good order would only cost time.
World::~World() {
    for (const auto& device : devices_) {
        device->kiosk->disk.set_log(nullptr);
        device->kiosk->disk.stop(Trouble::Kind::Kill);
    }
    for (const auto& machine : servers_) {
        machine->disk.set_log(nullptr);
        machine->disk.stop(Trouble::Kind::Kill);
    }
}

void World::note(const std::string& what) {
    for (const char c : what)
        trace_hash_ = (trace_hash_ ^ static_cast<unsigned char>(c)) * 1099511628211U;
    if (options_.trace) {
        std::printf("%6.1f h  %s\n", static_cast<double>(time_.count()) / 3'600'000, what.c_str());
    }
}

Words World::run() {
    Words words = begin();
    for (std::uint64_t i = 0; i < plan_.events && !words; ++i) {
        pass_time();
        words = happen(static_cast<Event>(rng_.weighted(plan_.weights)));
    }
    if (!words) words = end();
    for (const auto& device : devices_)
        count_errors(device->kiosk->disk);
    for (const auto& machine : servers_)
        count_errors(machine->disk);
    counters_.add(Count::Seeds);
    counters_.add(Count::SimulatedHours, static_cast<std::uint64_t>(time_.count() / 3'600'000));
    if (words) counters_.add(Count::Failures);
    return words;
}

void World::count_errors(const SimDisk& disk) {
    counters_.add(Count::DiskErrors, disk.errors);
    counters_.add(Count::DiskFull, disk.full);
}

Words World::begin() {
    vfs_.reseed(seed_);
    if (options_.power_cut_points) {
        sweep_ = std::make_unique<PointSweep>(options_.sweep, seed_, vfs_, parts_, setup_, ledger_,
                                              counters_);
    }
    servers_.push_back(std::make_unique<SimServer>("server-1", around_, time_));
    internet_.servers = {servers_.back().get()};
    for (std::size_t i = 0; i < plan_.kiosks; ++i)
        add_device(plan_.slots);
    sweep_begins();
    if (Words words = start_server(server())) return words;
    for (const auto& device : devices_) {
        if (Words words = start_device(*device)) return words;
    }
    if (Words words = sweep_ends()) return words;
    if (Words words = weather()) return words;
    return judge_now();
}

void World::pass_time() {
    const std::int64_t minute = 60'000;
    const std::int64_t longest = rng_.one_in(8) ? 3 * 24 * 60 : rng_.one_in(3) ? 20 * 60 : 60;
    time_ += Milliseconds(rng_.between(minute, longest * minute));
}

Words World::happen(Event event) {
    ++events_;
    vfs_.reseed(seed_ ^ (events_ * 0x9e3779b97f4a7c15));
    note(std::string(event_names[static_cast<std::size_t>(event)]));
    sweep_begins();
    // In the order of Event.
    static constexpr std::array<Words (World::*)(), event_kinds> happenings = {
        &World::visit,        &World::window,      &World::release,       &World::backup,
        &World::restore,      &World::take_over,   &World::end_take_over, &World::stop_server,
        &World::server_clock, &World::server_disk, &World::weather,       &World::second_program,
        &World::poison,       &World::stop_device, &World::clone_device,  &World::keep_image,
        &World::old_image,    &World::damage_slot, &World::device_clock,  &World::device_disk,
        &World::partition};
    Words words = (this->*happenings[static_cast<std::size_t>(event)])();
    if (!words) words = internet_.broken;
    if (!words) words = sweep_ends();
    if (!words) words = pick_up();
    if (!words) words = judge_now();
    if (words)
        *words = "event " + std::to_string(events_) + " (" +
                 std::string(event_names[static_cast<std::size_t>(event)]) + "): " + *words;
    return words;
}

// --- judgement ---------------------------------------------------------------------------------

Result<KioskView> World::look_at(Device& device, Look how) {
    SimKiosk& kiosk = *device.kiosk;
    const bool directly = how == Look::Quick && kiosk.running() && !kiosk.disk.troubled();
    if (directly) return view_of(kiosk, ledger_, how);
    Scratch scratch(seed_ ^ events_, vfs_, parts_, setup_, time_);
    return scratch.kiosk(image_of(kiosk.disk), ledger_, how);
}

Result<ServerView> World::look_at_server(Look how) {
    SimServer& now = server();
    const bool directly = how == Look::Quick && now.running() && !now.disk.troubled();
    if (directly) return view_of(now, ledger_, setup_, ledger_.mark(), how);
    Scratch scratch(seed_ ^ events_, vfs_, parts_, setup_, time_);
    return scratch.server(image_of(now.disk), ledger_, ledger_.mark(), how);
}

Words World::judge_now() {
    counters_.add(Count::Checks);
    std::size_t pending = 0;
    for (const Look how : {Look::Quick, Look::Close}) {
        std::vector<KioskView> kiosks;
        for (const auto& device : devices_) {
            Result<KioskView> view = look_at(*device, how);
            if (!view.ok()) return device->kiosk->disk.name() + ": " + view.error().what;
            pending += view.value().pending.size();
            kiosks.push_back(view.take());
        }
        const Result<ServerView> view = look_at_server(how);
        if (!view.ok()) return server().disk.name() + ": " + view.error().what;
        const Verdict verdict = judge(kiosks, view.value(), ledger_, ledger_.mark());
        if (verdict.broken) return verdict.broken;
        if (verdict.missing.empty()) {
            note("  pending " + std::to_string(pending) + ", waiting " +
                 std::to_string(view.value().waiting.size()) + ", revealed " +
                 std::to_string(view.value().revealed.size()));
            return std::nullopt;
        }
        if (how == Look::Close) return lost_words(ledger_, verdict.missing);
    }
    return std::nullopt;
}

void World::sweep_begins() {
    if (!sweep_) return;
    std::vector<SimKiosk*> kiosks;
    for (const auto& device : devices_)
        kiosks.push_back(device->kiosk.get());
    sweep_->begin(kiosks, server());
}

Words World::sweep_ends() {
    if (!sweep_) return std::nullopt;
    return sweep_->check(time_);
}

// --- the end -----------------------------------------------------------------------------------

Words World::end() {
    note("the end");
    internet_.weather = {};
    if (Words words = end_take_over()) return words;
    for (const auto& device : devices_) {
        device->network->partitioned = false;
        device->kiosk->disk.disarm();
        if (device->kiosk->running()) device->kiosk->end_programs();
        device->kiosk->disk.stop(Trouble::Kind::Kill);
    }
    server().clock.set_right();
    server().disk.disarm();
    server().end_programs();
    server().disk.stop(Trouble::Kind::Kill);
    plan_.trouble = 0;
    if (Words words = pick_up()) return words;
    internet_.deliver_late();
    Settlement all{{}, &server(), &internet_, &time_, &ledger_, &setup_};
    for (const auto& device : devices_)
        all.kiosks.push_back(device->kiosk.get());
    if (Words words = settle(all)) return words;
    if (Words words = say_something_new()) return words;
    if (Words words = settle(all)) return words;
    if (internet_.broken) return internet_.broken;
    return find_plain_words();
}

// A fresh submission from every device is taken, and arrives as well.
Words World::say_something_new() {
    for (const auto& device : devices_) {
        const Result<bool> room = parts_.has_room(device->kiosk->store());
        const Result<store::OutboxUse> use = device->kiosk->store().use();
        if (!room.ok() || !use.ok()) return "an outbox at rest cannot be read";
        // Slots that are worn out are never used again.
        const bool worn = use.value().damaged + privacy::cells_per_message_max > plan_.slots;
        if (!room.value() && worn) continue;
        if (!room.value()) return "invariant 10: it refuses though all was sent";
        std::string story;
        const privacy::SealedMessage sealed = seal_something(story);
        const std::size_t index = ledger_.say(story, sealed.cells());
        const Status kept = parts_.keep(device->kiosk->store(), sealed);
        if (!kept.ok()) return "invariant 10: a fresh submission: " + kept.error().what;
        ledger_.thank(index);
    }
    return std::nullopt;
}

// Invariant 18: what was said is on no disk.
Words World::find_plain_words() const {
    const auto search = [](const SimDisk& disk) -> Words {
        for (const std::string& name : disk.state().names()) {
            const Bytes bytes = disk.state().contents(*disk.state().find(name)).whole();
            if (test::find_bytes(bytes, as_bytes(canary))) {
                return "invariant 18: plain words in " + disk.name() + "/" + name;
            }
        }
        return std::nullopt;
    };
    for (const auto& device : devices_) {
        if (Words words = search(device->kiosk->disk)) return words;
    }
    return search(servers_.back()->disk);
}

}  // namespace candour::simulation
