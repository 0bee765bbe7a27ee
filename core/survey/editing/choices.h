// The choices of a question, and those that the rows of a matrix share.
#pragma once

#include <map>
#include <optional>

#include "core/survey/editing/draft.h"

namespace candour::survey::editing {

// Whether its choices can be added, removed and moved: not those of faces, yes/no and the like.
bool has_own_choices(const Json& item);

// Faces and yes/no get the labels that they have by themselves written out, to add something to
// them.
void write_out_choices(Json& item, const Questionnaire& read);

// At the end, or before one that is "other" or "none of these". `added`: its id.
Edited add_choice(const Json& draft, std::string_view id, const std::string& label,
                  std::string* added = nullptr);
// Errors: Invalid also where another question's condition names it.
Edited remove_choice(const Json& draft, std::string_view id, std::string_view choice);
Edited move_choice(const Json& draft, std::string_view id, std::string_view choice, bool up);
// "Other, please say": asks for a few words; at most one. "None of these": chosen alone.
enum class ChoiceRole { Plain, Other, Exclusive };
Edited set_choice_role(const Json& draft, std::string_view id, std::string_view choice,
                       ChoiceRole role);

// What is not said to visitors.
struct ChoiceExtras {
    std::optional<double> score{};
    std::map<std::string, std::string> filter{};  // What a rule on the answers compares.
    bool operator==(const ChoiceExtras&) const = default;
};
// Whether its answers can have scores; and what a rule compares.
bool can_score(const Json& item);
bool can_filter(const Json& item);
Edited set_choice_extras(const Json& draft, std::string_view id, std::string_view choice,
                         const ChoiceExtras& extras);

}  // namespace candour::survey::editing
