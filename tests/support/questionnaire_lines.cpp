// test_questionnaire_lines: for tests/schema_test.py.
//   made N: that many generated questionnaires, one a line.
//   check: reads questionnaires, one a line; writes "ok", or what is wrong with it, for each.
//   check-procedure: the same with procedures.
#include <charconv>
#include <iostream>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/complaint/procedure.h"
#include "core/survey/questionnaire.h"
#include "tests/support/generated_questionnaire.h"

namespace candour {
namespace {

void make(std::uint64_t count) {
    for (std::uint64_t seed = 1; seed <= count; ++seed) {
        test::Gen gen(seed);
        std::cout << survey::to_json(test::generated_questionnaire(gen)).dump() << "\n";
    }
}

std::string checked(const std::string& line) {
    const auto json = parse_json_file(line, "line");
    if (!json.ok()) return json.error().what;
    const auto read = survey::parse_questionnaire(json.value(), "line");
    return read.ok() ? "ok" : read.error().what;
}

std::string checked_procedure(const std::string& line) {
    const auto read = complaint::parse_procedure(line, "line");
    return read.ok() ? "ok" : read.error().what;
}

}  // namespace
}  // namespace candour

int main(int count, char** words) {
    const std::string_view what = count > 1 ? words[1] : "";
    if (what == "made" && count == 3) {
        std::uint64_t number = 0;
        const std::string_view text = words[2];
        std::from_chars(text.data(), text.data() + text.size(), number);
        candour::make(number);
        return 0;
    }
    const bool procedures = what == "check-procedure";
    if (what != "check" && !procedures) return 2;
    for (std::string line; std::getline(std::cin, line);)
        std::cout << (procedures ? candour::checked_procedure(line) : candour::checked(line))
                  << "\n";
    return 0;
}
