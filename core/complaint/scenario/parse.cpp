// Scenario files: their head, and the lines with a date.
#include <algorithm>
#include <charconv>

#include "core/base/pounds.h"
#include "core/complaint/scenario/parse_entry.h"
#include "core/complaint/scenario/scenario.h"
#include "core/complaint/scenario/words.h"

namespace candour::complaint {
namespace {

constexpr const char* head_words =
    "procedure, calendar, closed, staff, or a line that begins with a day (2026-03-30)";

class Parser {
public:
    explicit Parser(std::string file) { scenario_.file = std::move(file); }

    Status read(std::string_view text);
    Result<Scenario> finish();

private:
    Status read_line(ScenarioWords& words);
    Status read_procedure(ScenarioWords& words);
    Status read_calendar(ScenarioWords& words);
    Status read_closure(ScenarioWords& words);
    Status read_staff(ScenarioWords& words);
    Status read_dated(ScenarioWords& words, CivilDay day);
    Status read_moment(ScenarioWords& words, CivilDay day, Moment& when);
    Status read_expect(ScenarioWords& words, ScenarioLine& line);

    Scenario scenario_;
};

Status Parser::read(std::string_view text) {
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        ASSIGN_OR_RETURN(ScenarioWords words,
                         ScenarioWords::of_line(text.substr(0, end), scenario_.file, ++number));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!words.at_end()) RETURN_IF_ERROR(read_line(words));
    }
    return Unit{};
}

Status Parser::read_line(ScenarioWords& words) {
    ASSIGN_OR_RETURN(const std::string first, words.take(head_words));
    if (const Result<CivilDay> day = from_iso(first); day.ok()) {
        return read_dated(words, day.value());
    }
    if (first == "procedure") return read_procedure(words);
    if (first == "calendar") return read_calendar(words);
    if (first == "closed") return read_closure(words);
    if (first == "staff") return read_staff(words);
    return words.error_at_last("“" + first + "” begins no line: write " + head_words);
}

Status Parser::read_procedure(ScenarioWords& words) {
    if (words.next_is_quoted()) {
        ASSIGN_OR_RETURN(scenario_.procedure, words.take_quoted("a path"));
    } else {
        ASSIGN_OR_RETURN(scenario_.procedure, words.take("a template's id, or a path"));
    }
    return words.finish();
}

Status Parser::read_calendar(ScenarioWords& words) {
    ASSIGN_OR_RETURN(const std::string id,
                     words.take("england-and-wales, scotland or northern-ireland"));
    const Result<Nation> nation = nation_from(id);
    if (!nation.ok()) return words.error_at_last(nation.error().what);
    scenario_.nation = nation.value();
    return words.finish();
}

Result<CivilDay> take_day(ScenarioWords& words) {
    ASSIGN_OR_RETURN(const std::string text, words.take("a day, such as 2026-12-24"));
    const Result<CivilDay> day = from_iso(text);
    if (!day.ok()) return words.error_at_last(day.error().what);
    return day.value();
}

Status Parser::read_closure(ScenarioWords& words) {
    ScenarioClosure one;
    ASSIGN_OR_RETURN(one.closure.first, take_day(words));
    one.closure.last = one.closure.first;
    if (words.take_if("to")) {
        ASSIGN_OR_RETURN(one.closure.last, take_day(words));
    }
    if (words.next_is_quoted()) {
        ASSIGN_OR_RETURN(one.closure.reason, words.take_quoted("the reason"));
    }
    if (words.take_if("in")) {
        if (!words.take_if("calendar")) return words.error_here("write: in calendar 2");
        ASSIGN_OR_RETURN(const std::string text, words.take("the number of a calendar"));
        const auto read = std::from_chars(text.data(), text.data() + text.size(), one.calendar);
        const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
        if (!whole || one.calendar < 1 || one.calendar > scenario_calendars_max) {
            return words.error_at_last("a calendar has a number from 1 to 50");
        }
    }
    scenario_.closures.push_back(std::move(one));
    return words.finish();
}

