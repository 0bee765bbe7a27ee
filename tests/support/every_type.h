// A questionnaire with every type of question, for pages that show each in its own way.
#pragma once

#include <nlohmann/json.hpp>

#include "core/survey/questionnaire.h"
#include "tests/support/catch.h"

namespace candour::test {

inline survey::Questionnaire questionnaire_of(const char* items) {
    auto source = nlohmann::json::parse(R"({"id": "q", "title": {"en": "T"}, "owner": "o",
        "purpose": "p", "act_by": "2027-01-01", "languages": ["en"]})");
    source["questions"] = nlohmann::json::parse(items);
    auto parsed = survey::parse_questionnaire(source, "q.json");
    INFO((parsed.ok() ? "" : parsed.error().what));
    REQUIRE(parsed.ok());
    return parsed.take();
}

// "q": one of each type, on the sheet as 1 to 11; then what stands around questions.
inline const survey::Questionnaire& every_type() {
    static const survey::Questionnaire asked = questionnaire_of(R"~([
        {"id": "came", "type": "yes_no", "prompt": {"en": "Came?"}, "required": true},
        {"id": "how", "type": "one_choice", "prompt": {"en": "How?"}, "choices": [
            {"id": "bus", "label": {"en": "Bus"}},
            {"id": "other", "label": {"en": "Other"}, "other": true}]},
        {"id": "used", "type": "many_choices", "prompt": {"en": "Used?"}, "choices_at_most": 2,
         "choices": [{"id": "cafe", "label": {"en": "Cafe"}},
            {"id": "shop", "label": {"en": "Shop"}}, {"id": "park", "label": {"en": "Park"}},
            {"id": "none", "label": {"en": "None"}, "exclusive": true}]},
        {"id": "felt", "type": "faces", "prompt": {"en": "Felt?"}},
        {"id": "like", "type": "scale", "prompt": {"en": "Like?"}},
        {"id": "stars", "type": "stars", "prompt": {"en": "Stars?"}},
        {"id": "age", "type": "number", "prompt": {"en": "Age?"},
         "number": {"whole": true, "min": 0, "max": 120}, "constraint": ". != 99",
         "constraint_message": {"en": "Nobody is 99."}},
        {"id": "when", "type": "date", "prompt": {"en": "When?"}, "date": {"max": "2026-12-31"}},
        {"id": "rank", "type": "ranking", "prompt": {"en": "Rank?"}, "choices": [
            {"id": "a", "label": {"en": "A"}}, {"id": "b", "label": {"en": "B"}},
            {"id": "c", "label": {"en": "C"}}]},
        {"id": "line", "type": "short_text", "prompt": {"en": "Line?"}, "characters_max": 10,
         "may_decline": false},
        {"id": "why", "type": "long_text", "prompt": {"en": "Why not?"},
         "show_if": "${came} = 'no'"},
        {"id": "read", "type": "information", "prompt": {"en": "Read this"}},
        {"type": "group", "id": "more", "label": {"en": "More"}, "show_if": "${came} = 'yes'",
         "questions": [{"id": "ends", "type": "scale", "prompt": {"en": "Ends?"},
            "scale": {"from": 1, "to": 3, "low": {"en": "Low"}, "high": {"en": "High"}}}]},
        {"type": "repeat", "id": "child", "label": {"en": "Child"}, "repeat_max": 9, "questions": [
            {"id": "child_age", "type": "number", "prompt": {"en": "Child's age?"},
             "number": {"unit": {"en": "years"}}}]}])~");
    return asked;
}

}  // namespace candour::test
