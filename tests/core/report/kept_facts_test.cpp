// What reports need of a case, as it is kept beside its row.
#include "core/report/kept_facts.h"

#include "tests/support/case_facts.h"

namespace candour::report {
namespace {

using std::chrono::days;
using std::chrono::hours;
using test::day;
using test::Gen;

TimeLimit random_limit(Gen& gen) {
    TimeLimit limit{.day = day("2026-11-01") + days{gen.between(0, 60)}};
    if (gen.chance(30)) limit.at = Instant{limit.day} + hours{gen.between(0, 23)};
    return limit;
}

KeptFacts random_kept(Gen& gen, const CaseFacts& facts) {
    KeptFacts kept{.facts = facts};
    const std::vector<WhenOver> ends = {WhenOver::Overdue, WhenOver::Gone, WhenOver::Running};
    for (std::size_t stage = 0; stage < kept.facts.stages.size(); ++stage) {
        std::vector<TargetFacts>& targets = kept.facts.stages[stage].targets;
        for (int more = gen.between(0, 3); more > 0; --more) {
            OpenTarget open{.stage = stage, .target = targets.size(), .limit = random_limit(gen)};
            if (gen.chance(30)) open.other = random_limit(gen);
            open.then = gen.one_of(ends);
            kept.open.push_back(open);
            targets.push_back({.id = "runs_" + std::to_string(more)});
        }
    }
    return kept;
}

// One target that runs.
KeptFacts running(OpenTarget open) {
    KeptFacts kept{.facts = test::complaint("drop_in", "2026-11-01")};
    kept.facts.stages[0].targets = {{.id = "answer"}};
    kept.open = {std::move(open)};
    return kept;
}

std::string state_at(const KeptFacts& kept, const char* today, int hour = 9) {
    const CaseFacts facts = facts_at(kept, day(today), Instant{day(today)} + hours{hour});
    if (facts.stages[0].targets.empty()) return "gone";
    const TargetFacts& target = facts.stages[0].targets[0];
    if (target.outcome == ClockOutcome::Running) return "running";
    return "overdue " + to_iso(*target.settled);
}

}  // namespace

TEST_CASE("kept facts are read as they were written, whatever the names", "[core]") {
    test::for_all(100, [](Gen& gen) {
        for (CaseFacts facts : test::random_cases(gen, 30)) {
            facts.unit = gen.chance(50) ? "a|b%,\n" : "%";
            if (gen.chance(30)) facts.themes.insert("waiting, or | not");
            const KeptFacts kept = random_kept(gen, facts);
            REQUIRE(kept_facts_from_text(to_text(kept)).value() == kept);
        }
    });
}

TEST_CASE("kept facts that are damaged are refused", "[core]") {
    KeptFacts kept = running({.limit = {.day = day("2026-11-10"), .at = Instant{hours{9}}}});
    kept.facts.themes = {"waiting"};
    const std::string text = to_text(kept);
    REQUIRE(kept_facts_from_text(text).ok());
    // Cut off, but at the end of a line.
    for (std::size_t size = 0; size < text.size(); ++size) {
        if (text[size] == '\n') continue;
        const auto read = kept_facts_from_text(text.substr(0, size));
        INFO(text.substr(0, size));
        REQUIRE((read.ok() ? read.value() != kept : read.error().kind == ErrorKind::Corrupt));
    }
    for (const char* wrong : {"", "\n", "2|a", "s|stage", "1", "{}", "1|a|b|c|d|e|f|||||||||||"})
        REQUIRE(kept_facts_from_text(wrong).error().kind == ErrorKind::Corrupt);
    for (const char* more : {"|", "\nx", "\ns|a|9999999999|||||", "\nt|a|m|", "\nt|a|?|1",
                             "\ns|%x|1||||||", "\nt|answer|m|1|2"})
        REQUIRE(kept_facts_from_text(text + more).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("a clock runs out by itself, on its day or at its instant", "[core]") {
    const CivilDay tenth = day("2026-11-10");
    const KeptFacts by_day = running({.limit = {.day = tenth}});
    REQUIRE(state_at(by_day, "2026-11-10", 23) == "running");
    REQUIRE(state_at(by_day, "2026-11-11", 0) == "overdue 2026-11-11");
    REQUIRE(state_at(by_day, "2026-12-11") == "overdue 2026-11-11");
    const KeptFacts by_hour = running({.limit = {.day = tenth, .at = Instant{tenth} + hours{12}}});
    REQUIRE(state_at(by_hour, "2026-11-10", 12) == "running");
    REQUIRE(state_at(by_hour, "2026-11-10", 13) == "overdue 2026-11-11");
    REQUIRE(state_at(running({.limit = {.day = tenth}, .then = WhenOver::Running}), "2026-12-11") ==
            "running");
}

TEST_CASE("P7: an update that nobody owes any more is gone, not late", "[core]") {
    const CivilDay tenth = day("2026-11-10");
    const KeptFacts gone = running({.limit = {.day = tenth}, .then = WhenOver::Gone});
    REQUIRE(state_at(gone, "2026-11-10") == "running");
    REQUIRE(state_at(gone, "2026-11-11") == "gone");
    const KeptFacts both =
        running({.limit = {.day = tenth}, .other = TimeLimit{.day = tenth + days{5}}});
    REQUIRE(state_at(both, "2026-11-15") == "running");
    REQUIRE(state_at(both, "2026-11-16") == "overdue 2026-11-11");
}

}  // namespace candour::report
