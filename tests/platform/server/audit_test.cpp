// tests/platform/server/audit_test.cpp: the histories' key among a server's keys, audit verify as
// an administrator asks for it, and backups that hold no words to search in.
#include <filesystem>

#include "platform/net/tls_identity.h"
#include "platform/server/administration.h"
#include "platform/server/backup.h"
#include "platform/server/backup_set.h"
#include "platform/server/case_office.h"
#include "platform/server/restore.h"
#include "platform/server/trial_restore.h"
#include "platform/system/paths.h"
#include "sync/server/history_key.h"
#include "sync/server/key_files.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/made_cases.h"
#include "tests/support/ready_procedure.h"

using namespace candour;
using namespace candour::platform;

namespace {

// A server's folder as the versions before cases left it.
struct Place {
    explicit Place(const std::string& engine) : home(engine), folder{home.file("server")} {
        REQUIRE(make_data_folder(folder.path).ok());
        REQUIRE(make_data_folder(folder.keys()).ok());
        REQUIRE(
            disk.write(folder.organisation(), as_bytes(test::example_organisation().dump()), false)
                .ok());
        const auto ring = server::make_key_ring(SystemClock().today(), home.random);
        REQUIRE(server::save_key_ring(ring, disk, folder.keys()).ok());
        const auto identity = make_tls_identity({"localhost"});
        REQUIRE(save_tls_identity(identity.value(), folder, disk).ok());
    }
    Result<std::unique_ptr<ServerParts>> try_to_open() {
        return ServerParts::open(
            {.folder = folder, .database = home.is_sqlite() ? std::string() : home.uri()});
    }
    std::unique_ptr<ServerParts> open() { return try_to_open().take(); }
    std::string key_file() const { return folder.keys() + "/history.json"; }

    test::StoreHome home;
    FileDisk disk;
    ServerFolder folder;
};

void add_case(ServerParts& parts, int number, const std::string& word) {
    test::MadeCase made = test::make_case(parts.history_key, number);
    made.entries[0].words =
        server::lock_entry_words({complaint::WordsSalt{{3}}, to_text(made.entries[0].words)},
                                 parts.office_keys()->office_keys.back(), made.head.row.id, 1);
    REQUIRE(parts.cases->add_case(made.head, "", made.entries, {{1, word}}, std::nullopt).ok());
}

ControlMessage audit(ServerParts& parts) {
    return administer(parts, {{"command", "verify-cases"}}, "me").take();
}

}  // namespace

// What the console writes is what the audit opens: one way of sealing words serves both.
TEST_CASE("cases that case work wrote are found whole, and their words fit", "[platform]") {
    Place place(GENERATE(CANDOUR_ENGINES));
    const auto parts = place.open();
    const std::string text = test::ready_procedure_text("donnington");
    REQUIRE(parts->procedures->add_procedure_draft({"donnington", text, 1, "me", 1}).ok());
    REQUIRE(parts->procedures->publish_procedure({"donnington", 1, text, "me", 1}, 1).ok());
    store::StaffAccount ann;
    ann.id = StaffId::create(place.home.random);
    ann.user_name = "ann";
    ann.display_name = "Ann Lee";
    ann.roles = office::founder_roles();
    REQUIRE(parts->office->add_staff(ann).ok());
    const auto office = CaseOffice::open(*parts).take();
    casework::NewCase call;
    call.opened.fields = {{complaint::Field::CaseKind, std::string{"service_failure"}},
                          {complaint::Field::Method, std::string{"telephone"}},
                          {complaint::Field::Anonymous, false},
                          {complaint::Field::Text, std::string{"The meeting had moved."}}};
    call.details = feedback::PersonDetails{
        .name = "Nia", .reach_by = feedback::ReachBy::Phone, .value = "01286 000000"};
    complaint::Entry note{.kind = complaint::EntryKind::Note};
    note.fields[complaint::Field::Text] = std::string{"Rang back."};
    const casework::Worker worker = casework::worker_of(ann);
    const auto id = office->work.open(worker, call, {note});
    INFO((id.ok() ? "" : id.error().what));
    REQUIRE(id.ok());
    REQUIRE(office->work.details(worker, id.value()).value()->name == "Nia");
    const auto read = office->work.read(worker, id.value(), casework::Reading::Words).take();
    REQUIRE(read.history.back().entry.text(complaint::Field::Text) == "Rang back.");
    ControlMessage found = audit(*parts);
    INFO(found["fault.0"]);
    REQUIRE(found["cases"] == "1");
    REQUIRE(found["entries"] == "2");
    REQUIRE(found["faults"] == "0");
}

