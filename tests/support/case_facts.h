// tests/support/case_facts.h: cases as reports see them, made up.
#pragma once

#include <string>
#include <vector>

#include "core/report/case_facts.h"
#include "tests/support/property.h"

namespace candour::test {

inline CivilDay day(const char* iso) { return from_iso(iso).value(); }

// A complaint of one stage, received and answered on these days; empty: not answered.
inline report::CaseFacts complaint(const std::string& service, const char* received,
                                   const char* answered = "", const std::string& outcome = "upheld",
                                   const std::string& kind = "complaint") {
    report::CaseFacts facts{.service = service, .kind = kind, .method = "kiosk", .complaint = true};
    facts.received = day(received);
    report::StageFacts stage{.stage = "stage_1", .started = facts.received};
    if (*answered != '\0') {
        stage.decided = day(answered);
        stage.outcome = outcome;
        stage.targets.push_back(
            {.id = "answer", .outcome = report::ClockOutcome::Met, .settled = stage.decided});
        facts.closed = stage.decided;
    }
    facts.stages.push_back(std::move(stage));
    return facts;
}

// Up to `count_max` cases of two years before 2027, of few services, kinds and outcomes.
inline std::vector<report::CaseFacts> random_cases(Gen& gen, int count_max) {
    const std::vector<std::string> outcomes = {"upheld", "not_upheld", "partly"};
    std::vector<report::CaseFacts> cases(static_cast<std::size_t>(gen.between(0, count_max)));
    const int services = gen.between(1, 4);
    const int latest = gen.chance(50) ? 729 : 180;
    for (report::CaseFacts& one : cases) {
        one.reference = "R" + std::to_string(gen.between(1, 1'000'000));
        one.service = "service_" + std::to_string(gen.between(1, services));
        one.complaint = gen.chance(80);
        one.kind = one.complaint ? gen.chance(80) ? "complaint" : "service_failure" : "question";
        one.method = gen.chance(70) ? "kiosk" : "letter";
        one.received = day("2026-12-31") - std::chrono::days{gen.between(0, latest)};
        report::StageFacts stage{.stage = "stage_1", .started = one.received};
        if (gen.chance(80)) {
            stage.decided = one.received + std::chrono::days{gen.between(0, 40)};
            stage.outcome = gen.one_of(outcomes);
            stage.code = gen.chance(70) ? "delay" : "attitude";
            const bool late = gen.chance(20);
            stage.targets.push_back(
                {.id = "answer",
                 .outcome = late ? report::ClockOutcome::MetLate : report::ClockOutcome::Met,
                 .settled = stage.decided});
            if (gen.chance(80)) one.closed = *stage.decided + std::chrono::days{gen.between(0, 9)};
        }
        one.stages.push_back(std::move(stage));
        one.satisfied_handling = gen.chance(60) ? gen.between(1, 5) : 0;
        one.satisfied_outcome = gen.chance(60) ? gen.between(1, 5) : 0;
        if (gen.chance(20)) {
            one.goodwill_times = 1;
            one.goodwill_pence = gen.between(500, 20'000);
        }
        if (gen.chance(30)) one.cost_pence = gen.between(100, 50'000);
        if (gen.chance(50)) one.themes.insert("waiting");
        if (gen.chance(20)) one.themes.insert("letters");
        one.resolved_at_once = gen.chance(20);
        one.avoidable = gen.chance(30);
    }
    return cases;
}

}  // namespace candour::test
