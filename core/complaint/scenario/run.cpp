// Running a scenario: every line in turn, as the program would.
#include "core/complaint/scenario/run.h"

#include <algorithm>

#include "core/complaint/scenario/parse_entry.h"

namespace candour::complaint {
namespace {

class Runner {
public:
    Runner(const Scenario& scenario, const Procedure& procedure, ScenarioDetail detail)
        : case_{.scenario = scenario, .procedure = procedure}, detail_(detail) {}

    Status make_calendars();
    Status run(const ScenarioLine& line);
    Result<ScenarioResult> finish();

private:
    Status run_entry(const ScenarioLine& line);
    Status accept(Entry entry, bool by_itself);
    Status look(const Moment& now);
    Actor actor_of(const Entry& entry) const;
    bool complete(const ScenarioLine& line, Entry& entry);
    void fail(const ScenarioLine& line, const std::string& what);

    ScenarioCase case_;
    ScenarioDetail detail_;
    std::string text_;
    int failures_ = 0;
};

// Version 1, and each that a line changes to.
Status Runner::make_calendars() {
    std::int64_t last = 1;
    for (const ScenarioLine& line : case_.scenario.lines) {
        last = std::max(last, line.entry.number_of(Field::Calendar));
    }
    for (const ScenarioClosure& one : case_.scenario.closures)
        last = std::max(last, one.calendar);
    for (std::int64_t version = 1; version <= std::min(last, scenario_calendars_max); ++version) {
        std::vector<Closure> closures;
        for (const ScenarioClosure& one : case_.scenario.closures) {
            if (one.calendar <= version) closures.push_back(one.closure);
        }
        ASSIGN_OR_RETURN(WorkCalendar calendar,
                         WorkCalendar::create(case_.scenario.nation, std::move(closures)));
        case_.calendars.emplace(version, std::move(calendar));
    }
    return Unit{};
}

void Runner::fail(const ScenarioLine& line, const std::string& what) {
    ++failures_;
    text_ += "  NOT AS EXPECTED, line " + std::to_string(line.line) + ": " + what + "\n";
}

Actor Runner::actor_of(const Entry& entry) const {
    Actor actor{.id = entry.by, .posts = entry.posts};
    for (const ScenarioStaff& one : case_.scenario.staff) {
        actor.everybody[one.id] = one.posts;
        if (one.id == entry.by) actor.payment_limit_pence = one.payment_limit_pence;
    }
    return actor;
}

// Fills in what a file need not say. False: an entry is meant that is not there.
bool Runner::complete(const ScenarioLine& line, Entry& entry) {
    if (entry.kind == EntryKind::Opened) {
        entry.fields.emplace(Field::Procedure, case_.procedure.id);
        entry.fields.emplace(Field::Version, std::int64_t{case_.procedure.version});
        entry.fields.emplace(Field::Calendar, std::int64_t{1});
        entry.fields.emplace(Field::Anonymous, false);
    }
    if (line.entry_label.empty()) return true;
    const auto label = case_.labels.find(line.entry_label);
    if (label == case_.labels.end()) return false;
    entry.fields[Field::Entry] = label->second;
    return true;
}

// What the clocks say now, with what has changed since.
Status Runner::look(const Moment& now) {
    case_.now = now;
    if (case_.state.runs.empty()) return Unit{};
    if (!case_.calendars.contains(case_.state.calendar)) {
        return Error{ErrorKind::Invalid, case_.scenario.file + ": there is no calendar " +
                                             std::to_string(case_.state.calendar)};
    }
    ASSIGN_OR_RETURN(std::vector<CaseClock> clocks,
                     clocks_of(case_.procedure, case_.state, case_.calendar(), now));
    std::swap(case_.clocks, clocks);
    text_ += print_clocks(case_, clocks, detail_);
    return Unit{};
}

Status Runner::accept(Entry entry, bool by_itself) {
    entry.number = case_.state.entries + 1;
    ASSIGN_OR_RETURN(case_.state, after(case_.procedure, case_.state, entry));
    text_ += print_entry(case_, entry, by_itself);
    case_.entries.push_back(entry);
    RETURN_IF_ERROR(look(entry.when));
    for (Entry& next : follow_ups(case_.procedure, case_.state, entry)) {
        RETURN_IF_ERROR(accept(std::move(next), /*by_itself=*/true));
    }
    return Unit{};
}

Status Runner::run_entry(const ScenarioLine& line) {
    Entry entry = line.entry;
    if (!complete(line, entry)) {
        fail(line, "no entry before is called “" + line.entry_label + "” (as NAME)");
        return Unit{};
    }
    const Status may = may_follow(case_.procedure, case_.state, entry, actor_of(entry),
                                  case_.calendars.contains(case_.state.calendar)
                                      ? case_.calendar()
                                      : case_.calendars.begin()->second);
    if (may.ok()) {
        RETURN_IF_ERROR(accept(std::move(entry), /*by_itself=*/false));
        if (!line.label.empty()) case_.labels[line.label] = case_.entries.back().number;
        if (line.refused) fail(line, "it should have been refused with “" + *line.refused + "”");
        return Unit{};
    }
    text_ += "   –  " + text_of(line.when) + "  " +
             (entry.by == StaffId{} ? "" : case_.name_of(entry.by) + ": ") +
             std::string(rule_of(entry.kind).name) + " is refused: " + may.error().what + "\n";
    if (!line.refused) {
        fail(line, "it was refused");
    } else if (may.error().what.find(*line.refused) == std::string::npos) {
        fail(line, "the refusal does not say “" + *line.refused + "”");
    }
    return Unit{};
}

Status Runner::run(const ScenarioLine& line) {
    RETURN_IF_ERROR(look(line.when));
    if (line.has_entry) return run_entry(line);
    const ScenarioExpectation& expect = *line.expect;
    std::string said = expect.what;
    for (const std::string& word : expect.words)
        said += " " + word;
    const std::string problem = problem_of(expect, case_);
    if (!problem.empty()) {
        fail(line, said + ": " + problem);
        return Unit{};
    }
    text_ += "        as expected: " + said + "\n";
    return Unit{};
}

Result<ScenarioResult> Runner::finish() {
    ASSIGN_OR_RETURN(const CaseState again, replay(case_.procedure, case_.entries));
    if (again != case_.state) {
        return Error{ErrorKind::Corrupt,
                     case_.scenario.file + ": replaying the history gives another case"};
    }
    text_ += print_end(case_);
    text_ += failures_ == 0 ? "All is as expected.\n"
                            : std::to_string(failures_) + " not as expected.\n";
    return ScenarioResult{std::move(text_), failures_, std::move(case_.entries)};
}

}  // namespace

const WorkCalendar& ScenarioCase::calendar() const { return calendars.at(state.calendar); }

const CaseClock* ScenarioCase::clock(std::string_view id) const {
    const CaseClock* last = nullptr;
    for (const CaseClock& one : clocks) {
        if (one.rule->id == id) last = &one;
    }
    return last;
}

std::string ScenarioCase::name_of(const StaffId& id) const {
    const auto found = std::ranges::find(scenario.staff, id, &ScenarioStaff::id);
    return found == scenario.staff.end() ? "the program" : found->name;
}

Result<ScenarioResult> run_scenario(const Scenario& scenario, const Procedure& procedure,
                                    ScenarioDetail detail) {
    Runner runner(scenario, procedure, detail);
    RETURN_IF_ERROR(runner.make_calendars());
    for (const ScenarioLine& line : scenario.lines)
        RETURN_IF_ERROR(runner.run(line));
    return runner.finish();
}

}  // namespace candour::complaint
