// tests/console/cases_test.cpp: the pages of cases through HTTP: triage, log, write, read, refuse.
#include "app/casework/entry_permissions.h"
#include "app/console/cases/address.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using complaint::EntryKind;
using test::Browser;
using test::ConsoleWorld;
using test::count_of;
using test::header_of;
using test::input_value;

// A browser that fills in forms as they are on the page.
struct Desk {
    ConsoleWorld world;
    Browser browser{world};

    explicit Desk(const std::string& procedure = "donnington") {
        world.procedures.now = procedure;
        browser.become(world.ada);
    }

    bool shows(const std::string& words) const {
        return browser.last_html.find(words) != std::string::npos;
    }
    // Sends the form at `path` with `fields`; follows where it leads. Returns the status first met.
    int send(const std::string& path, test::FormFields fields) {
        browser.get(path);
        fields["form_token"] = input_value(browser.last_html, "form_token");
        const auto response = browser.post(path, fields);
        if (response.status == 303) browser.get(header_of(response, "Location"));
        return response.status;
    }
    // Opens a case of a contact and returns its reference.
    std::string open(const std::string& kind = "service_failure") {
        const std::string item = world.reveal({.kind = feedback::ContactKind::Complaint,
                                               .story = "The meeting had moved.",
                                               .wanted = "Tell us in time."});
        REQUIRE(send(triage_path(item), {{"kind", kind}}) == 303);
        const auto rows = world.cases.list({.viewer = world.ada, .status = store::any_status});
        REQUIRE(rows.value().rows.size() == 1);
        return rows.value().rows.front().reference;
    }
    void write(const std::string& reference, EntryKind kind, const test::FormFields& fields) {
        const int status = send(write_path(reference, kind), fields);
        CAPTURE(browser.last_html);
        REQUIRE(status == 303);
    }
};

TEST_CASE("C3: a contact is triaged beside its words and the organisation's examples",
          "[console]") {
    Desk desk;
    const std::string item = desk.world.reveal(
        {.kind = feedback::ContactKind::Complaint, .story = "The meeting had moved."});
    desk.browser.get("/items/" + item);
    REQUIRE(desk.shows("Decide what this is"));
    desk.browser.get(triage_path(item));
    REQUIRE(desk.shows("The meeting had moved."));
    REQUIRE(desk.shows("For example:"));
    REQUIRE(desk.shows("Junk"));
    // Nothing chosen: said beside the field.
    REQUIRE(desk.send(triage_path(item), {}) == 422);
    REQUIRE(desk.shows("Choose what it is."));
    REQUIRE(desk.send(triage_path(item), {{"kind", "service_failure"}}) == 303);
    REQUIRE(desk.shows("The meeting had moved."));
    REQUIRE(desk.shows("They called it"));
    // Once: the contact leads to its case now, and a second triage to the same.
    desk.browser.get("/items/" + item);
    REQUIRE_FALSE(desk.shows("Decide what this is"));
    REQUIRE(desk.send(triage_path(item), {{"kind", "comment"}}) == 303);
    REQUIRE(desk.world.cases.list({.viewer = desk.world.ada}).value().total == 1);
}

TEST_CASE("junk is set aside with a reason, kept, and can be brought back", "[console]") {
    Desk desk;
    const std::string item = desk.world.reveal({.story = "asdf asdf"});
    REQUIRE(desk.send(triage_path(item), {{"kind", "junk"}}) == 422);
    REQUIRE(desk.send(triage_path(item), {{"kind", "junk"}, {"reason", "Only letters."}}) == 303);
    store::CaseFilter filter{.viewer = desk.world.ada, .status = "set_aside"};
    const auto rows = desk.world.cases.list(filter).take().rows;
    REQUIRE(rows.size() == 1);
    REQUIRE_FALSE(rows.front().complaint);
    desk.write(rows.front().reference, EntryKind::BroughtBack, {{"reason", "There is a word."}});
    REQUIRE(desk.world.cases.list(filter).value().rows.empty());
}

TEST_CASE(
    "D2, W11, P9: a telephone call is recorded for the person, also when it is resolved on the "
    "spot",
    "[console]") {
    Desk desk;
    REQUIRE(desk.send("/cases/new", {}) == 422);
    for (const char* words : {"Write what happened.", "Choose what it is.", "Choose how it"})
        REQUIRE(desk.shows(words));
    REQUIRE(desk.send("/cases/new", {{"story", "The buffet came late."},
                                     {"wanted", "An apology"},
                                     {"kind", "service_failure"},
                                     {"method", "telephone"},
                                     {"day", "20 11 2026"},
                                     {"in_writing", "no"},
                                     {"name", "Ann Other"},
                                     {"reach", "phone"},
                                     {"where", "01792 000000"},
                                     {"done", "Apologised and sent a new one."},
                                     {"compensation", "no"},
                                     {"agreed", "yes"}}) == 303);
    REQUIRE(desk.shows("The buffet came late."));
    REQUIRE(desk.shows("Apologised and sent a new one."));
    REQUIRE(desk.shows("20 November 2026"));
    // Their name is on no page but its own.
    REQUIRE_FALSE(desk.shows("Ann Other"));
    const std::string reference =
        desk.world.cases.list({.viewer = desk.world.ada}).value().rows.front().reference;
    desk.browser.get(case_path(reference) + "/details");
    REQUIRE(desk.shows("Ann Other"));
    REQUIRE(desk.shows("01792 000000"));
}

