// Scenario files: what is wrong with one is said with its line and column.
#include "core/complaint/scenario/scenario.h"

#include "tests/support/catch.h"
#include "tests/support/small_procedure.h"

namespace candour::complaint {
namespace {

std::string problem(const std::string& text) {
    const auto scenario = parse_scenario(text, "x");
    return scenario.ok() ? "" : scenario.error().what;
}

const std::string head = "procedure small\nstaff meg manager \"Meg\"\n";

struct Wrong {
    const char* line;
    const char* place;
    const char* says;
};

constexpr Wrong wrong_lines[] = {
    {"colour red", "line 3, column 1", "begins no line"},
    {"staff meg chair", "line 3, column 7", "already"},
    {"staff note chair", "line 3, column 7", "means something else"},
    {"calendar france", "line 3, column 10", "scotland"},
    {"closed tomorrow", "line 3, column 8", "YYYY-MM-DD"},
    {"closed 2026-12-24 in calendar 0", "line 3, column 31", "from 1 to 50"},
    {"2026-11-02 meg \"", "line 3, column 16", "not closed"},
    {"2026-11-02 25:00 meg note \"x\"", "line 3, column 12", "10:15"},
    {"2026-11-02 bob note \"x\"", "line 3, column 12", "nobody's name"},
    {"2026-11-02 meg dance", "line 3, column 16", "no kind of entry"},
    {"2026-11-02 meg assigned person bob", "line 3, column 32", "nobody called"},
    {"2026-11-02 meg assigned colour red", "line 3, column 25", "does not belong"},
    {"2026-11-02 meg note \"a\" text \"b\"", "line 3, column 30", "twice"},
    {"2026-11-02 meg assigned person", "line 3, column 31", "the value of"},
    {"2026-11-02 meg closed \"a\" \"b\"", "line 3, column 27", "belong to no field"},
    {"2026-11-02 expect rain", "line 3, column 19", "cannot be expected"},
    {"2026-11-02 expect due decide", "line 3, column 29", "expect due CLOCK DAY"},
    {"2026-11-02 expect refused meg note", "line 3, column 27", "refusal"},
    {"2026-11-02 meg cost_added pence 1,2 \"x\"", "line 3, column 33", "pounds and pence"},
};

}  // namespace

TEST_CASE("a wrong line of a scenario is told with its place and what to write", "[complaint]") {
    for (const Wrong& wrong : wrong_lines) {
        const std::string said = problem(head + wrong.line + "\n");
        INFO(wrong.line << " -> " << said);
        REQUIRE(said.find(wrong.place) != std::string::npos);
        REQUIRE(said.find(wrong.says) != std::string::npos);
    }
    REQUIRE(problem("2026-11-02 note \"x\"").find("write under which procedure") !=
            std::string::npos);
    REQUIRE(problem("procedure small\n").find("write what happens") != std::string::npos);
    REQUIRE(problem(head + "2026-11-02 meg note \"x\"\n2026-11-01 meg note \"x\"\n")
                .find("line 4, column 1: the line before is later") != std::string::npos);
}

TEST_CASE("a scenario prints the working of each new due date, once", "[complaint]") {
    const auto scenario = parse_scenario(
        head +
            "closed 2026-11-04 \"Training\"\n2026-11-02 meg received complaint method letter\n"
            "2026-11-03 meg note \"x\"\n",
        "x");
    const auto procedure = parse_procedure(test::small_procedure().dump(), "small").take();
    const auto run = [&](ScenarioDetail detail) {
        return run_scenario(scenario.value(), procedure, detail).take().text;
    };
    const std::string text = run(ScenarioDetail::Working);
    const std::string line =
        "Wed 2026-11-04    –  closed: Training\n          Thu 2026-11-05    2\n";
    const std::size_t found = text.find(line);
    REQUIRE(found != std::string::npos);
    REQUIRE(text.find("acknowledge begins", found) == std::string::npos);
    REQUIRE(run(ScenarioDetail::Compact).find("Training") == std::string::npos);
    REQUIRE(run(ScenarioDetail::Compact).find("due 2026-11-05") != std::string::npos);
}

}  // namespace candour::complaint
