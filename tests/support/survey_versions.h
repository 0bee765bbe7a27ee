// Three versions of one questionnaire, as an organisation changes it: for tests of results.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/survey/questionnaire.h"
#include "tests/support/catch.h"

namespace candour::test {

inline survey::Questionnaire questionnaire_with(const std::string& items,
                                                const std::string& earlier = "[]") {
    nlohmann::json source = nlohmann::json::parse(R"({"id": "visit", "title": {"en": "Your visit"},
        "owner": "Centre manager", "purpose": "Opening hours", "act_by": "2027-03-31",
        "languages": ["en"]})");
    source["questions"] = nlohmann::json::parse(items);
    const nlohmann::json names = nlohmann::json::parse(earlier);
    if (!names.empty()) source["earlier"] = names;
    auto read = survey::parse_questionnaire(source, "visit.json");
    INFO((read.ok() ? "" : read.error().what));
    REQUIRE(read.ok());
    return read.take();
}

// 1: felt (faces), came_by (bus, foot), waited (yes, no).
// 2: came_by has the train as well, waited is asked no more.
// 3: came_by is called travel, whose "foot" is called "walk"; felt has become mood, on stars.
inline std::vector<survey::Questionnaire> three_versions() {
    return {questionnaire_with(R"([
        {"id": "felt", "type": "faces", "prompt": {"en": "How was it?"}},
        {"id": "came_by", "type": "one_choice", "prompt": {"en": "How did you come?"}, "choices":
            [{"id": "bus", "label": {"en": "Bus"}}, {"id": "foot", "label": {"en": "On foot"}}]},
        {"id": "waited", "type": "yes_no", "prompt": {"en": "Did you wait?"}}])"),
            questionnaire_with(R"([
        {"id": "felt", "type": "faces", "prompt": {"en": "How was it?"}},
        {"id": "came_by", "type": "one_choice", "prompt": {"en": "How did you come here?"},
         "choices": [{"id": "bus", "label": {"en": "Bus"}},
            {"id": "foot", "label": {"en": "On foot"}},
            {"id": "train", "label": {"en": "Train"}}]}])"),
            questionnaire_with(R"([
        {"id": "mood", "type": "stars", "prompt": {"en": "How many stars?"}},
        {"id": "travel", "type": "one_choice", "prompt": {"en": "How did you travel?"}, "choices":
            [{"id": "bus", "label": {"en": "Bus"}}, {"id": "walk", "label": {"en": "Walking"}},
            {"id": "train", "label": {"en": "Train"}}]}])",
                               R"([{"was": "felt", "now": "mood"},
                                   {"was": "came_by", "now": "travel",
                                    "choices": {"foot": "walk"}}])")};
}

}  // namespace candour::test
