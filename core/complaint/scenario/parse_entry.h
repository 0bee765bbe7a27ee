// One entry of a scenario: who, what kind, and its fields by name. Internal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/complaint/scenario/scenario.h"
#include "core/complaint/scenario/words.h"

namespace candour::complaint {

// nullptr: nobody of that name.
const ScenarioStaff* find_staff(const Scenario& scenario, std::string_view name);

// "[WHO] KIND [FIELD VALUE …] [as NAME]". Errors: Invalid, with line, column and what could stand
// there.
Status read_scenario_entry(ScenarioWords& words, const Scenario& scenario, ScenarioLine& line);

std::vector<std::string> split_list(std::string_view text);  // "a,b".
std::optional<int> minutes_from(std::string_view text);      // "10:15", of the day.

// What can stand after `expect`, as a list; how many words it needs; how it is written.
std::string expectation_words();
std::optional<std::size_t> words_of_expectation(std::string_view what);
std::string expectation_form(std::string_view what);

}  // namespace candour::complaint
