// tests/casework/report_facts_test.cpp: what reports count of a case is what a replay says, on any
// later day, and no case is left out.
#include "app/casework/report_facts.h"

#include "tests/support/case_desk.h"
#include "tests/support/console_world.h"
#include "tests/support/generated_case.h"

namespace candour::casework {
namespace {

using complaint::CaseState;
using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;
using complaint::Moment;
using test::CaseDesk;
using test::GeneratedCase;

constexpr unsigned seeds = 150;
constexpr int attempts = 120;

const complaint::WorkCalendar& calendar_of(const GeneratedCase& made, const CaseState& state) {
    return made.calendars().at(static_cast<std::size_t>(state.calendar) - 1);
}

OpenCase case_at(const GeneratedCase& made, const CaseState& state, const Moment& now) {
    OpenCase found{.head = {}, .state = state};
    found.head.row = {.reference = "K7M2-94QP", .complaint = state.kind == "complaint"};
    found.clocks =
        complaint::clocks_of(made.procedure(), state, calendar_of(made, state), now).take();
    return found;
}

Moment later(const Moment& now, int hours) {
    const Instant at = *now.at + std::chrono::hours{hours};
    return {.day = std::chrono::floor<std::chrono::days>(at), .at = at};
}

// What is kept now, read on later days on which nobody wrote.
void same_as_replayed(const GeneratedCase& made, const CaseState& state, int& differ) {
    const OpenCase written = case_at(made, state, made.now());
    const std::string text =
        report::to_text(kept_facts_of(state, written.clocks, written.head.row));
    for (const int hours : {0, 1, 7, 24, 50, 24 * 9, 24 * 30, 24 * 400}) {
        const Moment now = later(made.now(), hours);
        const report::CaseFacts replayed = report_facts_of(case_at(made, state, now));
        const auto kept = report::kept_facts_from_text(text);
        INFO(text << "\nafter " << hours << " hours");
        REQUIRE(report::facts_at(kept.value(), now.day, now.at) == replayed);
        differ += replayed != report_facts_of(written) ? 1 : 0;
    }
}

// Follows what an entry brings with it, too.
void accept(GeneratedCase& made, CaseState& state, Entry entry) {
    entry.number = state.entries + 1;
    state = complaint::after(made.procedure(), std::move(state), entry).take();
    for (Entry& own : complaint::follow_ups(made.procedure(), state, entry))
        accept(made, state, std::move(own));
}

NewCase telephone_call() {
    NewCase wanted;
    wanted.opened.kind = EntryKind::Opened;
    wanted.opened.fields = {{Field::CaseKind, std::string{"service_failure"}},
                            {Field::Method, std::string{"telephone"}},
                            {Field::Anonymous, false},
                            {Field::Text, std::string{"The buffet came late."}}};
    return wanted;
}

struct Scene {
    test::ManualClock clock;
    CaseDesk desk{clock};
    CaseWork work = desk.work();

    complaint::CaseId open() { return work.open(desk.mina, telephone_call()).take(); }
    std::vector<report::CaseFacts> facts(const std::string& service = "") {
        const CivilDay today = clock.today();
        return report_facts(
                   work, desk.cases,
                   {.first = today - std::chrono::days{90}, .last = today, .service = service})
            .take();
    }
    report::CaseFacts replayed(const complaint::CaseId& id) {
        return report_facts_of(work.look(id, Reading::Facts).take());
    }
};

}  // namespace

TEST_CASE("kept facts say on any later day what a replay says", "[casework]") {
    int differ = 0;
    for (unsigned seed = 1; seed <= seeds; ++seed) {
        INFO("seed " << seed);
        GeneratedCase made(seed);
        CaseState state;
        accept(made, state, made.opening());
        same_as_replayed(made, state, differ);
        for (int i = 0; i < attempts; ++i) {
            if (i % 8 == 0) made.pass_time();
            Entry entry = made.attempt(state);
            const Status may = complaint::may_follow(
                made.procedure(), state, entry, made.actor_of(entry), calendar_of(made, state));
            if (!may.ok()) continue;
            accept(made, state, std::move(entry));
            same_as_replayed(made, state, differ);
        }
    }
    // Not because nothing ever ran out.
    REQUIRE(differ > 1000);
}

TEST_CASE("a report is of what is kept, which each write keeps anew", "[casework]") {
    Scene scene;
    const auto id = scene.open();
    REQUIRE(scene.facts() == std::vector{scene.replayed(id)});
    Entry passed_on{.kind = EntryKind::Decided};
    passed_on.fields = {{Field::Outcome, std::string{"passed_to_trustee"}}};
    REQUIRE(scene.work.write(scene.desk.mina, id, {passed_on}).ok());
    const std::vector<report::CaseFacts> then = scene.facts();
    REQUIRE(then == std::vector{scene.replayed(id)});
    // Nobody writes, and the trustees' clocks run out.
    scene.clock.advance(std::chrono::hours{24 * 40});
    REQUIRE(scene.facts() == std::vector{scene.replayed(id)});
    REQUIRE(scene.facts() != then);
    REQUIRE(scene.facts("another").empty());
}

TEST_CASE("a case of which an older version kept nothing is replayed, once", "[casework]") {
    Scene scene;
    const auto first = scene.open();
    const auto second = scene.open();
    const std::string kept = scene.desk.cases.head(first).value().report_facts;
    for (const auto& id : {first, second})
        REQUIRE(scene.desk.cases.keep_report_facts(id, 1, "").ok());
    REQUIRE(scene.facts().size() == 2);
    REQUIRE(scene.desk.cases.head(first).value().report_facts == kept);
    REQUIRE(scene.desk.cases.keep_report_facts(first, 1, "").ok());
    REQUIRE(scene.work.keep_missing_report_facts().value() == 1);
    REQUIRE(scene.work.keep_missing_report_facts().value() == 0);
    REQUIRE(scene.desk.cases.head(first).value().report_facts == kept);
}

TEST_CASE("facts that are damaged stop a report, and count as nothing nowhere", "[casework]") {
    Scene scene;
    const auto id = scene.open();
    REQUIRE(scene.desk.cases.keep_report_facts(id, 1, "1|damaged").ok());
    REQUIRE(
        report_facts(scene.work, scene.desk.cases, {.last = scene.clock.today()}).error().kind ==
        ErrorKind::Corrupt);
}

}  // namespace candour::casework
