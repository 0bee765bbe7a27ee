// Conditions of SurveyJS ("{again} = 'yes' and {n} > 3") as expressions of ours.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/survey/question_type.h"

namespace candour::survey::surveyjs {

// What a name stands for; the id is ours.
struct Named {
    std::string id{};
    QuestionType type = QuestionType::ShortText;
};
using FindName = std::function<std::optional<Named>(std::string_view)>;

struct NotTranslated {
    std::string what;  // One plain sentence.
};

// A name that `find` does not know stays as it is, and is found out where all names are.
std::variant<std::string, NotTranslated> translated_condition(std::string_view source,
                                                              const FindName& find);

}  // namespace candour::survey::surveyjs
