// tests/console/template_tour_cases.h: the tour through cases, working days and information.
#pragma once

#include "app/console/reports/report_cache.h"
#include "tests/console/template_tour.h"

namespace candour::console {

// Those of other pages' tests among them, which have no history and no page.
inline std::vector<store::CaseRow> all_cases(ConsoleWorld& world) {
    store::CaseFilter filter{.viewer = world.ada, .status = store::any_status};
    filter.limit = 1'000;
    return world.cases.list(filter).take().rows;
}

inline void close_a_comment(ConsoleWorld& world, const CasesDesk& cases, const SignedIn& ada) {
    // A comment that is closed: its details stay for a while.
    const Fields comment{{"story", "Thanks."}, {"kind", "comment"}, {"method", "telephone"},
                         {"name", "Bob"},      {"reach", "phone"},  {"where", "2"}};
    REQUIRE(take_at(cases, {.view = CaseView::Log}, comment).ok());
    const casework::Worker worker = casework::worker_of(ada.account);
    for (const auto& row : all_cases(world)) {
        if (row.kind != "comment") continue;
        complaint::Entry given{.kind = complaint::EntryKind::Assigned};
        given.fields[complaint::Field::Person] = worker.id.hex();
        complaint::Entry thanked{.kind = complaint::EntryKind::Decided};
        thanked.fields[complaint::Field::Outcome] = std::string{"recorded"};
        const auto closed = world.case_work.write(
            worker, row.id, {given, thanked, {.kind = complaint::EntryKind::Closed}});
        INFO((closed.ok() ? "" : closed.error().what));
        REQUIRE((closed.ok() || closed.error().kind == ErrorKind::NotFound));
    }
}

// On to a trustee, who has 24 hours: a clock of hours. And in Welsh, beside the original.
inline void pass_on_and_translate(const CasesDesk& cases, const std::string& reference) {
    const Fields decided{{"outcome", "passed_to_trustee"},
                         {"text", "A trustee looks at it."},
                         {"wants_writing", "no"},
                         {"compensation", "no"}};
    REQUIRE(take_at(cases,
                    {.view = CaseView::Write,
                     .reference = reference,
                     .kind = complaint::EntryKind::Decided},
                    decided)
                .ok());
    REQUIRE(take_at(cases,
                    {.view = CaseView::Write,
                     .reference = reference,
                     .kind = complaint::EntryKind::TranslationWritten},
                    {{"language", "cy"}, {"name", "Mair"}, {"text", "Roedd yn hwyr."}})
                .ok());
}

// A case with a history, one due date on its page, and contact details.
inline void see_cases(Tour& tour, const SignedIn& ada, const std::string& contact) {
    ConsoleWorld& world = tour.world_;
    CasesDesk cases{tour.desk(), world.case_work, casework::worker_of(ada.account),
                    casework::everybody_of(world.office).take()};
    const Fields kind{{"kind", "service_failure"}};
    const CaseAddress triage{.view = CaseView::Triage, .reference = contact};
    tour.see(case_page_at(cases, triage, {}).take(), &ada);
    REQUIRE(take_at(cases, triage, kind).ok());
    const Fields call{{"story", "Late."},      {"wanted", "A call."}, {"kind", "service_failure"},
                      {"method", "telephone"}, {"name", "Ann"},       {"day", "20 11 2026"},
                      {"reach", "phone"},      {"where", "1"}};
    REQUIRE(take_at(cases, {.view = CaseView::Log}, call).ok());
    const auto known = world.case_work.of_submission(contact).take();
    REQUIRE(known);
    const std::string reference = world.cases.head(*known).value().row.reference;
    pass_on_and_translate(cases, reference);
    tour.see(item_page(tour.desk(), tour.item(contact), case_link(cases, contact).take()), &ada);
    tour.see(
        item_page(tour.desk(), tour.item(contact), CaseLink{.reference = {}, .may_open = true}),
        &ada);
    close_a_comment(world, cases, ada);
    for (const auto& row : all_cases(world)) {
        CaseAddress address{.reference = row.reference};
        for (const CaseView view : {CaseView::Show, CaseView::Details, CaseView::Clock}) {
            address.view = view;
            auto page = case_page_at(cases, address, {});
            // A case at its first contact has no clock yet.
            if (!page.ok()) continue;
            if (view == CaseView::Show) {
                Page next = page.value();  // As it is when somebody has to act by a day.
                for (const char* key :
                     {"has_next_who", "has_next_due", "next_goes", "next_late", "has_said",
                      "has_said_wanted", "has_contact", "has_details", "may_see_details"})
                    next.view[key] = true;
                tour.see(std::move(next), &ada);
                Page wordless = page.value();  // As it is once its words were erased.
                wordless.view["has_said"] = false;
                tour.see(std::move(wordless), &ada);
            }
            if (view == CaseView::Clock) {
                // As it is for a clock that was moved, and kept.
                Page moved = page.value();
                for (const char* key : {"was_moved", "has_met", "has_default", "provisional",
                                        "capped", "is_window", "only_told"})
                    moved.view[key] = true;
                moved.view["clock_runs"] = false;
                tour.see(std::move(moved), &ada);
            }
            tour.see(page.take(), &ada);
        }
    }
    tour.see(case_page_at(cases, {.view = CaseView::Log}, {}).take(), &ada);
    world.procedures.now = "calico";
    REQUIRE(take_at(cases, {.view = CaseView::Log},
                    {{"story", "Late."}, {"kind", "complaint"}, {"method", "letter"}})
                .ok());
    for (const auto& row : all_cases(world)) {
        auto page = case_page_at(
            cases, {.view = CaseView::Clock, .reference = row.reference, .clock = 0}, {});
        if (page.ok()) tour.see(page.take(), &ada);
    }
}

// Nothing was written, something was, that can be read or not, is taken, dealt with, set aside, and
// kept from somebody; and what an administrator has to put right.
inline void see_safeguarding(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    const auto see_all = [&] {
        tour.see(safeguarding_page(tour.desk(), "/safeguarding", ada).take(), &ada);
        tour.see(today_page(tour.desk(), ada).take(), &ada);
    };
    world.organisation.hand_over = feedback::HandOver{};
    see_all();
    world.organisation.safeguarding = feedback::Safeguarding{};
    see_all();
    for (const char* epoch : {"2026-11", "2020-01"}) {
        survey::Answers answers;
        answers.set({.question = "better", .text = "Everything"});
        const auto write = [&] {
            return "/safeguarding/" +
                   world.reveal({.kind = feedback::ContactKind::Text,
                                 .released = CivilDay{std::chrono::days{20'700}},  // Late.
                                 .epoch = epoch,
                                 .answers = answers});
        };
        const std::string one = write();
        tour.see(safeguarding_page(tour.desk(), one, ada).take(), &ada);
        see_all();
        for (const char* form : {"/take", "/finish"}) {
            REQUIRE(take_lead_form(tour.desk(), one + form, {}, ada)->ok());
            tour.see(safeguarding_page(tour.desk(), one, ada).take(), &ada);
            see_all();
        }
        const std::string another = write();
        REQUIRE(take_lead_form(tour.desk(), another + "/nothing", {}, ada)->ok());
        tour.see(safeguarding_page(tour.desk(), another, ada).take(), &ada);
        REQUIRE(take_lead_form(tour.desk(), write() + "/concerns", {{"person", "ada"}}, ada)->ok());
        see_all();
    }
}

// Nobody asks for help, one does, and one was dealt with.
inline void see_help(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    tour.see(help_page(tour.desk(), "/help", ada).take(), &ada);
    for (const char* epoch : {"2026-11", "2020-01"}) {
        const std::string one =
            "/help/" +
            world.reveal({.kind = feedback::ContactKind::Help, .story = "1", .epoch = epoch});
        tour.see(help_page(tour.desk(), one, ada).take(), &ada);
        tour.see(today_page(tour.desk(), ada).take(), &ada);
        for (const char* form : {"/take", "/finish"}) {
            REQUIRE(take_lead_form(tour.desk(), one + form, {}, ada)->ok());
            tour.see(help_page(tour.desk(), one, ada).take(), &ada);
            tour.see(help_page(tour.desk(), "/help", ada).take(), &ada);
        }
    }
}

// A draw that nobody, one and two have entered, before its day and on it; drawn; and what is late.
inline void see_prize_draw(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    const auto see = [&] {
        tour.see(involvement_page(tour.desk(), "/involvement/draw", {}, ada).take(), &ada);
        tour.see(involvement_page(tour.desk(), "/involvement", {}, ada).take(), &ada);
    };
    see();
    feedback::OfferedWish offered{.wish = feedback::Wish::PrizeDraw, .name = {}, .explanation = {}};
    offered.draw = feedback::PrizeDraw{.id = "spring", .prize = {}};
    for (const int closed_days_ago : {0, 1}) {
        offered.draw->closes = world.clock.today() - std::chrono::days{closed_days_ago};
        world.organisation.involvement = {offered};
        see();
    }
    const auto enter = [&](const char* name, const char* draw) {
        feedback::Involvement entry;
        entry.wishes = {feedback::Wish::PrizeDraw};
        entry.draw = draw;
        entry.person = {name, feedback::ReachBy::Phone, "01632 960011"};
        world.reveal({.kind = feedback::ContactKind::Involvement, .involvement = entry});
        see();
    };
    enter("Ann", "spring");
    enter("Ann", "spring");
    const auto send = [&](const Fields& form) {
        auto reply = take_involvement(tour.desk(), world.random, "/involvement/draw", form, ada);
        return std::move(*reply).take();
    };
    tour.see(std::get<Page>(send({}).what), &ada);
    REQUIRE(std::holds_alternative<Redirect>(send({{"draw", "spring"}, {"entries", "2"}}).what));
    see();
    enter("", "spring");
    const SubmissionId winner = world.office.draws(1).value().at(0).winners.at(0);
    REQUIRE(world.office.replace_words(winner, {}).ok());
    see();
    REQUIRE(world.office.remove_items({winner}).ok());
    see();
}

// Nobody, somebody of every kind, and more than one page of them.
inline void see_involvement(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    const auto see = [&](const std::string& path, const Fields& query = {}) {
        tour.see(involvement_page(tour.desk(), path, query, ada).take(), &ada);
    };
    see("/involvement");
    for (const char* epoch : {"2026-11", "2020-01"}) {
        for (const feedback::ReachBy way : feedback::all_reach_by) {
            feedback::Involvement wish;
            for (const feedback::Wish one : feedback::all_wishes)
                wish.turn(one);
            wish.person = {way == feedback::ReachBy::Phone ? "" : "Ann", way, "1"};
            const std::string one = world.reveal({.kind = feedback::ContactKind::Involvement,
                                                  .service = "",
                                                  .language = "",
                                                  .story = "",
                                                  .epoch = epoch,
                                                  .involvement = wish});
            see("/involvement/" + one + "/remove");
        }
    }
    see("/involvement");
    for (int i = 0; i < 60; ++i)
        world.reveal({.kind = feedback::ContactKind::Involvement});
    for (const char* page : {"1", "2", "9"})
        see("/involvement", {{"page", page}});
    see_prize_draw(tour, ada);
}

// No case, and cases of every look.
inline void see_work(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    const auto see_all = [&] {
        tour.see(today_page(tour.desk(), ada).take(), &ada);
        tour.see(case_list_page(tour.desk(), {}, ada).take(), &ada);
        tour.see(case_list_page(tour.desk(), {{"words", "nothing"}}, ada).take(), &ada);
        tour.see(my_work_page(tour.desk(), ada).take(), &ada);
        tour.see(panels_page(tour.desk(), ada).take(), &ada);
        tour.see(digest_page(tour.desk(), ada).take(), &ada);
        tour.see(calendar_page(tour.desk(), ada).take(), &ada);
    };
    see_all();
    const store::CasePeople own{.own = {world.ada}, .excluded = {}};
    for (int i = 0; i < 60; ++i) {
        world.add_case({.service = "reception",
                        .unit = "north",
                        .stage = "first",
                        .holder = world.ada.hex(),
                        .next_due = "2026-11-20",
                        .provisional = true},
                       own);
    }
    world.add_case({.waiting = true}, own);
    world.add_case({.status = "closed"}, own);
    REQUIRE(world.saved_filters
                .save_filter({store::SavedFilterId::create(world.random), world.ada, "Late", ""})
                .ok());
    REQUIRE(world.calendar_feeds.set_feed({world.ada, Bytes(32, 1), 1}).ok());
    see_all();
    tour.see(case_list_page(tour.desk(), {{"status", "closed"}}, ada).take(), &ada);
    const Fields second{{"page", "2"}, {"unit", "north"}};
    tour.see(case_list_page(tour.desk(), second, ada, {"A problem.", "A name"}).take(), &ada);
    tour.see(calendar_page(tour.desk(), ada, std::string(64, 'a'), "office").take(), &ada);
}

inline void keep(ConsoleWorld& world, const feedback::YouSaid& entry) {
    REQUIRE(world.learning
                .add_entry(store::Register::YouSaid, {.id = entry.id, .document = to_json(entry)})
                .ok());
}

// With signs of a person and without; refused, looked at again, kept; and quoted too early.
inline void see_redaction(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    ReportCache reports;
    const LearningDesk desk{tour.desk(), world.options.learning, world.random, reports};
    const CaseLink link{.may_redact = true};
    const std::string plain = world.reveal({.language = "", .story = "It was cold."});
    const std::string named = world.reveal(
        {.story = "Mrs Jones said nothing at all to me about it on 3 May.", .wanted = "Help."});
    tour.see(redaction_page(desk, tour.item(plain), link, ada).take(), &ada);
    tour.see(redaction_page(desk, tour.item(named), link, ada).take(), &ada);
    feedback::YouSaid entry{.id = "quotes", .theme = "Waiting"};
    entry.written_by = "sam";
    entry.said.by_language = {{"en", "They said nothing at all to me about it on 3 May."}};
    entry.did.by_language = {{"en", "We did."}};
    keep(world, entry);
    tour.see(you_said_page(desk, "/you-said/quotes", {}, ada).take(), &ada);
    Fields form{{"step", "keep"}, {"more", "Rover"}, {"revision", "0"}};
    const auto send = [&] {
        return take_redaction(desk, tour.item(named), link, form, ada).take().what;
    };
    tour.see(std::get<Page>(send()), &ada);
    form["more"] = "nothing";
    const Page again = std::get<Page>(send());
    tour.see(again, &ada);
    form["seen"] = again.view.get("seen")->string_value();
    REQUIRE(std::holds_alternative<Redirect>(send()));
    tour.see(item_page(tour.desk(), tour.item(named), link), &ada);
    tour.see(item_page(tour.desk(), tour.item(named)), &ada);
    tour.see(you_said_page(desk, "/you-said/quotes", {}, ada).take(), &ada);
}

// Entries in every state; a register with and without rows; reports, exact and published.
inline void see_learning(Tour& tour, const SignedIn& ada, const SignedIn& sam) {
    ConsoleWorld& world = tour.world_;
    LearningOptions options = world.options.learning;
    options.publish_you_said = [](const auto&, const auto&, const auto&) -> Status {
        return Unit{};
    };
    options.withdraw_you_said = [](const auto&, const auto&) -> Status { return Unit{}; };
    ReportCache reports;
    const LearningDesk desk{tour.desk(), options, world.random, reports};
    tour.see(you_said_page(desk, "/you-said", {}, ada).take(), &ada);
    feedback::YouSaid entry;
    entry.theme = "Waiting";
    entry.written_by = "sam";
    entry.id = "draft";
    entry.said.by_language = {{"en", "Mr Jones waited."}, {"cy", "Arhosodd."}};
    entry.did.by_language = {{"en", "We did."}, {"cy", "Gwnaethom."}};
    entry.translations["cy"] = {.translated_by = "mo", .reviewed_by = "ada"};
    entry.accepted = {{"en", "name", "Mr Jones", "ada", "Made up."}};
    keep(world, entry);
    entry.id = "open";
    entry.accepted.clear();
    keep(world, entry);
    entry.id = "published";
    entry.approved_by = "ada";
    entry.evidence = "A rota.";
    entry.state = feedback::YouSaidState::Published;
    entry.published = world.clock.today();
    entry.review = world.clock.today();
    keep(world, entry);
    for (const char* id : {"draft", "open", "published"})
        tour.see(you_said_page(desk, std::string("/you-said/") + id, {}, ada).take(), &ada);
    tour.see(std::get<Page>(take_you_said(desk, "/you-said/draft/approve", {}, sam).take().what),
             &sam);
    tour.see(you_said_page(desk, "/you-said", {}, ada).take(), &ada);
    tour.see(public_you_said_page(world.organisation, world.clock.today(), "ur"), nullptr);
    feedback::PublishedYouSaid one;
    one.id = "one";
    one.said.by_language["en"] = one.did.by_language["en"] = "Words.";
    one.review_day = world.clock.today();
    one.people = 10;
    world.organisation.you_said = {one};
    tour.see(public_you_said_page(world.organisation, world.clock.today(), ""), nullptr);
    tour.see(register_page(desk, "/registers/learning", ada).take(), &ada);
    tour.see(register_page(desk, "/registers/recommendations", ada).take(), &ada);
    tour.see(register_page(desk, "/registers/suggestions", ada).take(), &ada);
    tour.see(report_page(desk, {}, ada).take(), &ada);
    options.cases = [](const report::ReportScope&) -> Result<std::vector<report::CaseFacts>> {
        std::vector<report::CaseFacts> cases(
            9, test::complaint("reception", "2026-07-01", "2026-07-02"));
        cases.resize(20, test::complaint("transport", "2026-07-01"));
        cases.resize(23, test::complaint("", "2026-07-01", "2026-09-01", "partly"));
        return cases;
    };
    const LearningDesk with_cases{tour.desk(), options, world.random, reports};
    for (const char* period : {"2026-W27", "2026-Q3"})
        tour.see(report_page(with_cases, {{"period", period}}, ada).take(), &ada);
    tour.see(report_page(with_cases, {{"period", "2026-Q3"}}, sam).take(), &sam);
    tour.see(report_page(with_cases, {{"period", "2026-Q4"}}, sam).take(), &sam);
    for (const char* year : {"2026", "2024"})
        tour.see(year_page(with_cases, {{"of", year}}).take(), &sam);
    // More lines than a page has, and, the second time, a report that is behind.
    options.cases = [&](const report::ReportScope&) -> Result<std::vector<report::CaseFacts>> {
        world.clock.advance(ReportCache::quick + Milliseconds{1});
        return std::vector<report::CaseFacts>(101, test::complaint("reception", "2026-10-01"));
    };
    std::int64_t written = 0;
    options.entries_written = [&written]() -> Result<std::int64_t> { return ++written; };
    for (int turn = 0; turn < 2; ++turn)
        tour.see(report_page(with_cases, {{"period", "2026-Q4"}}, ada).take(), &ada);
}

// Working days and information pages, as they are and with every mistake.
inline void see_days(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    std::vector<CalendarVersion> versions;
    const CalendarOptions calendar{
        .versions = [&versions]() -> Result<std::vector<CalendarVersion>> { return versions; },
        .add = [&versions](const CalendarVersion& one) -> Result<std::int64_t> {
            versions.push_back(one);
            versions.back().version = static_cast<std::int64_t>(versions.size());
            return versions.back().version;
        },
        .move_cases = [](const std::string&) -> Result<int> { return 2; }};
    tour.see(calendar_page(tour.desk(), calendar, {}).take(), &ada);
    const auto show = [&](Result<Reply> reply) {
        REQUIRE(reply.ok());
        if (auto* page = std::get_if<Page>(&reply.value().what)) tour.see(std::move(*page), &ada);
    };
    show(take_calendar(tour.desk(), calendar, "/calendar/add", {}, ada.account));
    const Fields closed{{"first_day", "24"},
                        {"first_month", "12"},
                        {"first_year", "2026"},
                        {"reason", "Office move"}};
    show(take_calendar(tour.desk(), calendar, "/calendar/add", closed, ada.account));
    versions.push_back({.version = 1,
                        .nation = "england-and-wales",
                        .closures = R"({"closures": [{"first": "2026-12-24", "last": "2026-12-31",)"
                                    R"( "reason": "Office move"}]})",
                        .at_s = 0,
                        .who = "ada"});
    tour.see(calendar_page(tour.desk(), calendar, {{"moved", "2"}}).take(), &ada);
    LocalText homes;
    homes.by_language["en"] = "Homes Ltd";
    world.organisation.units = {{"homes", homes, complaint::Nation::EnglandAndWales}};
    tour.see(calendar_page(tour.desk(), calendar, {}).take(), &ada);
    feedback::InformationPage rights;
    rights.id = "rights";
    rights.title.by_language["en"] = "Your rights";
    rights.text.by_language["en"] = "You have some.";
    rights.review_day = "2020-01-31";
    rights.owner = "Centre manager";
    world.organisation.information = {rights};
    std::vector<PublicityRow> rows;
    const PublicityOptions publicity{
        .entries = [&rows]() -> Result<std::vector<PublicityRow>> { return rows; },
        .add = [&rows](const PublicityRow& row) -> Status {
            rows.push_back(row);
            return Unit{};
        },
        .change = [](const PublicityRow&) -> Status { return Unit{}; }};
    tour.see(information_page(tour.desk(), publicity).take(), &ada);
    const CivilDay today = world.clock.today();
    const feedback::Publicity leaflet{.what = "Leaflet",
                                      .where = "Library",
                                      .since = today - std::chrono::days{400},
                                      .look_again = today - std::chrono::days{30}};
    feedback::Publicity replaced = leaflet;
    replaced.replaced_on = today;
    for (const feedback::Publicity& one : {leaflet, replaced}) {
        rows.push_back({.id = std::to_string(rows.size()),
                        .document = feedback::publicity_json(one),
                        .due = feedback::publicity_due(one),
                        .revision = 1,
                        .who = "ada",
                        .at_s = 0});
    }
    tour.see(information_page(tour.desk(), publicity).take(), &ada);
    show(take_information(tour.desk(), publicity, world.random, "/information/add", {},
                          ada.account));
}

}  // namespace candour::console
