// Lists of cases, and the numbers above them, on each engine.
#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/made_cases.h"

namespace candour::platform {

namespace {

using store::CaseFilter;
using test::MadeCase;
using test::make_case;
using test::numbered_case;
using test::numbered_staff;

const complaint::ChainKey& key = test::StoreHome::chain_key;
const StaffId ada = numbered_staff(1);
const StaffId mo = numbered_staff(2);

// The numbers of the cases that a filter lists, in their order.
std::vector<int> listed(SqlCases& cases, const CaseFilter& filter) {
    const store::CasePage page = cases.list(filter).value();
    std::vector<int> numbers;
    for (const store::CaseRow& row : page.rows)
        numbers.push_back(std::stoi(row.reference.substr(4)));
    if (filter.offset == 0 && filter.limit >= 25) REQUIRE(page.total == std::ssize(numbers));
    return numbers;
}

// Late is the third alone. 1: due first, Ada's. 2: due later, without a holder, another service. 3:
// no target, waiting, Mo's. 4: closed. 5: set aside. 6: resolved, a suggestion, of the south, Ada
// is in conflict.
std::vector<MadeCase> six() {
    std::vector<MadeCase> all;
    for (int number = 1; number <= 6; ++number) {
        MadeCase made = make_case(key, number);
        made.head.row.received = "2026-11-0" + std::to_string(number);
        made.head.row.late = number == 3;
        all.push_back(made);
    }
    all[0].head.row.holder = ada.hex();
    all[0].head.people.own = {ada};
    all[0].head.row.next_due = "2026-11-10";
    all[1].head.row.service = "repairs";
    all[1].head.row.next_due = "2026-11-12";
    all[2].head.row.holder = mo.hex();
    all[2].head.people.own = {mo};
    all[2].head.row.next_due = "";
    all[2].head.row.waiting = true;
    all[3].head.row.status = "closed";
    all[3].head.row.closed = "2026-11-09";
    all[3].head.row.next_due = "";
    all[3].head.people.own = {ada};
    all[4].head.row.status = "set_aside";
    all[4].head.row.next_due = "";
    all[5].head.row.status = "resolved";
    all[5].head.row.kind = "suggestion";
    all[5].head.row.complaint = false;
    all[5].head.row.unit = "south";
    all[5].head.row.stage = "second";
    all[5].head.row.next_due = "2026-11-15";
    all[5].head.people = {{ada}, {ada}};
    return all;
}

std::unique_ptr<SqlCases> with_six(test::StoreHome& home) {
    auto cases = home.cases();
    for (const MadeCase& made : six())
        REQUIRE(cases->add_case(made.head, "", made.entries, {}, std::nullopt).ok());
    return cases;
}

}  // namespace

TEST_CASE("D13: learning records come with their cases, the newest first", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    for (MadeCase made : six()) {
        made.write(key, "note", "a note");
        const auto written = made.write(key, "learning_written", "one desk");
        REQUIRE(cases->add_case(made.head, "", made.entries, {}, std::nullopt).ok());
        if (made.head.row.reference == "REF-4") {
            REQUIRE(written.front().number == 3);
            const auto opened = made.write(key, "learning_opened");
            REQUIRE(cases->append(made.head, 3, opened, {}).ok());
        }
    }
    const auto references = [&](const CaseFilter& filter) {
        const std::vector<store::EntryOfCase> rows = cases->learning(filter).take();
        std::vector<std::string> found;
        for (const store::EntryOfCase& row : rows)
            found.push_back(row.reference + (row.entry.words.empty() ? " opened" : ""));
        return found;
    };
    using List = std::vector<std::string>;
    // On the same day by the case, and the last entry first. 5 is set aside.
    REQUIRE(references({.viewer = mo}) ==
            List{"REF-6", "REF-4 opened", "REF-4", "REF-3", "REF-2", "REF-1"});
    REQUIRE(references({.viewer = ada}).size() == 5);  // In conflict in 6.
    REQUIRE(references({.viewer = mo, .units = {"south"}}) == List{"REF-6"});
    REQUIRE(references({.viewer = mo, .limit = 2}) == List{"REF-6", "REF-4 opened"});
    const store::EntryOfCase last = cases->learning({.viewer = mo}).value().back();
    REQUIRE(last.id == numbered_case(1));
    REQUIRE(last.service == "housing");
    REQUIRE(last.entry.kind == "learning_written");
}

TEST_CASE("a filter lists the cases that fit it, in its order", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = with_six(home);
    using Sort = store::CaseSort;
    struct Row {
        const char* what;
        CaseFilter filter;
        std::vector<int> expected;
    };
    const std::vector<Row> table = {
        {"what runs, by target; without one at the end", {}, {1, 2, 6, 3}},
        {"newest", {.sort = Sort::NewestFirst}, {6, 3, 2, 1}},
        {"longest open", {.sort = Sort::LongestOpen}, {1, 2, 3, 6}},
        {"open", {.status = "open"}, {1, 2, 3}},
        {"resolved", {.status = "resolved"}, {6}},
        {"closed", {.status = "closed"}, {4}},
        {"set aside", {.status = "set_aside"}, {5}},
        {"any", {.status = "any"}, {6, 5, 4, 3, 2, 1}},
        {"a status that there is not", {.status = "' OR 1=1 --"}, {}},
        {"kind", {.kind = "suggestion"}, {6}},
        {"service", {.service = "repairs"}, {2}},
        {"stage", {.stage = "second"}, {6}},
        {"holder", {.holder = ada.hex()}, {1}},
        {"without a holder", {.holder = "none"}, {2, 6}},
        {"due until", {.due_until = "2026-11-12"}, {1, 2}},
        {"due from", {.due_from = "2026-11-12"}, {2, 6}},
        {"due between", {.due_until = "2026-11-14", .due_from = "2026-11-11"}, {2}},
        {"waiting", {.waiting = true}, {3}},
        {"not waiting", {.waiting = false}, {1, 2, 6}},
        {"complaints", {.complaint = true}, {1, 2, 3}},
        {"no complaints", {.complaint = false}, {6}},
        {"received from", {.received_from = "2026-11-03"}, {6, 3}},
        {"received until", {.received_until = "2026-11-02"}, {1, 2}},
        {"closed from", {.status = "any", .closed_from = "2026-11-09"}, {4}},
        {"closed until", {.status = "any", .closed_until = "2026-11-09"}, {4}},
        {"closed before", {.status = "any", .closed_until = "2026-11-08"}, {}},
        {"closed after", {.status = "closed", .closed_from = "2026-11-10"}, {}},
        {"late", {.late = true}, {3}},
        {"not late", {.late = false}, {1, 2, 6}},
        {"a unit", {.units = {"south"}}, {6}},
        {"units", {.units = {"south", "north"}}, {1, 2, 6, 3}},
        {"no such unit", {.units = {"west"}}, {}},
        {"several at once", {.service = "housing", .waiting = false, .complaint = true}, {1}},
        {"Ada does not see what she is in conflict with", {.viewer = ada}, {1, 2, 3}},
        {"nor as her own", {.viewer = ada, .own_only = true}, {1}},
        {"her own that are over", {.viewer = ada, .own_only = true, .status = "closed"}, {4}},
        {"her own of any status", {.viewer = ada, .own_only = true, .status = "any"}, {4, 1}},
        {"Mo's own", {.viewer = mo, .own_only = true}, {3}},
        {"nobody's own", {.viewer = numbered_staff(9), .own_only = true}, {}},
    };
    for (const Row& row : table) {
        CAPTURE(row.what);
        REQUIRE(listed(*cases, row.filter) == row.expected);
    }
}

TEST_CASE("pages of a list follow each other; a page has its limits", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = with_six(home);
    REQUIRE(listed(*cases, {.offset = 0, .limit = 3}) == std::vector{1, 2, 6});
    REQUIRE(listed(*cases, {.offset = 3, .limit = 3}) == std::vector{3});
    REQUIRE(listed(*cases, {.offset = 9, .limit = 3}).empty());
    REQUIRE(listed(*cases, {.offset = -5, .limit = 1}) == std::vector{1});
    REQUIRE(listed(*cases, {.offset = 0, .limit = -1}).empty());
    REQUIRE(cases->list({.offset = 3, .limit = 1}).value().total == 4);
    CaseFilter many;
    many.units.resize(501);
    REQUIRE(cases->list(many).error().kind == ErrorKind::Invalid);
    REQUIRE(cases->counts(many, "", "").error().kind == ErrorKind::Invalid);
}

TEST_CASE("the numbers above a list are of what its viewer may see", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = with_six(home);
    store::WorkCounts all = cases->counts({}, "2026-11-12", "2026-11-15").value();
    REQUIRE(all.overdue == 1);
    REQUIRE(all.due_today == 1);
    REQUIRE(all.due_this_week == 1);
    REQUIRE(all.unassigned == 2);
    REQUIRE(all.waiting == 1);
    const store::WorkCounts adas =
        cases->counts({.viewer = ada}, "2026-11-12", "2026-11-15").value();
    REQUIRE(adas.due_this_week == 0);
    REQUIRE(adas.unassigned == 1);
    const store::WorkCounts own =
        cases->counts({.viewer = ada, .own_only = true}, "2026-11-12", "2026-11-15").value();
    REQUIRE(own.overdue == 1);
    REQUIRE(own.due_today == 0);
    const store::WorkCounts south = cases->counts({.units = {"south"}}, "2026-11-16", "").value();
    REQUIRE(south.overdue == 1);
    REQUIRE(south.unassigned == 1);
}

TEST_CASE("more kinds of filter than statements are kept all give what fits them", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = with_six(home);
    CaseFilter filter;
    for (std::size_t units = 0; units < sql_statements_kept_max; ++units) {
        filter.units.emplace_back("south");
        REQUIRE(listed(*cases, filter) == std::vector{6});
    }
    REQUIRE(listed(*cases, {}) == std::vector{1, 2, 6, 3});
}

}  // namespace candour::platform
