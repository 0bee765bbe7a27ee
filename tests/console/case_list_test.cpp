// tests/console/cases_test.cpp: the list of cases: who sees which, filters, search, lists kept
// under a name, the spreadsheet.
#include "app/console/work/case_list.h"

#include "app/console/limits.h"
#include "app/console/work/case_query.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::count_of;
using test::header_of;
using test::input_value;

// "sam" works on their own cases; "ada" sees all. Today is 22 November 2026, a Sunday.
struct CaseWorld : ConsoleWorld {
    CaseWorld() {
        ada_browser.become(ada);
        sam_browser.become(sam);
    }
    StaffId person(const std::string& name, const office::Roles& roles) {
        const StaffId id = StaffId::create(random);
        REQUIRE(office.add_staff({id, name, name, test::staff_password_hash(), roles}).ok());
        return id;
    }
    const std::string& see(const std::string& target) {
        REQUIRE(ada_browser.get(target).status == 200);
        return ada_browser.last_html;
    }
    Browser ada_browser{*this};
    Browser sam_browser{*this};
};

std::size_t rows_in(const std::string& html) { return count_of(html, "candour-cases__reference"); }

bool shows(const std::string& html, const std::string& reference) {
    return html.find("href=\"/cases/" + reference + "\"") != std::string::npos;
}

TEST_CASE("a row says until when, which case, what to do next and by whom", "[console]") {
    CaseWorld world;
    world.add_case({.reference = "K7M2-94QP",
                    .complaint = true,
                    .service = "transport",
                    .stage = "first",
                    .holder = world.sam.hex(),
                    .next_step = "acknowledge",
                    .next_due = "2026-11-17",
                    .provisional = true});
    const std::string& html = world.see("/cases");
    for (const char* part :
         {"href=\"/cases/K7M2-94QP\"", ">Late by 3 working days</strong>", "Tuesday 17 November",
          "provisional", "Complaint</bdi>", "Community transport", "Say that it has arrived",
          "First stage", "Sam Shah", "1 case<", "candour-cases__row--late",
          "a bank holiday that is not announced yet"}) {
        INFO(part);
        REQUIRE(html.find(part) != std::string::npos);
    }
}

TEST_CASE("what is left is counted in working days", "[console]") {
    struct Row {
        const char* due;
        const char* words;
        const char* style;
    };
    // Sunday 22 November; Christmas Day is a Friday, the 28th stands in for Boxing Day.
    const Row row = GENERATE(
        Row{"2026-11-22", "Due today", "today"}, Row{"2026-11-23", "1 working day left", "soon"},
        Row{"2026-11-24", "2 working days left", "soon"},
        Row{"2026-11-28", "5 working days left", "later"},
        Row{"2026-12-29", "25 working days left", "later"},
        Row{"2026-11-21", ">Late</strong>", "late"}, Row{"2026-11-20", ">Late</strong>", "late"},
        Row{"2026-11-19", "Late by 1 working day<", "late"});
    CaseWorld world;
    world.add_case({.next_due = row.due});
    const std::string& html = world.see("/cases");
    INFO(row.due);
    REQUIRE(html.find(row.words) != std::string::npos);
    REQUIRE(html.find("candour-days-left--" + std::string{row.style}) != std::string::npos);
}

TEST_CASE("who sees which cases follows the permission table", "[console]") {
    CaseWorld world;
    const std::string mine = world.add_case({}, {.own = {world.sam}, .excluded = {}});
    const std::string other = world.add_case({});
    const std::string hidden =
        world.add_case({.next_due = "2026-11-01"}, {.own = {world.ada}, .excluded = {world.ada}},
                       {}, "secretword");
    world.sam_browser.get("/cases");
    REQUIRE(shows(world.sam_browser.last_html, mine));
    REQUIRE(rows_in(world.sam_browser.last_html) == 1);
    const std::string all = world.see("/cases");
    REQUIRE(shows(all, mine));
    REQUIRE(shows(all, other));
    // Marked as in conflict: not in the list, a search, a count, my work, or on Today.
    for (const char* page :
         {"/cases", "/cases?words=secretword", "/cases?due=late", "/my-work", "/panels", "/"}) {
        INFO(page);
        const std::string& html = world.see(page);
        REQUIRE_FALSE(shows(html, hidden));
    }
    REQUIRE(world.see("/").find("tile__count\">1<") == std::string::npos);
}

TEST_CASE("trustees see what they are put on, auditors no words, who has no role nothing",
          "[console]") {
    CaseWorld world;
    const StaffId trustee = world.person("tess", {office::Role::Trustee});
    const StaffId auditor = world.person("odd", {office::Role::Auditor});
    const StaffId nobody = world.person("max", {});
    world.add_case({}, {.own = {trustee}, .excluded = {}}, {}, "wheelchair");
    world.add_case({}, {}, {}, "wheelchair");
    struct Row {
        StaffId who;
        int status;
        std::size_t listed;
        std::size_t found;
    };
    for (const Row& row : {Row{trustee, 200, 1, 1}, Row{auditor, 200, 2, 0}, Row{nobody, 403, 0, 0},
                           Row{world.ada, 200, 2, 2}}) {
        Browser browser{world};
        browser.become(row.who);
        REQUIRE(browser.get("/cases").status == row.status);
        REQUIRE(rows_in(browser.last_html) == row.listed);
        REQUIRE(browser.get("/cases?words=wheelchair").status == row.status);
        REQUIRE(rows_in(browser.last_html) == row.found);
    }
}

