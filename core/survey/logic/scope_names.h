// The names that an expression at one place of a questionnaire may use.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/survey/expression/expression.h"
#include "core/survey/logic/compiled.h"

namespace candour::survey {

class ScopeNames : public expression::Names {
public:
    // `types`: of each question. `repeat`: the one it stands in. `columns`: in a choice filter.
    ScopeNames(const Questionnaire& questionnaire, const Logic& logic,
               const std::vector<expression::Type>& types, std::size_t repeat,
               const std::vector<std::string>* columns = nullptr)
        : questionnaire_(questionnaire),
          logic_(logic),
          types_(types),
          repeat_(repeat),
          columns_(columns) {}

    std::optional<expression::Name> find(std::string_view name) const override;
    std::optional<std::size_t> find_column(std::string_view name) const override;
    std::vector<std::string> known() const override;

private:
    const Questionnaire& questionnaire_;
    const Logic& logic_;
    const std::vector<expression::Type>& types_;
    std::size_t repeat_;
    const std::vector<std::string>* columns_;
};

}  // namespace candour::survey
