// Questionnaire: what a survey asks, in every language it has. A published version never changes.
//
// In an organisation's file (unknown fields are errors; every text in every language of
// "languages", which are some or all of the organisation's):
//
//   { "id": "drop_in", "title": {...}, "introduction": {...}, "owner": "Centre manager",
//     "purpose": "To decide the opening hours", "act_by": "2027-03-31", "languages": ["en", "cy"],
//     "questions": [
//       {"id": "felt", "type": "faces", "prompt": {...}, "hint": {...}, "required": true},
//       {"id": "came_for", "type": "one_choice", "prompt": {...},
//        "choices": [{"id": "housing", "label": {...}}, {"id": "money", "label": {...}}]},
//       {"id": "again", "type": "yes_no", "prompt": {...}},
//       {"id": "better", "type": "long_text", "prompt": {...}}]}
//
// Optional: "introduction", "hint", "required" (false). "choices": needed for one_choice (2 to 12);
// optional for faces (all of "1" … "5") and yes_no ("yes" and "no"), whose own labels exist in
// English, Welsh and Urdu: a questionnaire with another language gives its labels there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/base/locale_text.h"
#include "core/base/result.h"

namespace candour::survey {

enum class QuestionType { OneChoice, Faces, YesNo, LongText };

// "one_choice", "faces", "yes_no", "long_text": as in the questionnaire file.
std::string_view name_of(QuestionType type);

struct Choice {
    std::string id{};  // [a-z0-9_]{1,40}, unique within its question.
    LocalText label{};
};

struct Question {
    std::string id{};  // [a-z0-9_]{1,40}, unique within the questionnaire.
    QuestionType type = QuestionType::OneChoice;
    LocalText prompt{};
    LocalText hint{};               // May be empty.
    bool required = false;          // Even then "prefer not to say" is offered (requirement W5).
    std::vector<Choice> choices{};  // OneChoice: as written. Faces: five, "1" worst … "5" best.
                                    // YesNo: "yes" and "no". LongText: none.
};

struct Questionnaire {
    std::string id;
    LocalText title;
    LocalText introduction;  // May be empty.
    std::string owner;       // Without owner, purpose and act_by it cannot be opened
    std::string purpose;     // (requirement W3).
    std::string act_by;      // ISO date by which its results are acted on.
    std::vector<Language> languages;
    std::vector<Question> questions;
    std::string version;  // Hex BLAKE2b-128 of its canonical JSON; names what was asked.

    const Question* find(std::string_view question_id) const;
};

// Reads one questionnaire object. `place` names the file (and place in it) for messages.
// Faces and YesNo get their choices here when the file gives none of its own labels.
// Errors: Invalid, naming place and what to mend: unknown type, id twice, a language that is not
// in `languages` ("unknown language 'xx' …"), a text missing in a declared language, no owner.
Result<Questionnaire> parse_questionnaire(const nlohmann::json& source, const std::string& place);

}  // namespace candour::survey