TEST_CASE("each filter narrows the list, and nonsense does nothing", "[console]") {
    CaseWorld world;
    world.add_case({.kind = "complaint",
                    .complaint = true,
                    .service = "transport",
                    .unit = "north",
                    .stage = "first",
                    .holder = world.sam.hex(),
                    .next_due = "2026-11-20",
                    .received = "2026-11-01"},
                   {}, {}, "The bus was late again");
    world.add_case({.kind = "service_request",
                    .service = "reception",
                    .unit = "south",
                    .stage = "review",
                    .next_due = "2026-11-22",
                    .waiting = true,
                    .received = "2026-10-01"});
    world.add_case({.kind = "complaint", .holder = world.ada.hex(), .next_due = "2026-11-29"});
    world.add_case({.status = "closed", .closed = "2026-11-10"});
    struct Row {
        std::string query;
        std::size_t rows;
    };
    const std::vector<Row> rows = {{"", 3},
                                   {"?status=closed", 1},
                                   {"?status=open", 3},
                                   {"?kind=service_request", 1},
                                   {"?service=transport", 1},
                                   {"?unit=north", 1},
                                   {"?stage=review", 1},
                                   {"?holder=none", 1},
                                   {"?holder=me", 1},
                                   {"?holder=" + world.sam.hex(), 1},
                                   {"?due=late", 1},
                                   {"?due=today", 1},
                                   {"?due=week", 1},
                                   {"?waiting=yes", 1},
                                   {"?waiting=no", 2},
                                   {"?complaint=yes", 1},
                                   {"?received_from=2026-11-01", 2},
                                   {"?received_until=2026-10-31", 1},
                                   {"?words=BUS+late", 1},
                                   {"?words=bus+train", 0},
                                   {"?words=%20%20", 3},
                                   {"?kind=complaint&service=transport&due=late", 1},
                                   {"?status=x&holder=zz&due=x&waiting=x&received_from=x", 3},
                                   {"?kind=%3Cscript%3E", 3}};
    for (const Row& row : rows) {
        INFO(row.query);
        REQUIRE(rows_in(world.see("/cases" + row.query)) == row.rows);
    }
    REQUIRE(world.see("/cases?due=late").find("<option value=\"late\" selected>") !=
            std::string::npos);
    REQUIRE(world.see("/cases?holder=" + world.sam.hex()).find(" selected>Sam Shah<") !=
            std::string::npos);
    REQUIRE(world.see("/cases?words=train").find("Nothing matches") != std::string::npos);
}

TEST_CASE("the list is in the order that was asked for", "[console]") {
    CaseWorld world;
    const std::string a = world.add_case({.next_due = "2026-12-05", .received = "2026-11-03"});
    const std::string b = world.add_case({.next_due = "2026-11-30", .received = "2026-11-01"});
    const std::string c = world.add_case({.received = "2026-11-02"});
    struct Row {
        const char* query;
        std::vector<std::string> order;
    };
    for (const Row& row :
         {Row{"", {b, a, c}}, Row{"?sort=newest", {a, c, b}}, Row{"?sort=longest", {b, c, a}}}) {
        const std::string& html = world.see(std::string{"/cases"} + row.query);
        INFO(row.query);
        REQUIRE(html.find("/cases/" + row.order[0] + "\"") < html.find("/cases/" + row.order[1]));
        REQUIRE(html.find("/cases/" + row.order[1] + "\"") < html.find("/cases/" + row.order[2]));
    }
}

TEST_CASE("a long list of cases has pages that keep the filters", "[console]") {
    CaseWorld world;
    for (int i = 0; i < 60; ++i)
        world.add_case({.next_due = "2026-11-30"});
    const std::string first = world.see("/cases?holder=none");
    REQUIRE(rows_in(first) == 25);
    REQUIRE(first.find("60 cases<") != std::string::npos);
    REQUIRE(first.find("href=\"/cases?holder=none&amp;page=2\" rel=\"next\"") != std::string::npos);
    REQUIRE(rows_in(world.see("/cases?holder=none&page=3")) == 10);
    REQUIRE(rows_in(world.see("/cases?page=99")) == 10);
}

TEST_CASE("a search is written down without its words", "[console]") {
    CaseWorld world;
    world.see("/cases?words=wheelchair");
    const auto entries = world.office.audit(10).value();
    REQUIRE(entries.size() == 1);
    REQUIRE(entries[0].what == "searched the words of cases");
    world.see("/cases?due=late");
    REQUIRE(world.office.audit(10).value().size() == 1);
}

