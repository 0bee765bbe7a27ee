// Scenario: a case's whole life as a text that staff can read and write, with what is expected of
// it. The format is described in tests/scenarios/README.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/complaint/case_entry.h"
#include "core/complaint/procedure.h"
#include "core/complaint/work_calendar.h"

namespace candour::complaint {

struct ScenarioStaff {
    std::string name;   // "tess": in the file.
    std::string title;  // "Tess, trustee": in what is printed.
    StaffId id{};
    std::set<std::string> posts{};
    std::int64_t payment_limit_pence = 0;
};

// From which version of the organisation's calendar on.
struct ScenarioClosure {
    Closure closure;
    std::int64_t calendar = 1;
};

// `expect` and the words after it.
struct ScenarioExpectation {
    std::string what;
    std::vector<std::string> words{};
};

// One line with a date.
struct ScenarioLine {
    int line = 0;
    Moment when{};
    bool has_entry = false;  // Else it only expects something.
    Entry entry{};
    std::string label{};                   // "as NAME": what later lines call this entry.
    std::string entry_label{};             // Field::Entry by its name.
    std::optional<std::string> refused{};  // It has to be refused, in words with this.
    std::optional<ScenarioExpectation> expect{};
};

struct Scenario {
    std::string file;
    std::string procedure;  // A template's id, or a path.
    Nation nation = Nation::EnglandAndWales;
    std::vector<ScenarioClosure> closures{};
    std::vector<ScenarioStaff> staff{};
    std::vector<ScenarioLine> lines{};
};

// Errors: Invalid "FILE: line L, column C: …", with what could stand there.
Result<Scenario> parse_scenario(std::string_view text, const std::string& file_name);

// More versions of a calendar than a case sees in its life.
inline constexpr std::int64_t scenario_calendars_max = 50;

struct ScenarioResult {
    std::string text;  // Each step with its clocks, what was refused, how it stands at the end.
    int failures = 0;  // Expectations that did not hold, and entries that were refused.
    std::vector<Entry> entries{};  // The history that it made.
};

enum class ScenarioDetail : std::uint8_t { Working, Compact };

// Errors: Invalid when a closure is none; Corrupt when replaying the history gives another case.
Result<ScenarioResult> run_scenario(const Scenario& scenario, const Procedure& procedure,
                                    ScenarioDetail detail);

// "2026-03-30 10:15": on the wall here.
std::string minute_text(Instant instant);

}  // namespace candour::complaint
