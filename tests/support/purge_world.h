// tests/support/purge_world.h: an office in memory some of whose words are old, with its keys in
// files in memory, and a power that may fail at any write.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/casework/purge_run.h"
#include "sync/server/key_files.h"
#include "tests/support/case_desk.h"
#include "tests/support/memory_board.h"
#include "tests/support/memory_pool.h"
#include "tests/support/memory_registry.h"

namespace candour::test {

// 22 November 2026, 10:00 UTC.
class PurgeClock : public Clock {
public:
    Instant wall_now() const override { return wall; }
    Milliseconds since_boot() const override { return Milliseconds{1'000'000}; }

    Instant wall{Instant{std::chrono::hours{20'779 * 24 + 10}}};
};

// Fails once, at the write that the counter comes to.
struct Power {
    int left = -1;  // Writes until then; below 0: never.
    bool fails() { return left >= 0 && left-- == 0; }
};

class KeyDisk : public Disk {
public:
    explicit KeyDisk(Power& power) : power_(power) {}
    Result<Bytes> read(const std::string& path, std::size_t) override {
        const auto found = files.find(path);
        if (found == files.end()) return Error{ErrorKind::NotFound, path + " does not exist"};
        return found->second;
    }
    Status write(const std::string& path, ByteView bytes, bool) override {
        if (power_.fails()) return Error{ErrorKind::Unavailable, "the power went"};
        files[path].assign(bytes.begin(), bytes.end());
        // Or after it.
        if (power_.fails()) return Error{ErrorKind::Unavailable, "the power went"};
        return Unit{};
    }
    bool exists(const std::string& path) const override { return files.contains(path); }
    server::ReplaceSecret replace() {
        return [this](const std::string& path, ByteView bytes) { return write(path, bytes, true); };
    }

    std::map<std::string, Bytes> files;

private:
    Power& power_;
};

// The one epoch is that month.
struct PurgeWorld {
    PurgeWorld() {
        keys.epoch_keys = {{"2026-11", privacy::make_epoch_key_pair()}};
        keys.office_keys = desk.keys;
        keys.message_hash_key = Bytes(32, 5);
        REQUIRE(server::save_office_keys(keys, disk, "keys").ok());
        desk.cases.on_contact_taken = [this](const SubmissionId& id) { desk.office.forget(id); };
        desk.cases.power_fails = desk.office.power_fails = [this] { return power.fails(); };
    }

    void use(server::OfficeKeys now) {
        keys = std::move(now);
        desk.keys = keys.office_keys;
    }
    // The months pass; new words are sealed with the key of that day.
    void wait_until(const char* iso) {
        clock.wall = Instant{from_iso(iso).take()} + std::chrono::hours{10};
        server::OfficeKeys now = keys;
        REQUIRE(server::rotate_epoch(now, clock.today(), disk, "keys").value());
        use(std::move(now));
    }
    // As after a start.
    void restart() {
        auto read = server::load_standing_keys(disk, "keys", disk.replace());
        INFO((read.ok() ? "" : read.error().what));
        REQUIRE(read.ok());
        use(read.take());
    }

    SubmissionId release(feedback::ContactKind kind, const std::string& story,
                         const std::string& mailbox = "") {
        feedback::Contact contact;
        contact.kind = kind;
        contact.story = story;
        contact.reply_to.mailbox_id = mailbox;
        store::OfficeItem item;
        item.id = SubmissionId::create(desk.random);
        item.kind = kind;
        item.released = clock.today();
        item.key_epoch = desk.keys.back().epoch;
        item.words = server::lock_words(contact, desk.keys.back(), item.id.bytes);
        const Bytes hash(item.id.bytes.begin(), item.id.bytes.end());
        REQUIRE(desk.office.add_release({item}, {hash}, clock.today()).value() == 1);
        return item.id;
    }
    // A contact that became a case; with contact details.
    complaint::CaseId open(const std::string& story) {
        casework::NewCase wanted;
        wanted.submission = release(feedback::ContactKind::Complaint, story).hex();
        wanted.opened.fields = {{complaint::Field::CaseKind, std::string{"comment"}},
                                {complaint::Field::Method, std::string{"kiosk"}},
                                {complaint::Field::Anonymous, false},
                                {complaint::Field::Text, story}};
        wanted.details = casework::PersonDetails{
            .name = "Ann Other", .reach_by = feedback::ReachBy::Phone, .value = "01792 000000"};
        auto opened = work.open(desk.mina, wanted);
        INFO((opened.ok() ? "" : opened.error().what));
        REQUIRE(opened.ok());
        return opened.value();
    }
    void write(const complaint::CaseId& id, complaint::EntryKind kind,
               std::map<complaint::Field, complaint::FieldValue> fields) {
        complaint::Entry entry{.kind = kind};
        entry.fields = std::move(fields);
        const auto written = work.write(desk.mina, id, {entry});
        INFO((written.ok() ? "" : written.error().what));
        REQUIRE(written.ok());
    }
    void close(const complaint::CaseId& id) {
        write(id, complaint::EntryKind::Assigned, {{complaint::Field::Person, desk.mina.id.hex()}});
        write(id, complaint::EntryKind::Decided,
              {{complaint::Field::Outcome, std::string{"recorded"}},
               {complaint::Field::Text, std::string{"Thank you."}}});
        write(id, complaint::EntryKind::Closed, {});
    }
    void hold(const complaint::CaseId& id) {
        write(id, complaint::EntryKind::HoldSet,
              {{complaint::Field::Why, std::string{"legal"}},
               {complaint::Field::Reason, std::string{"A court asked."}}});
    }

    // What can be read of a case; and whether its chain holds.
    std::string words_of(const complaint::CaseId& id) {
        const auto found = work.look(id, casework::Reading::Words).take();
        std::string words;
        for (const casework::ReadEntry& read : found.history)
            words += read.unreadable ? "UNREADABLE\n" : casework::searchable(read.entry);
        const auto details = desk.cases.details(id).take();
        if (details) {
            const auto name = work.details(desk.mina, id);
            words += name.ok() ? name.value()->name : "UNREADABLE DETAILS";
        }
        return words;
    }
    bool chain_holds(const complaint::CaseId& id) {
        const auto head = desk.cases.head(id).take();
        const auto rows = desk.cases.history(id).take();
        return !complaint::verify(desk.chain_key, id, rows, head.entries, head.head, head.mac);
    }
    std::int64_t items_under(const std::string& epoch) {
        return std::ssize(desk.office.items_under(epoch, std::nullopt, 100).take());
    }

    casework::PurgeRun run_with(std::vector<std::string> accepted = {}) {
        return casework::PurgeRun(
            {.office = desk.office,
             .cases = desk.cases,
             .board = board,
             .work = work,
             .pool = pool,
             .registry = registry,
             .disk = disk,
             .keys_folder = "keys",
             .keys = [this] { return std::make_shared<const server::OfficeKeys>(keys); },
             .destroy = [this](const std::vector<std::string>& epochs) -> Status {
                 server::OfficeKeys now = keys;
                 RETURN_IF_ERROR(server::destroy_epochs(epochs, now, clock.today(), disk, "keys",
                                                        disk.replace()));
                 use(std::move(now));
                 return Unit{};
             },
             .retention = retention,
             .today = clock.today(),
             .accepted = std::move(accepted)});
    }
    casework::PurgeReport purge(std::vector<std::string> accepted = {}) {
        auto done = run_with(std::move(accepted)).run();
        INFO((done.ok() ? "" : done.error().what));
        REQUIRE(done.ok());
        return done.take();
    }
    bool has_key(const std::string& epoch) const { return keys.office_key(epoch) != nullptr; }

    Power power;
    MemoryBoard board;
    PurgeClock clock;
    CaseDesk desk{clock};
    casework::CaseWork work = desk.work();
    MemoryPool pool;
    MemoryRegistry registry;
    KeyDisk disk{power};
    server::OfficeKeys keys;
    feedback::Retention retention{.survey_months = 12, .contact_months = 12, .case_months = 24};
};

}  // namespace candour::test
