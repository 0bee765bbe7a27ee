// core/report/kept_facts_text.cpp: kept facts as text. A report reads one for each case of two
// years, so there is no JSON in it: fields with '|' between, days and instants as numbers.
#include <array>
#include <charconv>

#include "core/report/kept_facts.h"

namespace candour::report {
namespace {

// Before the first field of a case; another one is another format.
constexpr std::string_view case_mark = "1";
constexpr std::string_view stage_mark = "s";
constexpr std::string_view target_mark = "t";
constexpr std::string_view special = "%|,\n";
constexpr std::string_view outcome_marks = "mlor";  // In the order of ClockOutcome.
constexpr std::string_view then_marks = "ogr";      // In the order of WhenOver.
// About ten thousand years, either way: no sum of days leaves what a calendar can name.
constexpr int days_max = 3'600'000;

void add_escaped(std::string& text, std::string_view field) {
    for (const char c : field) {
        const std::size_t place = special.find(c);
        if (place == std::string_view::npos) {
            text += c;
        } else {
            text += '%';
            text += static_cast<char>('0' + place);
        }
    }
}

class Line {
public:
    Line(std::string& text, std::string_view mark) : text_(text) {
        if (!text_.empty()) text_ += '\n';
        text_ += mark;
    }
    Line& add(std::string_view field) {
        text_ += '|';
        add_escaped(text_, field);
        return *this;
    }
    Line& add(std::int64_t number) { return add(std::to_string(number)); }
    Line& add(const std::optional<CivilDay>& day) {
        if (!day) return add("");
        return add(std::int64_t{day->time_since_epoch().count()});
    }
    Line& add(const TimeLimit& limit) {
        add(std::optional{limit.day});
        if (!limit.at) return add("");
        return add(std::int64_t{limit.at->time_since_epoch().count()});
    }
    Line& add(const std::set<std::string>& list) {
        text_ += '|';
        for (const std::string& one : list) {
            add_escaped(text_, one);
            text_ += ',';
        }
        return *this;
    }

private:
    std::string& text_;
};

std::string flags_of(const CaseFacts& facts) {
    return std::string(facts.complaint ? "c" : "") + (facts.resolved_at_once ? "r" : "") +
           (facts.avoidable ? "a" : "");
}

// The fields of one line, from left to right; what is wrong with one is remembered.
class Reader {
public:
    explicit Reader(std::string_view line) : rest_(line) {}

    std::string text() { return unescaped(field()); }
    std::string_view field() {
        if (ended_) ok_ = false;
        const std::size_t end = std::min(rest_.find('|'), rest_.size());
        const std::string_view found = rest_.substr(0, end);
        ended_ = end == rest_.size();
        rest_.remove_prefix(ended_ ? end : end + 1);
        return found;
    }
    std::int64_t number() {
        const std::string_view digits = field();
        std::int64_t value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) ok_ = false;
        return value;
    }
    int score() {
        const std::int64_t value = number();
        if (value < 0 || value > 5) ok_ = false;
        return static_cast<int>(value);
    }
    std::optional<CivilDay> day() {
        if (is_empty()) return std::nullopt;
        const std::int64_t value = number();
        if (value < -days_max || value > days_max) {
            ok_ = false;
            return std::nullopt;
        }
        return CivilDay{std::chrono::days{value}};
    }
    CivilDay needed_day() {
        const auto found = day();
        if (!found) ok_ = false;
        return found.value_or(CivilDay{});
    }
    TimeLimit limit() {
        TimeLimit limit{.day = needed_day()};
        if (is_empty()) return limit;
        limit.at = Instant{Instant::duration{number()}};
        return limit;
    }
    std::set<std::string> list() {
        std::set<std::string> found;
        std::string_view all = field();
        while (!all.empty()) {
            const std::size_t end = all.find(',');
            if (end == std::string_view::npos) {
                ok_ = false;
                return found;
            }
            found.insert(found.end(), unescaped(all.substr(0, end)));
            all.remove_prefix(end + 1);
        }
        return found;
    }
    // The place of a one-letter field in `marks`.
    std::size_t one_of(std::string_view marks) {
        const std::string_view letter = field();
        const std::size_t place = letter.size() == 1 ? marks.find(letter[0]) : marks.npos;
        if (place == marks.npos) ok_ = false;
        return place == marks.npos ? 0 : place;
    }
    // An empty field is read and over.
    bool is_empty() {
        if (!rest_.empty() && rest_.front() != '|') return false;
        field();
        return true;
    }
    bool ended() const { return ended_; }
    bool ended_well() const { return ok_ && ended_; }

private:
    std::string unescaped(std::string_view field) {
        std::string text;
        text.reserve(field.size());
        for (std::size_t i = 0; i < field.size(); ++i) {
            if (field[i] != '%') {
                text += field[i];
                continue;
            }
            const std::size_t place =
                ++i < field.size() ? static_cast<std::size_t>(field[i] - '0') : special.size();
            if (place >= special.size()) {
                ok_ = false;
                return text;
            }
            text += special[place];
        }
        return text;
    }

