// Names of the types of questions.
#include "core/survey/question_type.h"

#include "core/base/check.h"

namespace candour::survey {

std::string_view name_of(QuestionType type) {
    switch (type) {
        case QuestionType::OneChoice:
            return "one_choice";
        case QuestionType::ManyChoices:
            return "many_choices";
        case QuestionType::Faces:
            return "faces";
        case QuestionType::Scale:
            return "scale";
        case QuestionType::Stars:
            return "stars";
        case QuestionType::Number:
            return "number";
        case QuestionType::Date:
            return "date";
        case QuestionType::YesNo:
            return "yes_no";
        case QuestionType::Ranking:
            return "ranking";
        case QuestionType::ShortText:
            return "short_text";
        case QuestionType::LongText:
            return "long_text";
        case QuestionType::Information:
            return "information";
        case QuestionType::Calculated:
            return "calculated";
    }
    CHECK(false);
}

std::optional<QuestionType> question_type_from(std::string_view name) {
    for (const QuestionType type : all_question_types) {
        if (name_of(type) == name) return type;
    }
    return std::nullopt;
}

bool takes_one_choice(QuestionType type) {
    return type == QuestionType::OneChoice || type == QuestionType::Faces ||
           type == QuestionType::Scale || type == QuestionType::Stars ||
           type == QuestionType::YesNo;
}

bool takes_many_choices(QuestionType type) {
    return type == QuestionType::ManyChoices || type == QuestionType::Ranking;
}

bool takes_text(QuestionType type) {
    return type == QuestionType::Number || type == QuestionType::Date ||
           type == QuestionType::ShortText || type == QuestionType::LongText;
}

bool takes_answer(QuestionType type) {
    return takes_one_choice(type) || takes_many_choices(type) || takes_text(type);
}

}  // namespace candour::survey