Status Parser::read_staff(ScenarioWords& words) {
    ScenarioStaff one;
    ASSIGN_OR_RETURN(one.name, words.take("a short name, such as tess"));
    if (find_staff(scenario_, one.name) != nullptr) {
        return words.error_at_last("there is a " + one.name + " already");
    }
    if (entry_kind_from(one.name) || one.name == "expect" || one.name == "received") {
        return words.error_at_last("“" + one.name + "” means something else: take another name");
    }
    while (!words.at_end() && !words.next_is_quoted() && !words.next_is("limit")) {
        ASSIGN_OR_RETURN(const std::string posts, words.take("a post"));
        for (const std::string& post : split_list(posts))
            one.posts.insert(post);
    }
    one.title = one.name;
    if (words.next_is_quoted()) {
        ASSIGN_OR_RETURN(one.title, words.take_quoted("a name and title"));
    }
    if (words.take_if("limit")) {
        ASSIGN_OR_RETURN(const std::string amount, words.take("an amount, such as 50.00"));
        const std::optional<std::int64_t> pence = pence_from(amount);
        if (!pence) return words.error_at_last("an amount has pounds and pence: 50 or 50.00");
        one.payment_limit_pence = *pence;
    }
    // Not all zero: that is the program.
    const std::size_t number = scenario_.staff.size() + 1;
    if (number > UINT8_MAX) return words.error_at_last("a scenario has not so many people");
    one.id.bytes.fill(static_cast<std::uint8_t>(number));
    scenario_.staff.push_back(std::move(one));
    return words.finish();
}

// "10:15", after a day.
Status Parser::read_moment(ScenarioWords& words, CivilDay day, Moment& when) {
    when = {day};
    const bool has_hour = !words.at_end() && !words.next_is_quoted() &&
                          words.peek().text.find(':') != std::string::npos;
    if (!has_hour) return Unit{};
    ASSIGN_OR_RETURN(const std::string text, words.take("an hour"));
    const std::optional<int> minutes = minutes_from(text);
    if (!minutes) return words.error_at_last("an hour is written as 10:15");
    when.at = uk_instant(day, *minutes);
    return Unit{};
}

Status Parser::read_dated(ScenarioWords& words, CivilDay day) {
    ScenarioLine line{.line = words.line()};
    RETURN_IF_ERROR(read_moment(words, day, line.when));
    if (!scenario_.lines.empty()) {
        const Moment& before = scenario_.lines.back().when;
        const bool earlier = day < before.day || (day == before.day && line.when.at && before.at &&
                                                  *line.when.at < *before.at);
        if (earlier) return words.error_at_last("the line before is later: time only goes on");
    }
    if (words.take_if("expect")) {
        RETURN_IF_ERROR(read_expect(words, line));
    } else {
        RETURN_IF_ERROR(read_scenario_entry(words, scenario_, line));
    }
    scenario_.lines.push_back(std::move(line));
    return Unit{};
}

Status Parser::read_expect(ScenarioWords& words, ScenarioLine& line) {
    if (words.take_if("refused")) {
        ASSIGN_OR_RETURN(line.refused, words.take_quoted("some words of the refusal"));
        return read_scenario_entry(words, scenario_, line);
    }
    ScenarioExpectation expect;
    ASSIGN_OR_RETURN(expect.what, words.take(expectation_words()));
    const std::optional<std::size_t> needs = words_of_expectation(expect.what);
    if (!needs) {
        return words.error_at_last("“" + expect.what + "” cannot be expected: write " +
                                   expectation_words());
    }
    while (!words.at_end()) {
        ASSIGN_OR_RETURN(std::string word, words.next_is_quoted() ? words.take_quoted("words")
                                                                  : words.take("a word"));
        expect.words.push_back(std::move(word));
    }
    if (expect.words.size() < *needs) {
        return words.error_here("write " + expectation_form(expect.what));
    }
    line.expect = std::move(expect);
    return Unit{};
}

Result<Scenario> Parser::finish() {
    const auto lacks = [&](const std::string& what) {
        return Error{ErrorKind::Invalid, scenario_.file + ": line 1, column 1: " + what};
    };
    if (scenario_.procedure.empty()) {
        return lacks("write under which procedure, for example: procedure donnington");
    }
    if (scenario_.lines.empty()) {
        return lacks(
            "write what happens, for example: 2026-03-30 10:15 received complaint "
            "method kiosk anonymous");
    }
    return std::move(scenario_);
}

}  // namespace

const ScenarioStaff* find_staff(const Scenario& scenario, std::string_view name) {
    const auto found = std::ranges::find(scenario.staff, name, &ScenarioStaff::name);
    return found == scenario.staff.end() ? nullptr : &*found;
}

Result<Scenario> parse_scenario(std::string_view text, const std::string& file_name) {
    Parser parser(file_name);
    RETURN_IF_ERROR(parser.read(text));
    return parser.finish();
}

}  // namespace candour::complaint