TEST_CASE("a list is kept under a name, without what was searched for, and removed", "[console]") {
    CaseWorld world;
    const std::string token = input_value(world.see("/cases?due=late&words=secret"), "form_token");
    const std::string query = input_value(world.ada_browser.last_html, "query");
    REQUIRE(query == "due=late");
    const auto keep = [&](const std::string& name, const std::string& what) {
        return world.ada_browser.post("/cases/lists",
                                      {{"form_token", token}, {"name", name}, {"query", what}});
    };
    const auto kept = keep(" Late <ones> ", "due=late&words=secret");
    REQUIRE(kept.status == 303);
    const auto own = world.saved_filters.saved_filters(world.ada).value();
    REQUIRE(own.size() == 1);
    REQUIRE(own[0].name == "Late <ones>");
    REQUIRE(own[0].query == "due=late");
    for (const char* page : {"/cases", "/"}) {
        INFO(page);
        const std::string& html = world.see(page);
        REQUIRE(html.find("href=\"/cases?due=late\"><bdi>Late &lt;ones&gt;</bdi>") !=
                std::string::npos);
    }
    world.sam_browser.get("/cases");
    REQUIRE(world.sam_browser.last_html.find("Late &lt;ones&gt;") == std::string::npos);
    REQUIRE(keep("", "due=late").status == 422);
    REQUIRE(keep("Late <ones>", "due=today").status == 422);
    REQUIRE(world.ada_browser.last_html.find("of that name already") != std::string::npos);
    for (std::size_t i = 1; i < store::saved_filters_max; ++i)
        REQUIRE(keep("List " + std::to_string(i), "due=late").status == 303);
    REQUIRE(keep("One more", "due=late").status == 422);
    REQUIRE(world.ada_browser.last_html.find("Remove one first") != std::string::npos);
    // Another person's id removes nothing.
    world.sam_browser.get("/cases");
    const std::string other = input_value(world.sam_browser.last_html, "form_token");
    world.sam_browser.post("/cases/lists/remove", {{"form_token", other}, {"id", own[0].id.hex()}});
    REQUIRE(world.saved_filters.saved_filters(world.ada).value().size() ==
            store::saved_filters_max);
    REQUIRE(world.ada_browser
                .post("/cases/lists/remove", {{"form_token", token}, {"id", own[0].id.hex()}})
                .status == 303);
    REQUIRE(world.saved_filters.saved_filters(world.ada).value().size() ==
            store::saved_filters_max - 1);
    REQUIRE(world.ada_browser.get("/cases/lists").status == 405);
}

TEST_CASE("the spreadsheet has the rows of the list and no words, and is written down",
          "[console]") {
    CaseWorld world;
    world.add_case({.reference = "AAAA-1111",
                    .holder = world.sam.hex(),
                    .next_due = "2026-11-20",
                    .goodwill_pence = 2'550},
                   {}, {}, "secretword");
    world.add_case({.reference = "BBBB-2222", .next_due = "2026-12-20"});
    const auto file = world.ada_browser.get("/cases.xlsx?due=late");
    REQUIRE(file.status == 200);
    REQUIRE(header_of(file, "Content-Disposition") ==
            "attachment; filename=\"cases-2026-11-22.xlsx\"");
    const auto& rows = world.spreadsheet.sheets.at(0).rows;
    REQUIRE(rows.size() == 2);
    std::string all;
    for (const survey::Row& row : rows) {
        for (const survey::Cell& cell : row.cells)
            all += cell.text + "|";
    }
    for (const char* part : {"AAAA-1111|", "2026-11-20|", "|25.50|", "|Sam Shah|"}) {
        INFO(all << part);
        REQUIRE(all.find(part) != std::string::npos);
    }
    REQUIRE(all.find("BBBB") == std::string::npos);
    REQUIRE(all.find("secretword") == std::string::npos);
    REQUIRE(world.office.audit(1).value()[0].what == "took a list of 1 case as a spreadsheet");
    // Reception sees its own cases, and takes no list away.
    Browser reception{world};
    reception.become(world.person("rex", {office::Role::Reception}));
    REQUIRE(reception.get("/cases").status == 200);
    REQUIRE(reception.last_html.find("cases.xlsx") == std::string::npos);
    REQUIRE(reception.get("/cases.xlsx").status == 403);
}

TEST_CASE("without cases a server has no pages about them", "[console]") {
    ConsoleWorld world;
    world.options.work = nullptr;
    Browser browser{world};
    browser.become(world.ada);
    for (const char* page : {"/cases", "/cases.xlsx", "/my-work", "/panels", "/digest"}) {
        INFO(page);
        REQUIRE(browser.get(page).status == 404);
    }
    REQUIRE(browser.get("/").status == 200);
    REQUIRE(browser.last_html.find("href=\"/cases\"") == std::string::npos);
}

TEST_CASE("a case store that fails is a page that says so", "[console]") {
    CaseWorld world;
    world.cases.broken = Error{ErrorKind::Unavailable, "secret detail"};
    for (const char* page : {"/", "/cases", "/my-work", "/panels", "/digest", "/contacts"}) {
        INFO(page);
        world.reveal({});
        REQUIRE(world.ada_browser.get(page).status == 503);
        REQUIRE(world.ada_browser.last_html.find("secret detail") == std::string::npos);
    }
}

}  // namespace
}  // namespace candour::console
