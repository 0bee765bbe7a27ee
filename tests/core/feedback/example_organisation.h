// The smallest organisation's file that has everything; tests change one thing in it.
#pragma once

#include <nlohmann/json.hpp>

namespace candour::test {

inline nlohmann::json example_questionnaire() {
    return nlohmann::json::parse(R"({
        "id": "drop_in", "title": {"en": "The drop-in", "cy": "Y sesiwn galw heibio"},
        "owner": "Centre manager", "purpose": "To decide the opening hours",
        "act_by": "2027-03-31", "languages": ["en", "cy"],
        "questions": [
            {"id": "felt", "type": "faces", "required": true,
             "prompt": {"en": "How was it?", "cy": "Sut oedd e?"}},
            {"id": "came_for", "type": "one_choice",
             "prompt": {"en": "What for?", "cy": "Ar gyfer beth?"},
             "choices": [{"id": "housing", "label": {"en": "Housing", "cy": "Tai"}},
                         {"id": "money", "label": {"en": "Money", "cy": "Arian"}}]},
            {"id": "again", "type": "yes_no", "prompt": {"en": "Again?", "cy": "Eto?"}},
            {"id": "better", "type": "long_text", "hint": {"en": "Any idea", "cy": "Unrhyw syniad"},
             "prompt": {"en": "What could be better?", "cy": "Beth allai fod yn well?"}}]})");
}

inline nlohmann::json example_organisation() {
    auto organisation = nlohmann::json::parse(R"({
        "id": "example-advice", "languages": ["en", "cy", "ur"],
        "name": {"en": "Advice", "cy": "Cyngor", "ur": "مشورہ"},
        "welcome": {"en": "Welcome", "cy": "Croeso", "ur": "خوش آمدید"},
        "confidentiality": {"en": "Limits", "cy": "Terfynau", "ur": "حدود"},
        "what_happens_next": {"en": "Next", "cy": "Nesaf", "ur": "آگے"},
        "crowd_note_users_month": "40",
        "kinds": [{"kind": "complaint", "name": {"en": "Complaint", "cy": "Cwyn", "ur": "شکایت"}},
                  {"kind": "suggestion", "name": {"en": "Idea", "cy": "Syniad", "ur": "تجویز"}}],
        "services": [{"id": "drop-in", "group": "centre", "questionnaire": "drop_in",
                      "name": {"en": "Drop-in", "cy": "Galw heibio", "ur": "ڈراپ ان"},
                      "contacts": [{"name": {"en": "Desk", "cy": "Desg", "ur": "ڈیسک"},
                                    "email": "desk@example.org"}]}],
        "contacts": [{"name": {"en": "Reception", "cy": "Derbynfa", "ur": "استقبالیہ"},
                      "phone": "01632 960000"}],
        "release": {"rules": [{"kind": "complaint", "every": "day"},
                              {"every": "week", "at_least": 5, "or_after_days": 14}]}})");
    organisation["questionnaires"] = {example_questionnaire()};
    return organisation;
}

}  // namespace candour::test
