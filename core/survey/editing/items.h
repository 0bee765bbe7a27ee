// Questions and groups: adding, removing and moving them.
#pragma once

#include "core/survey/editing/draft.h"

namespace candour::survey::editing {

struct NewQuestion {
    QuestionType type = QuestionType::OneChoice;
    std::string prompt{};                // In the main language.
    std::vector<std::string> choices{};  // Of OneChoice, ManyChoices and Ranking; two at least.
    std::string pressing_reason{};       // Needed where it asks who somebody is.
    std::string calculation{};           // Of Calculated.
    std::string group{};                 // The group, or repeat, at whose end it goes; or none.
};

// An id made of words: "how_did_you_feel"; another than those in `taken`.
std::string fresh_id(std::string_view words, const std::set<std::string>& taken);

// At the end of the questionnaire or of its group. `avoid`: ids that published versions had, which
// must not come to mean something else. `added`: its id.
Edited add_question(const Json& draft, const NewQuestion& question,
                    const std::set<std::string>& avoid, std::string* added = nullptr);
// One more row of a matrix.
Edited add_row(const Json& draft, std::string_view matrix, const std::string& label,
               const std::set<std::string>& avoid, std::string* added = nullptr);
// Puts the question under a heading of its own, into which others can then be moved.
Edited wrap_in_group(const Json& draft, std::string_view id, const std::string& label,
                     const std::set<std::string>& avoid, std::string* added = nullptr);

// Prompts of the questions and groups that need `id` for what they ask, show or say.
std::vector<std::string> needed_by(const Json& draft, std::string_view id);
// With all that is in it. Errors: Invalid, naming those that need it. A group that is left empty
// goes too.
Edited remove_item(const Json& draft, std::string_view id);

enum class Move {
    Up,    // Before the item before it, in the same group.
    Down,  // After the item after it, in the same group.
    Out,   // Out of its group, to the place after it; a group that is left empty goes.
    In,    // Into the group that follows, as its first; or that stands before, as its last.
};
bool can_move(const Json& draft, std::string_view id, Move move);
Edited move_item(const Json& draft, std::string_view id, Move move);

}  // namespace candour::survey::editing
