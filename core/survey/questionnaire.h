// Questionnaire: what a survey asks, in every language it has. A published version never changes.
//
// In an organisation's file (unknown fields are errors; assets/schemas/questionnaire.schema.json):
//
//   { "id": "drop_in", "title": {...}, "introduction": {...}, "owner": "Centre manager",
//     "purpose": "To decide the opening hours", "act_by": "2027-03-31", "languages": ["en", "cy"],
//     "questions": [
//       {"id": "felt", "type": "faces", "prompt": {...}, "hint": {...}, "required": true},
//       {"id": "came_for", "type": "one_choice", "prompt": {...},
//        "choices": [{"id": "housing", "label": {...}}, {"id": "money", "label": {...}}]},
//       {"type": "group", "id": "visit", "label": {...}, "show_if": "${again} = 'yes'",
//        "questions": [{"id": "why", "type": "long_text", "prompt": {...}}]},
//       {"type": "repeat", "id": "child", "label": {...}, "repeat_max": 4, "questions": [...]},
//       {"type": "matrix", "id": "staff", "prompt": {...}, "choices": [...],
//        "rows": [{"id": "polite", "label": {...}}, {"id": "quick", "label": {...}}]}]}
//
// Every text is in every language of "languages", which are some or all of the organisation's; or,
// where the questionnaire names a "fallback" among them, at least in that one. A question's other
// fields are the members of Question (question.h). "choices": needed for one_choice, many_choices
// and ranking; optional for faces and yes_no, whose own labels exist in English, Welsh and Urdu: a
// questionnaire with another language gives its labels there.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/base/locale_text.h"
#include "core/base/result.h"
#include "core/survey/group.h"
#include "core/survey/question.h"

namespace candour::survey {

class Logic;

// What an earlier version called a question, or its choices, so that results count both as one.
struct Earlier {
    std::string was{};  // Its id then; the same as `now` when only its choices or type changed.
    std::string now{};  // A question of this version.
    std::map<std::string, std::string> choices{};  // Then to now; the others have kept their ids.
    bool operator==(const Earlier&) const = default;
};

struct Questionnaire {
    std::string id;
    LocalText title;
    LocalText introduction;  // May be empty.
    std::string owner;       // Without owner, purpose and act_by it cannot be opened
    std::string purpose;     // (requirement W3).
    std::string act_by;      // ISO date by which its results are acted on.
    std::string closes;      // ISO date, the last on which it is asked; may be empty.
    std::vector<Language> languages;
    Language fallback;          // Shown where a translation is missing; empty: none is missing.
    int sample_one_in = 1;      // Asked of one in so many, drawn on the device.
    bool training = false;      // Practice: marked on every screen, counted nowhere.
    std::vector<Group> groups;  // In the order in which they begin; a parent comes first.
    std::vector<Question> questions;  // All of them, in the order of asking.
    std::vector<Earlier> earlier;
    std::string version;  // Hex BLAKE2b-128 of its canonical JSON; names what was asked.
    std::shared_ptr<const Logic> logic;  // Its expressions, compiled; not compared.

    const Question* find(std::string_view question_id) const;
    // The innermost group around a group or question that is a repeat, or no_group.
    std::size_t repeat_around(std::size_t group) const;
    bool operator==(const Questionnaire& other) const;
};

// An id of a question, group or choice: 1 to 64 of A-Z, a-z, 0-9, _, - and . (a spreadsheet's names
// can be kept as they are).
bool is_survey_id(std::string_view text);

// Reads one questionnaire object. `place` names the file (and place in it) for messages.
// Faces, Scale, Stars and YesNo get their choices here when the file gives none of its own labels.
// Errors: Invalid, naming place and what to mend: unknown type, id twice, a language that is not
// in `languages` ("unknown language 'xx' …"), a text missing in a declared language, no owner.
Result<Questionnaire> parse_questionnaire(const nlohmann::json& source, const std::string& place);

// The canonical form: parse_questionnaire() of it gives an equal one, with the same version.
nlohmann::json to_json(const Questionnaire& questionnaire);

// What `version` must be.
std::string version_of(const Questionnaire& questionnaire);

}  // namespace candour::survey
