// tests/casework/report_book_test.cpp: a report from memory is the report of all cases read anew,
// whoever wrote in them and whenever somebody looks.
#include "app/casework/report_book.h"

#include "app/casework/report_facts.h"
#include "tests/support/case_desk.h"
#include "tests/support/console_world.h"
#include "tests/support/generated_case.h"
#include "tests/support/made_cases.h"

namespace candour::casework {
namespace {

using complaint::CaseState;
using complaint::Entry;
using test::GeneratedCase;

constexpr unsigned runs = 40;
constexpr unsigned cases_each = 6;
constexpr int writes = 90;

// A generated case, written into the store as case work does.
struct LivingCase {
    LivingCase(unsigned seed, std::int64_t number) : made(seed) {
        head.row.id = test::numbered_case(number);
        head.row.reference = "R" + std::to_string(number);
        head.row.service = number % 3 == 0 ? "housing" : "repairs";
    }

    void accept(Entry entry) {
        entry.number = state.entries + 1;
        state = complaint::after(made.procedure(), std::move(state), entry).take();
        for (Entry& own : complaint::follow_ups(made.procedure(), state, entry))
            accept(std::move(own));
    }
    const complaint::WorkCalendar& calendar() const {
        return made.calendars().at(static_cast<std::size_t>(state.calendar) - 1);
    }
    // False: what somebody tried was refused.
    bool go_on() {
        Entry entry = made.attempt(state);
        const Status may =
            complaint::may_follow(made.procedure(), state, entry, made.actor_of(entry), calendar());
        if (may.ok()) accept(std::move(entry));
        return may.ok();
    }
    void keep(store::CaseStore& cases, bool set_aside) {
        const std::int64_t before = head.entries;
        state.service = head.row.service;
        head.row.complaint = state.kind == "complaint";
        head.row.received = to_iso(state.received.day);
        head.row.closed = state.closed ? to_iso(state.closed->day) : "";
        head.row.status = set_aside ? "set_aside" : state.closed ? "closed" : "open";
        const auto clocks =
            complaint::clocks_of(made.procedure(), state, calendar(), made.now()).take();
        head.report_facts = report::to_text(kept_facts_of(state, clocks, head.row));
        head.entries = state.entries;
        REQUIRE((before == 0 ? cases.add_case(head, "", {}, {}, std::nullopt)
                             : cases.append(head, before, {}, {}))
                    .ok());
    }

    GeneratedCase made;
    CaseState state;
    store::CaseHead head;
};

struct Scene {
    test::ManualClock clock;
    test::CaseDesk desk{clock};
    CaseWork work = desk.work();
    ReportBook book{work, desk.cases};
    ReportBook looks_seldom{work, desk.cases};
    ReportBook small{work, desk.cases, 3};

    report::CaseReport anew(report::Span span, const report::Period& period,
                            const std::string& service) {
        const auto facts = report_facts(work, desk.cases,
                                        {.first = report::first_day_needed(span, period),
                                         .last = period.last,
                                         .service = service});
        return report::exact_report(facts.value(), span, period);
    }
    void same(ReportBook& looked_at) {
        for (const report::Span span : {report::Span::Week, report::Span::Quarter}) {
            const report::Period period = report::period_of(span, clock.today());
            for (const char* service : {"", "housing", "nobody's"}) {
                const auto found = looked_at.exact_report(span, period, service);
                REQUIRE(found.value() == anew(span, period, service));
            }
        }
    }
};

NewCase telephone_call() {
    NewCase wanted;
    wanted.opened.kind = complaint::EntryKind::Opened;
    wanted.opened.fields = {{complaint::Field::CaseKind, std::string{"service_failure"}},
                            {complaint::Field::Method, std::string{"telephone"}},
                            {complaint::Field::Anonymous, false},
                            {complaint::Field::Text, std::string{"The buffet came late."}}};
    return wanted;
}

}  // namespace

TEST_CASE("a report from memory is that of all cases read anew, after any writes", "[casework]") {
    int counted = 0;
    for (unsigned run = 1; run <= runs; ++run) {
        INFO("run " << run);
        Scene scene;
        std::mt19937 random(run);
        std::vector<LivingCase> living;
        for (unsigned i = 0; i < cases_each; ++i) {
            living.emplace_back(run * 100 + i, i + 1);
            living.back().accept(living.back().made.opening());
            living.back().keep(scene.desk.cases, false);
        }
        for (int i = 0; i < writes; ++i) {
            LivingCase& one = living[random() % living.size()];
            if (random() % 8 == 0) one.made.pass_time();
            if (!one.go_on()) continue;
            one.keep(scene.desk.cases, random() % 20 == 0);
            // Weeks before what was written, to weeks after it.
            const auto hours = static_cast<int>(random() % (24 * 60)) - 24 * 20;
            scene.clock.wall = *one.made.now().at + std::chrono::hours{hours};
            scene.same(scene.book);
            if (random() % 10 == 0) scene.same(scene.looks_seldom);
            if (random() % 10 == 0) scene.same(scene.small);
            const auto quarter = report::quarter_of(scene.clock.today());
            const auto made = scene.book.exact_report(report::Span::Quarter, quarter, "");
            counted += made.value().find("trend")->rows.back().cells[0].value > 0 ? 1 : 0;
        }
    }
    // Not because there was never anything to count.
    REQUIRE(counted > 300);
}

TEST_CASE("a book replays cases of which nothing is kept, and begins anew in another database",
          "[casework]") {
    Scene scene;
    const auto first = scene.work.open(scene.desk.mina, telephone_call()).take();
    REQUIRE(scene.desk.cases.keep_report_facts(first, 1, "").ok());
    scene.same(scene.book);
    REQUIRE_FALSE(scene.desk.cases.head(first).value().report_facts.empty());
    REQUIRE(scene.work.open(scene.desk.mina, telephone_call()).ok());
    scene.same(scene.book);
    Scene restored;
    REQUIRE(restored.work.open(restored.desk.mina, telephone_call()).ok());
    scene.desk.cases.become(restored.desk.cases);
    scene.same(scene.book);
}

TEST_CASE("damaged facts stop a report from memory until they are mended", "[casework]") {
    Scene scene;
    const auto id = scene.work.open(scene.desk.mina, telephone_call()).take();
    const std::string kept = scene.desk.cases.head(id).value().report_facts;
    REQUIRE(scene.desk.cases.keep_report_facts(id, 1, "1|damaged").ok());
    const report::Period week = report::week_of(scene.clock.today());
    REQUIRE(scene.book.exact_report(report::Span::Week, week, "").error().kind ==
            ErrorKind::Corrupt);
    REQUIRE(scene.desk.cases.keep_report_facts(id, 1, kept).ok());
    scene.same(scene.book);
    scene.desk.cases.broken = Error{ErrorKind::Unavailable, "gone"};
    REQUIRE_FALSE(scene.book.exact_report(report::Span::Week, week, "").ok());
    scene.desk.cases.broken.reset();
    scene.same(scene.book);
}

}  // namespace candour::casework
