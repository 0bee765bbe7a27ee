// tests/console/welsh_office.h: an office whose reports, registers, "You said, we did", contacts
// and calendar have content and refusals, all of which are read in Welsh.
#pragma once

#include "app/console/calendar/calendar.h"
#include "app/console/reports/report_cache.h"
#include "tests/support/case_facts.h"
#include "tests/support/console_words.h"
#include "tests/support/console_world.h"

namespace candour::console::welsh {

using test::Browser;
using test::ConsoleWorld;
using test::FormFields;

inline LocalText named(const std::string& english, const std::string& welsh) {
    LocalText made;
    made.by_language = {{"en", english}, {"cy", welsh}};
    return made;
}

inline feedback::Organisation a_group() {
    feedback::Organisation group = test::example_organisation();
    group.languages = {"en", "cy"};
    group.units = {
        {"homes", named("Homes Ltd", "Cartrefi Cyf"), complaint::Nation::EnglandAndWales},
        {"north", named("North Ltd", "Y Gogledd Cyf"), complaint::Nation::Scotland}};
    return group;
}

// Of people and of the organisation, as the pages show them; the longer first. What else people
// write here are numbers.
// clang-format off
inline const std::vector<std::string> own_words = {
    "Cludiant cymunedol", "Y dderbynfa", "Tŷ Enghraifft", "Cartrefi Cyf", "Y Gogledd Cyf",
    "Cymraeg (cy)", "Saesneg (en)", "Wrdw (ur)", "Ada Adeyemi", "Sam Shah", "one tenant",
    "A plain story.", "What could be better? (cy)",
    "Cwyn", "Syniad", "service_1", "service_2", "service_3", "service_4", "ada", "sam", "Ada"};
// clang-format on

// An office with content on each page, read in Welsh.
struct Office : ConsoleWorld {
    explicit Office(const Translator& translator) : ConsoleWorld(a_group()) {
        options.translator = &translator;
        give_cases();
        give_publications();
        give_calendar();
        options.learning.suggestion_promise = [](const std::string&) {
            return feedback::SuggestionPromise{{3, complaint::ClockUnit::WorkingDays}, ""};
        };
        options.learning.lessons = [](const auto&) -> Result<std::vector<LearningOptions::Lesson>> {
            return std::vector<LearningOptions::Lesson>{
                {.day = "2026-11-02",
                 .service = "reception",
                 .reason = "1",
                 .root_cause = "waiting",
                 .action = "2",
                 .owner = "3",
                 .reference = "4"},
                {.day = "2026-11-03", .reference = "5", .open = true},
                {.day = "2026-11-04", .reference = "6"}};
        };
    }

    void give_cases() {
        test::Gen gen{7};
        facts = test::random_cases(gen, 400);
        while (facts.size() < 300) {
            facts.push_back(test::complaint("reception", "2026-07-01", "2026-07-10"));
            facts.push_back(test::complaint("transport", "2026-11-18", "2026-11-20"));
        }
        for (report::CaseFacts& one : facts)
            one.reference = "1234";
        options.learning.cases =
            [this](const report::ReportScope&) -> Result<std::vector<report::CaseFacts>> {
            clock.advance(ReportCache::quick + Milliseconds{1});  // So that one may be behind.
            return facts;
        };
        options.learning.entries_written = [this]() -> Result<std::int64_t> { return written; };
        options.learning.name_of = [](const std::string& names, const std::string& id,
                                      const Language& language) -> ShownText {
            REQUIRE(language == "cy");
            if (names == "method" || id.empty()) return {};
            return {"⟦" + id + "⟧", language};
        };
    }
    void give_publications() {
        options.learning.staff_names = []() -> Result<std::vector<std::string>> {
            return std::vector<std::string>{"Sam Shah", "Ada Adeyemi"};
        };
        options.learning.publish_you_said = [](const auto&, const auto&, const auto&) -> Status {
            return Unit{};
        };
        options.learning.withdraw_you_said = [](const auto&, const auto&) -> Status {
            return Unit{};
        };
    }
    void give_calendar() {
        options.calendar = {
            .versions = [this]() -> Result<std::vector<CalendarVersion>> { return versions; },
            .add = [this](const CalendarVersion& version) -> Result<std::int64_t> {
                versions.push_back(version);
                versions.back().version = static_cast<std::int64_t>(versions.size());
                return versions.back().version;
            },
            .move_cases = [](const std::string&) -> Result<int> { return 3; }};
    }

