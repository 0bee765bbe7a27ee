// Names by scope.
#include "core/survey/logic/scope_names.h"

#include <algorithm>

namespace candour::survey {

std::optional<expression::Name> ScopeNames::find(std::string_view name) const {
    const auto found = logic_.by_id.find(std::string(name));
    if (found == logic_.by_id.end()) return std::nullopt;
    const std::size_t index = found->second;
    const std::size_t questions = questionnaire_.questions.size();
    if (index < questions) {
        const std::size_t repeat = logic_.questions[index].repeat;
        const bool repeated = repeat != no_group && repeat != repeat_;
        return expression::Name{.index = index, .type = types_[index], .repeated = repeated};
    }
    // A repeat stands for its repetitions; any other group has no value.
    if (questionnaire_.groups[index - questions].repeat_max == 0) return std::nullopt;
    return expression::Name{.index = index, .type = expression::Type::Text, .repeated = true};
}

std::optional<std::size_t> ScopeNames::find_column(std::string_view name) const {
    if (columns_ == nullptr) return std::nullopt;
    const auto found = std::ranges::find(*columns_, name);
    if (found == columns_->end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_->begin());
}

std::vector<std::string> ScopeNames::known() const {
    std::vector<std::string> names;
    for (const auto& [id, index] : logic_.by_id)
        names.push_back(id);
    std::ranges::sort(names);
    return names;
}

}  // namespace candour::survey