TEST_CASE("a due date explains itself day by day, on its page and in the record", "[console]") {
    Desk desk;
    const std::string reference = desk.open();
    desk.write(reference, EntryKind::Assigned, {{"person", desk.world.ada.hex()}});
    desk.write(reference, EntryKind::Decided,
               {{"outcome", "passed_to_trustee"},
                {"text", "A trustee looks at it."},
                {"wants_writing", "no"},
                {"compensation", "no"}});
    // Received on Sunday 22 November 2026: ten working days end on Friday 4 December.
    REQUIRE(desk.shows("Friday 4 December 2026"));
    bool found = false;
    for (int at = 0; at < 8 && !found; ++at) {
        if (desk.browser.get(case_path(reference) + "/clocks/" + std::to_string(at)).status !=
            200) {
            break;
        }
        found = desk.shows("Friday 4 December 2026") && desk.shows("weekend");
    }
    REQUIRE(found);
    const auto record = desk.browser.get(case_path(reference) + "/record.txt");
    REQUIRE(record.status == 200);
    REQUIRE(desk.shows("Friday 4 December 2026: day 10"));
    REQUIRE(desk.shows("Saturday 28 November 2026: does not count (weekend)"));
    REQUIRE(desk.shows("A trustee looks at it."));
}

TEST_CASE("C4: a translation stands beside the original, with its translator's name", "[console]") {
    Desk desk;
    const std::string reference = desk.open();
    desk.browser.get(case_path(reference));
    REQUIRE_FALSE(desk.shows("In their own words"));
    desk.browser.get(write_path(reference, EntryKind::TranslationWritten));
    REQUIRE(desk.shows("Which entry does it translate?"));
    desk.write(reference, EntryKind::TranslationWritten,
               {{"language", "ur"},
                {"name", "Amina <b>Khan</b>"},
                {"text", "\u0645\u0644\u0627\u0642\u0627\u062a"}});
    REQUIRE(desk.shows("In their own words"));
    REQUIRE(desk.shows("Translated by <bdi>Amina &lt;b&gt;Khan&lt;/b&gt;</bdi>"));
    REQUIRE(desk.shows("<blockquote class=\"candour-quote\" lang=\"ur\" dir=\"rtl\">"));
    REQUIRE(desk.shows("The meeting had moved."));
    REQUIRE(desk.shows("A translation of <a class=\"govuk-link\" href=\"#entry-1\">entry 1</a>"));
    // Of another entry it stands in the history alone.
    desk.write(reference, EntryKind::Note, {{"text", "Elle a rappel\u00e9."}});
    const auto found = desk.world.case_work.find(reference).value();
    const std::int64_t note = desk.world.cases.head(*found).value().entries;
    desk.write(reference, EntryKind::TranslationWritten,
               {{"language", "en"},
                {"name", "Sam"},
                {"text", "She rang again."},
                {"entry", std::to_string(note)}});
    REQUIRE(desk.shows("href=\"#entry-" + std::to_string(note) + "\">entry "));
    REQUIRE_FALSE(desk.shows("Translated by <bdi>Sam</bdi>"));
}

TEST_CASE("an entry of half past midnight in summer is of the new day, on the page too",
          "[console]") {
    Desk desk;
    desk.world.clock.wall = uk_instant(from_iso("2027-07-10").take(), 30);
    desk.browser.become(desk.world.ada);  // The first session is over by then.
    const std::string reference = desk.open();
    desk.browser.get(case_path(reference));
    REQUIRE(desk.shows("10 July 2027, 00:30"));
    REQUIRE_FALSE(desk.shows("9 July 2027"));
    REQUIRE_FALSE(desk.shows("UTC"));
}

TEST_CASE("what the procedure refuses is said on the form, with what was typed", "[console]") {
    Desk desk;
    const std::string reference = desk.open();
    REQUIRE(desk.send(write_path(reference, EntryKind::Closed), {{"text", "All is well."}}) == 422);
    REQUIRE(desk.shows("All is well."));
    REQUIRE(desk.shows("There is a problem"));
    REQUIRE(desk.send(write_path(reference, EntryKind::Note), {}) == 422);
    REQUIRE(desk.shows("Answer: What happened?"));
}