    std::vector<report::CaseFacts> facts;
    std::int64_t written = 1;
    std::vector<CalendarVersion> versions;
};

// Everything that was seen, by what was done.
using Pages = std::vector<std::pair<std::string, std::string>>;

struct Person {
    Person(Office& world, const StaffId& who, Pages& seen) : browser(world), pages(seen) {
        browser.become(who);
        browser.cookies["__Host-candour-language"] = "cy";
    }
    std::string look(const std::string& path, int status = 200) {
        const int got = browser.get(path).status;
        INFO(path);
        REQUIRE(got == status);
        pages.emplace_back(path, browser.last_html);
        return browser.last_html;
    }
    // With the page's hidden fields. What is refused is a page to look at.
    std::string send(const std::string& path, FormFields fields, int status = 303,
                     const std::string& to = "") {
        browser.get(path);
        for (const char* hidden : {"form_token", "revision", "seen"})
            fields.emplace(hidden, test::input_value(browser.last_html, hidden));
        const auto response = browser.post(to.empty() ? path : to, fields);
        INFO(path << ": " << test::text_of(response));
        REQUIRE(response.status == status);
        if (status == 422) pages.emplace_back("a refusal of " + path, browser.last_html);
        return test::header_of(response, "Location");
    }
    Browser browser;
    Pages& pages;
};

inline void see_reports(Office& world, Pages& pages) {
    Person ada{world, world.ada, pages};
    Person tom{world, world.add_somebody("tom", {office::Role::Trustee}), pages};
    for (const char* query : {"", "?period=2026-Q3", "?period=2026-Q3&service=transport",
                              "?period=2026-W30", "?period=2026-Q4"})
        ada.look(std::string{"/reports"} + query);
    ++world.written;
    REQUIRE(ada.look("/reports?period=2026-Q3").find("anew=1") != std::string::npos);
    // With numbers that are shown and some that are not.
    const std::string published = tom.look("/reports?period=2026-Q3");
    REQUIRE(published.find("<span aria-hidden=\"true\">*</span>") != std::string::npos);
    REQUIRE(published.find("%</td>") != std::string::npos);
    REQUIRE(published.find("26-") != std::string::npos);  // The chart.
    tom.look("/reports?period=2026-Q4");
    ada.look("/reports?period=2026-Q3&view=published");
}

inline void see_suggestions(Office& world, Pages& pages) {
    Person sam{world, world.sam, pages};
    sam.look("/registers");
    const std::string late = world.reveal({.service = "", .released = test::day("2026-10-01")});
    const std::string second = world.reveal({.service = "transport"});
    const std::string third = world.reveal({});
    const auto path = [](const std::string& id) { return "/registers/suggestions/" + id; };
    sam.look(path(late));
    const FormFields acknowledged = {{"owner", "5"}, {"how", "6"}, {"next", "2027-02-01"}};
    sam.send(path(second), {{"owner", ""}, {"how", ""}, {"next", "2027-02-01"}}, 422);
    sam.send(path(second), {{"owner", "5"}, {"how", "6"}, {"next", "2020-01-01"}}, 422);
    sam.send(path(second), {{"owner", "5"}, {"how", "6"}, {"revision", "9"}}, 422);
    sam.send(path(second), acknowledged);
    sam.send(path(third), acknowledged);
    sam.look(path(second));
    sam.send(path(second), {{"owner", "5"}, {"note", ""}, {"next", "2027-03-01"}}, 422);
    FormFields done = {{"owner", "5"}, {"note", "7"}, {"decision", "done"}, {"answer", ""}};
    sam.send(path(third), done, 422);
    done["answer"] = "8";
    sam.send(path(third), done);
    sam.look(path(third));
    sam.send(path(second),
             {{"owner", "5"}, {"note", "9"}, {"decision", "adopted"}, {"next", "2027-03-01"}});
    sam.look("/registers/suggestions");
}

inline void see_recommendations(Office& world, Pages& pages) {
    Person sam{world, world.sam, pages};
    Person ada{world, world.ada, pages};
    const std::string list = "/registers/recommendations";
    sam.look(list);
    sam.look(list + "/new");
    FormFields form = {
        {"title", "1"},        {"because", "2"},          {"decision_maker", "3"},  {"due", ""},
        {"option1_name", "4"}, {"option1_benefits", "5"}, {"option1_drawbacks", ""}};
    sam.send(list + "/new", form, 422);
    form["option1_drawbacks"] = "6";
    form["option2_name"] = "7";
    form["option2_benefits"] = "8";
    form["option2_drawbacks"] = "";
    sam.send(list + "/new", form, 422);
    form["option2_drawbacks"] = "9";
    sam.send(list + "/new", form, 422);
    form["due"] = "2027-01-31";
    form["title"] = "";
    sam.send(list + "/new", form, 422);
    form["title"] = "1";
    const std::string one = sam.send(list + "/new", form);
    sam.look(list);
    sam.look(one);
    sam.look(one + "/edit");
    form["revision"] = "9";
    sam.send(one + "/edit", form, 422);
    ada.look(one);
    FormFields decision = {{"chosen", "0"}, {"reason", ""}, {"decided_by", "3"}, {"review", ""}};
    ada.send(one + "/decide", decision, 422);
    decision["reason"] = "2";
    ada.send(one + "/decide", decision, 422);
    decision["review"] = "2027-06-01";
    decision["revision"] = "9";
    ada.send(one + "/decide", decision, 422);
    decision.erase("revision");
    ada.send(one + "/decide", decision);
    ada.look(one);
    ada.look(list);
    ada.send(one + "/finish", {{"result", ""}}, 422);
    ada.send(one + "/finish", {{"result", "5"}});
    ada.look(one);
    ada.look(list);
    ada.look("/registers/learning");
    Person auditor{world, world.add_somebody("eve", {office::Role::Auditor}), pages};
    auditor.look("/registers/learning");
}

inline void see_you_said(Office& world, Pages& pages) {
    Person sam{world, world.sam, pages};
    Person ada{world, world.ada, pages};
    sam.look("/you-said");
    sam.look("/you-said/new");
    FormFields words = {{"theme", "1"},          {"contacts", "3"},      {"said", "2 one tenant"},
                        {"did", "3 Ada"},        {"outcome", "changed"}, {"evidence", ""},
                        {"review", "2027-05-22"}};
    FormFields wrong = words;
    wrong["contacts"] = "x";
    sam.send("/you-said/new", wrong, 422);
    wrong = words;
    wrong["review"] = "";
    sam.send("/you-said/new", wrong, 422);
    wrong = words;
    wrong["said"] = "";
    sam.send("/you-said/new", wrong, 422);
    wrong["said"] = std::string(5'000, '1');
    sam.send("/you-said/new", wrong, 422);
    const std::string entry = sam.send("/you-said/new", words);
    sam.look(entry);
    ada.look(entry);
    ada.send(entry + "/approve", {}, 422);
    ada.send(entry + "/accept", {{"language", "en"}, {"kind", "x"}}, 422);
    ada.send(entry + "/publish", {}, 422);
    sam.look(entry + "/edit");
    words["revision"] = "9";
    sam.send(entry + "/edit", words, 422);
    words.erase("revision");
    words["said"] = "2";
    words["did"] = "3";
    words["evidence"] = "4";
    words["contacts"] = "12";
    words["outcome"] = "not_changed";
    sam.send(entry + "/edit", words);
    sam.look(entry + "/translate/cy");
    sam.send(entry + "/translate/cy", {{"said", ""}, {"did", "6"}}, 422);
    sam.send(entry + "/translate/cy", {{"said", "5"}, {"did", "6"}});
    sam.look(entry);
    ada.look(entry);
    ada.send(entry + "/review", {{"language", "cy"}});
    ada.send(entry + "/approve", {});
    sam.look(entry);
    ada.look(entry);
    ada.look("/you-said");
    ada.send(entry + "/publish", {});
    ada.look(entry);
    ada.look("/you-said");
    ada.send(entry + "/withdraw", {});
    ada.look(entry);
    ada.look("/you-said");
}

inline void see_contacts(Office& world, Pages& pages) {
    Person sam{world, world.sam, pages};
    survey::Answers answers;
    answers.set({"1", "2", "", false});
    answers.set({"3", "", "", true});
    sam.look("/items/" + world.reveal({.service = "", .story = "", .urgent = true}));
    sam.look("/items/" +
             world.reveal({.language = "ur", .story = "1", .wanted = "2", .answers = answers}));
    sam.look("/items/" + world.reveal({.story = "1", .epoch = "2020-01"}));
    feedback::ComplaintFacts facts;
    facts.support = {std::begin(feedback::all_supports), std::end(feedback::all_supports)};
    facts.interpreter_language = "ur";
    facts.person = {"1", feedback::ReachBy::Phone, "2"};
    for (const feedback::Behalf behalf : feedback::all_behalves) {
        for (const feedback::AnswerWanted answer : feedback::all_answers_wanted) {
            facts.behalf = behalf;
            facts.answer = answer;
            const auto consent = feedback::all_consents[static_cast<std::size_t>(behalf) % 4];
            sam.look("/items/" + world.reveal({.kind = feedback::ContactKind::Complaint,
                                               .story = "1",
                                               .facts = facts,
                                               .consent = std::string{name_of(consent)}}));
        }
    }
}

// Who asks for help now: nobody, one that waits, one that is taken, one that is dealt with.
inline void see_help(Office& world, Pages& pages) {
    Person ada{world, world.ada, pages};
    ada.look("/help");
    const std::string asked =
        "/help/" + world.reveal({.kind = feedback::ContactKind::Help, .story = "1"});
    ada.look("/");
    ada.look(asked);
    ada.send(asked, {}, 303, asked + "/take");
    ada.look("/");
    ada.look(asked);
    ada.send(asked, {}, 303, asked + "/finish");
    ada.look(asked);
    ada.look("/help");
    ada.look("/help/" + world.reveal({.kind = feedback::ContactKind::Help, .epoch = "2020-01"}));
}

// A prize draw: that is open, that may be drawn, that was drawn, and what came too late.
inline void see_prize_draw(Office& world, Pages& pages) {
    Person ada{world, world.ada, pages};
    const std::string path = "/involvement/draw";
    ada.look(path);
    feedback::OfferedWish offered{
        .wish = feedback::Wish::PrizeDraw, .name = named("1", "1"), .explanation = {}};
    offered.draw = feedback::PrizeDraw{.id = "spring", .prize = named("2", "2")};
    const auto closes = [&](int days) {
        offered.draw->closes = world.clock.today() + std::chrono::days{days};
        world.organisation.involvement = {offered};
        ada.look(path);
        ada.look("/involvement");
    };
    const auto enter = [&](const std::string& number) {
        feedback::Involvement entry;
        entry.wishes = {feedback::Wish::PrizeDraw};
        entry.draw = "spring";
        entry.person = {number == "3" ? "" : number, feedback::ReachBy::Phone, number};
        world.reveal(
            {.kind = feedback::ContactKind::Involvement, .story = "", .involvement = entry});
    };
    ada.send(path, {{"draw", "spring"}}, 422);
    closes(3);
    ada.send(path, {{"draw", "spring"}}, 422);
    closes(-30);
    ada.send(path, {{"draw", "spring"}}, 422);
    for (const char* number : {"3", "3", "4"})
        enter(number);
    ada.look(path);
    ada.send(path, {{"draw", "spring"}, {"entries", "9"}}, 422);
    ada.send(path, {{"draw", "spring"}, {"entries", "3"}});
    ada.send(path, {{"draw", "spring"}, {"entries", "3"}}, 422);
    enter("3");
    ada.look(path);
    REQUIRE(world.office.remove_items({world.office.draws(1).value().at(0).winners.at(0)}).ok());
    ada.look(path);
}

// Nobody who wishes to be involved, somebody of every kind, and more than one page of them.
inline void see_involvement(Office& world, Pages& pages) {
    Person ada{world, world.ada, pages};
    ada.look("/involvement");
    std::string last;
    for (const feedback::ReachBy way : feedback::all_reach_by) {
        feedback::Involvement wish;
        for (const feedback::Wish one : feedback::all_wishes)
            wish.turn(one);
        wish.person = {way == feedback::ReachBy::Phone ? "" : "1", way, "1"};
        last = "/involvement/" +
               world.reveal(
                   {.kind = feedback::ContactKind::Involvement, .story = "", .involvement = wish});
        ada.look(last + "/remove");
    }
    ada.look("/involvement");
    for (int i = 0; i < 60; ++i)
        world.reveal({.kind = feedback::ContactKind::Involvement, .epoch = "2020-01"});
    ada.look("/involvement?page=2");
    see_prize_draw(world, pages);
}

// What was written on home visits: nothing, something that waits, is late, taken, dealt with, set
// aside and kept from somebody.
inline void see_safeguarding(Office& world, Pages& pages) {
    Person ada{world, world.ada, pages};
    world.organisation.hand_over = feedback::HandOver{};
    ada.look("/");
    world.organisation.safeguarding = feedback::Safeguarding{};
    ada.look("/safeguarding");
    const auto write = [&](const char* epoch) {
        survey::Answers answers;
        answers.set({.question = "better", .text = "1"});
        return "/safeguarding/" + world.reveal({.kind = feedback::ContactKind::Text,
                                                .released = CivilDay{std::chrono::days{20'700}},
                                                .epoch = epoch,
                                                .answers = answers});
    };
    const std::string one = write("2026-11");
    for (const char* form : {"/take", "/finish"}) {
        ada.look("/");
        ada.look("/safeguarding");
        ada.look(one);
        ada.send(one, {}, 303, one + form);
    }
    ada.look(one);
    const std::string another = write("2020-01");
    ada.look(another);
    ada.send(another, {}, 303, another + "/nothing");
    ada.look(another);
    const std::string hidden = write("2026-11");
    ada.send(hidden, {{"person", "ada"}}, 303, hidden + "/concerns");
    ada.look("/");
    world.organisation.hand_over.reset();
    world.organisation.safeguarding.reset();
}

inline void see_calendar(Office& world, Pages& pages) {
    Person ada{world, world.ada, pages};
    const std::string page = "/calendar";
    ada.look(page);
    FormFields form = {{"first_day", "24"},
                       {"first_month", "12"},
                       {"first_year", ""},
                       {"unit", "homes"},
                       {"reason", "1"}};
    const auto refuse = [&] { ada.send(page, form, 422, "/calendar/add"); };
    refuse();
    form["first_year"] = "2026";
    form["last_day"] = "40";
    refuse();
    form["last_day"] = "23";
    form["last_month"] = "12";
    form["last_year"] = "2026";
    refuse();
    form["last_year"] = "2030";
    refuse();
    form["last_year"] = "2026";
    form["last_day"] = "31";
    form["reason"] = "";
    refuse();
    form["reason"] = std::string(900, '1');
    refuse();
    form["reason"] = "1";
    form["unit"] = "x";
    refuse();
    form["unit"] = "homes";
    ada.send(page, form, 303, "/calendar/add");
    refuse();  // It is there already.
    form["seen"] = "0";
    refuse();
    ada.send(page, {{"nation", "x"}}, 422, "/calendar/nations");
    ada.send(page, {{"closure", "9"}}, 422, "/calendar/remove");
    for (const char* query : {"?moved=0", "?moved=3", "?not_moved=1"})
        ada.look(page + query);
}

inline Pages all_pages(Office& world) {
    Pages pages;
    see_reports(world, pages);
    see_suggestions(world, pages);
    see_recommendations(world, pages);
    see_you_said(world, pages);
    see_contacts(world, pages);
    see_help(world, pages);
    see_involvement(world, pages);
    see_safeguarding(world, pages);
    see_calendar(world, pages);
    return pages;
}

}  // namespace candour::console::welsh
