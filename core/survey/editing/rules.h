// Rules: what an answer must be, which answers are offered, what is worked out.
#pragma once

#include "core/survey/editing/draft.h"

namespace candour::survey::editing {

enum class Rule {
    Constraint,    // Of a question that takes an answer, "." being the answer.
    ChoiceFilter,  // Of lists: which of their answers are offered.
    Calculation,   // Of a calculated value, which cannot be without.
};
// Whether an item of that kind can have it.
bool can_have(const Json& item, Rule rule);
std::string_view field_of(Rule rule);

// Empty: none. Errors: Invalid "character 7: …", the parser's.
Edited set_rule(const Json& draft, std::string_view id, Rule rule, const std::string& expression);

// Whether "I would rather not say" is offered. Errors: Invalid: it takes no answer of its own.
Edited set_may_decline(const Json& draft, std::string_view id, bool may_decline);

}  // namespace candour::survey::editing
