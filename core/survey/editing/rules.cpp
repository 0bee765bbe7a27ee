// One field of one item each.
#include "core/survey/editing/rules.h"

namespace candour::survey::editing {
namespace {

Error not_there() { return {ErrorKind::NotFound, "this question is not there any more"}; }

std::optional<QuestionType> type_of(const Json& item) {
    return question_type_from(item.value("type", std::string()));
}

}  // namespace

bool can_have(const Json& item, Rule rule) {
    const auto type = type_of(item);
    if (!type) return false;
    switch (rule) {
        case Rule::Constraint:
            return takes_answer(*type);
        case Rule::ChoiceFilter:
            return *type == QuestionType::OneChoice || takes_many_choices(*type);
        case Rule::Calculation:
            return *type == QuestionType::Calculated;
    }
    return false;
}

std::string_view field_of(Rule rule) {
    switch (rule) {
        case Rule::Constraint:
            return "constraint";
        case Rule::ChoiceFilter:
            return "choice_filter";
        case Rule::Calculation:
            return "calculation";
    }
    return {};
}

Edited set_rule(const Json& draft, std::string_view id, Rule rule, const std::string& expression) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    Json* item = find_item(changed, id);
    if (item == nullptr) return not_there();
    if (!can_have(*item, rule)) {
        return Error{ErrorKind::Invalid, "a question of this kind has no such rule"};
    }
    const std::string field(field_of(rule));
    if (!expression.empty()) {
        (*item)[field] = expression;
    } else if (rule == Rule::Calculation) {
        return Error{ErrorKind::Invalid, "write how it is worked out"};
    } else {
        item->erase(field);
    }
    return checked(std::move(changed), id);
}

Edited set_may_decline(const Json& draft, std::string_view id, bool may_decline) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    Json* item = find_item(changed, id);
    if (item == nullptr) return not_there();
    const auto type = type_of(*item);
    if (!item->contains("rows") && (!type || !takes_answer(*type))) {
        return Error{ErrorKind::Invalid, "it takes no answer of its own"};
    }
    if (may_decline) {
        item->erase("may_decline");
    } else {
        (*item)["may_decline"] = false;
    }
    return checked(std::move(changed), id);
}

}  // namespace candour::survey::editing