    std::string_view rest_;
    bool ended_ = false;
    bool ok_ = true;
};

bool read_case(Reader& line, CaseFacts& facts) {
    facts.reference = line.text();
    facts.service = line.text();
    facts.unit = line.text();
    facts.kind = line.text();
    facts.label = line.text();
    facts.method = line.text();
    const std::string_view flags = line.field();
    facts.complaint = flags.find('c') != flags.npos;
    facts.resolved_at_once = flags.find('r') != flags.npos;
    facts.avoidable = flags.find('a') != flags.npos;
    facts.received = line.needed_day();
    facts.closed = line.day();
    facts.satisfied_handling = line.score();
    facts.satisfied_outcome = line.score();
    facts.goodwill_times = line.number();
    facts.goodwill_pence = line.number();
    facts.cost_pence = line.number();
    facts.themes = line.list();
    return line.ended_well();
}

bool read_stage(Reader& line, CaseFacts& facts) {
    StageFacts& stage = facts.stages.emplace_back();
    stage.stage = line.text();
    stage.started = line.needed_day();
    stage.acknowledged = line.day();
    stage.answered = line.day();
    stage.decided = line.day();
    stage.outcome = line.text();
    stage.code = line.text();
    return line.ended_well();
}

bool read_target(Reader& line, KeptFacts& kept) {
    if (kept.facts.stages.empty()) return false;
    const std::size_t stage = kept.facts.stages.size() - 1;
    std::vector<TargetFacts>& targets = kept.facts.stages[stage].targets;
    TargetFacts& target = targets.emplace_back();
    target.id = line.text();
    target.outcome = static_cast<ClockOutcome>(line.one_of(outcome_marks));
    if (target.outcome != ClockOutcome::Running) {
        target.settled = line.needed_day();
        return line.ended_well();
    }
    OpenTarget open{.stage = stage, .target = targets.size() - 1, .limit = {}};
    open.then = static_cast<WhenOver>(line.one_of(then_marks));
    open.limit = line.limit();
    if (!line.ended()) open.other = line.limit();
    kept.open.push_back(open);
    return line.ended_well();
}

Error corrupt() { return {ErrorKind::Corrupt, "the facts of a case for reports are damaged"}; }

}  // namespace

std::string to_text(const KeptFacts& kept) {
    const CaseFacts& facts = kept.facts;
    std::string text;
    Line(text, case_mark)
        .add(facts.reference)
        .add(facts.service)
        .add(facts.unit)
        .add(facts.kind)
        .add(facts.label)
        .add(facts.method)
        .add(flags_of(facts))
        .add(std::optional{facts.received})
        .add(facts.closed)
        .add(std::int64_t{facts.satisfied_handling})
        .add(std::int64_t{facts.satisfied_outcome})
        .add(facts.goodwill_times)
        .add(facts.goodwill_pence)
        .add(facts.cost_pence)
        .add(facts.themes);
    auto open = kept.open.begin();
    for (const StageFacts& stage : facts.stages) {
        Line(text, stage_mark)
            .add(stage.stage)
            .add(std::optional{stage.started})
            .add(stage.acknowledged)
            .add(stage.answered)
            .add(stage.decided)
            .add(stage.outcome)
            .add(stage.code);
        for (const TargetFacts& target : stage.targets) {
            Line line(text, target_mark);
            line.add(target.id).add(
                outcome_marks.substr(static_cast<std::size_t>(target.outcome), 1));
            if (target.outcome != ClockOutcome::Running) {
                line.add(target.settled);
                continue;
            }
            line.add(then_marks.substr(static_cast<std::size_t>(open->then), 1)).add(open->limit);
            if (open->other) line.add(*open->other);
            ++open;
        }
    }
    return text;
}

Result<KeptFacts> kept_facts_from_text(std::string_view text) {
    KeptFacts kept;
    bool first = true;
    while (first || !text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        Reader line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::string_view mark = line.field();
        const bool read = first                ? mark == case_mark && read_case(line, kept.facts)
                          : mark == stage_mark ? read_stage(line, kept.facts)
                                               : mark == target_mark && read_target(line, kept);
        if (!read) return corrupt();
        first = false;
    }
    return kept;
}

}  // namespace candour::report
