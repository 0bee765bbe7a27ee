// tests/console/case_forms_test.cpp: addresses of cases, typed days and amounts, labels of all
// entries, and forms that are made from the table of entries.
#include <algorithm>
#include <set>

#include "app/console/cases/address.h"
#include "app/console/cases/entry_form.h"
#include "app/console/cases/labels.h"
#include "tests/support/property.h"

namespace candour::console {
namespace {

using complaint::EntryKind;
using complaint::Field;

TEST_CASE("a case is found under its reference, also as people type it", "[console]") {
    const auto address = case_address("/cases/k7m294qp");
    REQUIRE(address);
    REQUIRE(address->reference == "K7M2-94QP");
    REQUIRE(address->view == CaseView::Show);
    REQUIRE(case_address(case_path("K7M2-94QP"))->reference == "K7M2-94QP");
}

TEST_CASE("each view of a case has its address", "[console]") {
    const auto write = case_address(write_path("K7M2-94QP", EntryKind::ClockExtended));
    REQUIRE(write);
    REQUIRE(write->view == CaseView::Write);
    REQUIRE(write->kind == EntryKind::ClockExtended);
    const auto clock = case_address("/cases/K7M2-94QP/clocks/12");
    REQUIRE(clock);
    REQUIRE(clock->clock == 12);
    REQUIRE(case_address("/cases/new")->view == CaseView::Log);
    REQUIRE(case_address("/cases/K7M2-94QP/details")->view == CaseView::Details);
    REQUIRE(case_address("/cases/K7M2-94QP/record.txt")->view == CaseView::Record);
    REQUIRE(case_address(triage_path("00ff"))->reference == "00ff");
}

TEST_CASE("what is no address of a case is none", "[console]") {
    for (const char* path :
         {"/cases", "/cases/", "/cases/K7M2", "/cases/K7M2-94QP1", "/cases/K7M2-94Q%",
          "/cases/K7M2-94QP/write", "/cases/K7M2-94QP/write/nothing", "/cases/K7M2-94QP/clocks/-1",
          "/cases/K7M2-94QP/clocks/1x", "/cases/K7M2-94QP/clocks/99999999999999999999",
          "/cases/K7M2-94QP/clocks/1/2", "/items/00ff", "/items/00ff/close", "/case/K7M2-94QP"}) {
        CAPTURE(path);
        REQUIRE_FALSE(case_address(path));
    }
}

TEST_CASE("a day is read in each way that people write it", "[console]") {
    const CivilDay wanted = from_iso("2026-12-04").take();
    for (const char* typed : {"4 12 2026", "04/12/2026", "4.12.2026", "2026-12-04",
                              "4 December 2026", "4 dec 2026", "4 Rhagfyr 2026", " 4-12-2026 "}) {
        CAPTURE(typed);
        REQUIRE(day_from(typed).value() == wanted);
    }
}

TEST_CASE("a day that there is not, or that is cut, is refused with an example", "[console]") {
    for (const char* typed : {"", "4 12", "4 12 26", "0 12 2026", "12 2026", "tomorrow",
                              "4 de 2026", "1 2 3 4", "4 12 99999999999"}) {
        CAPTURE(typed);
        const auto read = day_from(typed);
        REQUIRE_FALSE(read.ok());
        REQUIRE(read.error().what.find("24 12 2026") != std::string::npos);
    }
    REQUIRE_FALSE(day_from("4 13 2026").ok());
    REQUIRE_FALSE(day_from("30 2 2026").ok());
    REQUIRE(day_from("29 2 2028").ok());
    REQUIRE_FALSE(day_from("29 2 2027").ok());
}

TEST_CASE("every entry and every field has its words", "[console]") {
    std::set<std::string_view> done;
    for (const complaint::EntryRule& rule : complaint::all_entry_rules()) {
        CAPTURE(rule.name);
        REQUIRE_FALSE(label_of(rule.kind).done.empty());
        REQUIRE(done.insert(label_of(rule.kind).done).second);
        for (const complaint::FieldNeed& one : rule.fields) {
            CAPTURE(complaint::rule_of(one.field).name);
            REQUIRE_FALSE(label_of(rule.kind, one.field).label.empty());
        }
        for (const std::string_view choice : rule.why)
            REQUIRE(choice_in_words(choice, {}).find('_') == std::string::npos);
    }
}

TEST_CASE("an entry is taken from its form, and what lacks is said beside its field", "[console]") {
    const TakenEntry nothing = take_entry(EntryKind::ClockExtended, {}, {});
    std::set<std::string> places;
    for (const Problem& problem : nothing.problems)
        places.insert(problem.place);
    REQUIRE(places == std::set<std::string>{"clock", "day", "reason"});

    const TakenEntry taken = take_entry(EntryKind::ClockExtended,
                                        {{"clock", "decide"},
                                         {"day", "24 12 2026"},
                                         {"reason", "  The builder is away. \r\n"},
                                         {"bodies_ombudsman", "1"},
                                         {"agreed", "yes"},
                                         {"nonsense", "1"}},
                                        {});
    REQUIRE(taken.problems.empty());
    REQUIRE(taken.entry.text(Field::Clock) == "decide");
    REQUIRE(taken.entry.day(Field::Day) == from_iso("2026-12-24").take());
    REQUIRE(taken.entry.text(Field::Reason) == "The builder is away.");
    REQUIRE(taken.entry.list(Field::Bodies) == std::vector<std::string>{"ombudsman"});
    REQUIRE(complaint::check_fields(taken.entry).ok());
}

TEST_CASE("what is typed for something with an id becomes one", "[console]") {
    const TakenEntry taken =
        take_entry(EntryKind::RootCause, {{"theme", "Waiting times, Mondays!"}}, {});
    REQUIRE(taken.problems.empty());
    REQUIRE(taken.entry.text(Field::Theme) == "waiting-times-mondays");
    REQUIRE(complaint::check_fields(taken.entry).ok());
}

TEST_CASE("junk in every field of every form is refused or kept to its type", "[console]") {
    const std::vector<std::string> junk = {
        "",         "\x01", "💥💥💥", "-1", "999999999999999999999", std::string(9'000, 'x'),
        "<script>", "1",    "yes"};
    for (const complaint::EntryRule& rule : complaint::all_entry_rules()) {
        for (const std::string& text : junk) {
            Fields form;
            for (const complaint::FieldNeed& one : rule.fields) {
                const std::string name{complaint::rule_of(one.field).name};
                form[name] = text;
                form[name + "_" + text] = "1";
            }
            const TakenEntry taken = take_entry(rule.kind, form, {});
            // Either the form says so, or the entry's own check does; nothing else gets through.
            const Status checked = complaint::check_fields(taken.entry);
            if (!checked.ok()) REQUIRE(checked.error().kind == ErrorKind::Invalid);
            for (const auto& [field, value] : taken.entry.fields)
                REQUIRE(std::ranges::count(rule.fields, field, &complaint::FieldNeed::field) == 1);
            for (const Problem& problem : taken.problems)
                REQUIRE_FALSE(problem.words.empty());
        }
    }
}

}  // namespace
}  // namespace candour::console