TEST_CASE("no text of anybody becomes markup on a case's pages", "[console]") {
    Desk desk;
    const std::string hostile = "\"><img src=x onerror=alert(1)><script>x</script>{{7*7}}";
    REQUIRE(desk.send("/cases/new", {{"story", hostile},
                                     {"wanted", hostile},
                                     {"kind", "service_failure"},
                                     {"method", "telephone"},
                                     {"name", hostile},
                                     {"reach", "other"},
                                     {"where", hostile}}) == 303);
    const std::string reference =
        desk.world.cases.list({.viewer = desk.world.ada}).value().rows.front().reference;
    desk.write(reference, EntryKind::Note, {{"text", hostile}});
    for (const std::string& path : {case_path(reference), case_path(reference) + "/details",
                                    write_path(reference, EntryKind::Corrected)}) {
        desk.browser.get(path);
        CAPTURE(path);
        REQUIRE(count_of(desk.browser.last_html, "<img src=x") == 0);
        REQUIRE(count_of(desk.browser.last_html, "<script>") == 0);
        REQUIRE(count_of(desk.browser.last_html, ">49<") == 0);
    }
}

TEST_CASE("a case of nobody's, or a broken address, is not found", "[console]") {
    Desk desk;
    desk.open();
    for (const char* path : {"/cases/ZZZZ-ZZZZ", "/cases/ZZZZ-ZZZZ/write/note",
                             "/cases/ZZZZ-ZZZZ/details", "/cases/x/write/note"}) {
        CAPTURE(path);
        REQUIRE(desk.browser.get(path).status == 404);
    }
}

// Every role x every entry x own, other and excluded case: through HTTP, none by omission.
TEST_CASE("each role writes what the table allows in each case, and nothing else", "[console]") {
    const office::Role role = GENERATE(from_range(office::all_roles));
    CAPTURE(office::name_of(role));
    Desk desk;
    const std::string reference = desk.open();
    desk.write(reference, EntryKind::Assigned, {{"person", desk.world.ada.hex()}});
    store::StaffAccount account = *desk.world.office.staff_by_id(desk.world.sam).value();
    account.roles = {role};
    REQUIRE(desk.world.office.change_staff(account).ok());
    const casework::Worker sam = casework::worker_of(account);
    const auto id = desk.world.cases.case_by_reference(reference).value();
    enum class Part { Own, Other, Excluded };
    for (const Part part : {Part::Other, Part::Own, Part::Excluded}) {
        CAPTURE(static_cast<int>(part));
        desk.browser.become(desk.world.ada);
        if (part == Part::Own) {
            desk.write(reference, EntryKind::ActionAdded,
                       {{"person", sam.id.hex()}, {"day", "30 11 2026"}, {"text", "Ring."}});
        }
        if (part == Part::Excluded) {
            desk.write(reference, EntryKind::ConflictMarked,
                       {{"person", sam.id.hex()}, {"reason", "A cousin."}});
        }
        const office::CaseRelation relation = part == Part::Own ? office::CaseRelation::Own
                                              : part == Part::Other
                                                  ? office::CaseRelation::Other
                                                  : office::CaseRelation::Excluded;
        desk.browser.become(desk.world.sam);
        const bool reads = office::may(sam.roles, office::Permission::ReadCase, relation) ||
                           office::may(sam.roles, office::Permission::ReadCaseRecord, relation);
        // Whose roles never read any case is stopped at the door; nobody learns that it is there.
        const bool ever = office::may_somewhere(sam.roles, office::Permission::ReadCaseRecord);
        REQUIRE(desk.browser.get(case_path(reference)).status == (reads ? 200 : ever ? 404 : 403));
        const bool words = office::may(sam.roles, office::Permission::ReadCase, relation);
        REQUIRE(desk.shows("The meeting had moved.") == words);
        const bool details =
            office::may(sam.roles, office::Permission::ReadContactDetails, relation);
        REQUIRE((desk.browser.get(case_path(reference) + "/details").status == 200) ==
                (reads && details));
        for (const complaint::EntryRule& rule : complaint::all_entry_rules()) {
            CAPTURE(rule.name);
            const auto permission = casework::permission_for(rule.kind);
            const bool may = permission && office::may(sam.roles, *permission, relation);
            const std::string path = write_path(reference, rule.kind);
            const int form = desk.browser.get(path).status;
            REQUIRE((form == 200) == (reads && may));
            // Nothing is filled in, so what is allowed ends at the form, and never in the history.
            desk.browser.get(case_path(reference));
            desk.browser.get("/");
            const auto sent = desk.browser.post(
                path, {{"form_token", input_value(desk.browser.last_html, "form_token")}});
            if (!may || !reads) REQUIRE((sent.status == 404 || sent.status == 403));
        }
        const auto history =
            desk.world.case_work.look(*id, casework::Reading::Facts).take().history;
        for (const casework::ReadEntry& read : history) {
            const auto permission = casework::permission_for(read.entry.kind);
            if (read.entry.by != sam.id) continue;
            REQUIRE(permission);
            REQUIRE(office::may(sam.roles, *permission, office::CaseRelation::Own));
        }
    }
}

}  // namespace
}  // namespace candour::console