TEST_CASE("an old folder gets its histories' key at the first start, and keeps it", "[platform]") {
    Place place(GENERATE(CANDOUR_ENGINES));
    REQUIRE_FALSE(place.disk.exists(place.key_file()));
    const complaint::ChainKey made = place.open()->history_key;
    REQUIRE(place.disk.exists(place.key_file()));
    REQUIRE(place.open()->history_key.bytes == made.bytes);
}

TEST_CASE("a key that was lost is asked for, never made anew", "[platform]") {
    Place place(GENERATE(CANDOUR_ENGINES));
    REQUIRE(place.open() != nullptr);
    std::filesystem::rename(place.key_file(), place.key_file() + "-lost");
    const auto opened = place.try_to_open();
    REQUIRE(opened.error().kind == ErrorKind::NotFound);
    REQUIRE(opened.error().what.find("history.json") != std::string::npos);
    REQUIRE_FALSE(place.disk.exists(place.key_file()));
    std::filesystem::rename(place.key_file() + "-lost", place.key_file());
    REQUIRE(place.open() != nullptr);
}

TEST_CASE("audit verify counts what is whole and names what is not", "[platform]") {
    Place place(GENERATE(CANDOUR_ENGINES));
    const auto parts = place.open();
    add_case(*parts, 1, "lift");
    add_case(*parts, 2, "stairs");
    ControlMessage answer = audit(*parts);
    REQUIRE(value_of(answer, "cases") == "2");
    REQUIRE(value_of(answer, "entries") == "2");
    REQUIRE(value_of(answer, "faults") == "0");
    REQUIRE(parts->office_database
                ->write([](SqlConnection& connection) {
                    return connection.run(
                        "UPDATE office_case_entry SET day = '2020-01-01'"
                        " WHERE case_id = (SELECT case_id FROM office_case"
                        " WHERE reference = 'REF-2')");
                })
                .ok());
    answer = audit(*parts);
    REQUIRE(value_of(answer, "faults") == "1");
    REQUIRE(value_of(answer, "fault.0") == "case REF-2, entry 1 was changed");
}

TEST_CASE("audit verify finds a changed line of the staff's log; its head goes on", "[platform]") {
    Place place(GENERATE(CANDOUR_ENGINES));
    const auto parts = place.open();
    REQUIRE(parts->audit("ada", "read a case").ok());
    const auto look = [&](const std::string& head) {
        return administer(*parts, {{"command", "verify-staff-log"}, {"head", head}}, "a test");
    };
    const ControlMessage whole = look("").take();
    REQUIRE(value_of(whole, "fault").empty());
    const std::string head = value_of(whole, "head");
    REQUIRE(parts->audit("ada", "signed out").ok());
    REQUIRE(value_of(look(head).take(), "fault").empty());
    REQUIRE(look("nonsense").error().kind == ErrorKind::Invalid);
    REQUIRE(parts->office_database
                ->write([](SqlConnection& connection) {
                    return connection.run("UPDATE office_audit SET who = 'sam' WHERE who = 'ada'");
                })
                .ok());
    REQUIRE(value_of(look("").take(), "fault").find("was changed") != std::string::npos);
}

TEST_CASE("a backup holds the cases and none of the words to search in; a restored office knows",
          "[platform]") {
    Place place("SQLite");
    const std::string to = place.home.file("backups");
    {
        const auto parts = place.open();
        add_case(*parts, 1, "marmalade");
        REQUIRE(parts->cases->search_is_rebuilt().ok());
        REQUIRE(make_backup(*parts, to, 7).ok());
        add_case(*parts, 2, "marzipan");
        REQUIRE(parts->cases->search_is_current().value());
    }
    REQUIRE(place.disk.exists(place.folder.case_search()));
    for (const auto& entry : std::filesystem::recursive_directory_iterator(to)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        CAPTURE(entry.path());
        REQUIRE(bytes.find("marmalade") == std::string::npos);
        REQUIRE(bytes.find("history_key") == std::string::npos);
    }
    const auto sets = find_sets(to, place.disk).take();
    REQUIRE(test_restore(sets.good.front()).ok());
    const auto plan = plan_restore(sets.good, set_name(sets.good.front().manifest.number),
                                   set_name(sets.good.front().manifest.number));
    REQUIRE(plan.ok());
    REQUIRE(put_back(plan.value(), place.folder, SystemClock().today()).ok());
    REQUIRE_FALSE(place.disk.exists(place.folder.case_search()));
    std::filesystem::remove(place.folder.restoring());
    const auto parts = place.open();
    REQUIRE(value_of(audit(*parts), "cases") == "1");
    REQUIRE(value_of(audit(*parts), "faults") == "0");
    REQUIRE_FALSE(parts->cases->search_is_current().value());
}
