// What a visitor is told before they answer, and when they cannot go on.
#include "app/kiosk/screens/questions/questions.h"
#include "core/survey/numbers.h"

namespace candour::kiosk {
namespace {

using survey::QuestionType;

ShownText number_hint(const Ui& ui, const survey::NumberRange& range) {
    const auto figures = [](double number) {
        return Ui::left_to_right(survey::number_text(number));
    };
    if (range.min && range.max) {
        return ui.tr("From {min} to {max}.",
                     {{"min", figures(*range.min)}, {"max", figures(*range.max)}});
    }
    if (range.min) return ui.tr("{min} or more.", {{"min", figures(*range.min)}});
    if (range.max) return ui.tr("{max} or less.", {{"max", figures(*range.max)}});
    return {};
}

ShownText date_hint(const Ui& ui, const Asking& asking) {
    const survey::DateRange& range = asking.question.date;
    if (!range.min.empty() && !range.max.empty()) {
        return ui.tr("From {first} to {last}.", {{"first", asking.words.day(range.min).text},
                                                 {"last", asking.words.day(range.max).text}});
    }
    if (!range.min.empty()) {
        return ui.tr("{date} or later.", {{"date", asking.words.day(range.min).text}});
    }
    if (!range.max.empty()) {
        return ui.tr("{date} or earlier.", {{"date", asking.words.day(range.max).text}});
    }
    return {};
}

ShownText count_hint(const Ui& ui, const survey::Question& question) {
    const std::string least = std::to_string(question.choices_at_least);
    const std::string most = std::to_string(question.choices_at_most);
    const bool has_least = question.choices_at_least > 0;
    const bool has_most = question.choices_at_most > 0;
    if (has_least && least == most) return ui.tr("Choose {count}.", {{"count", most}});
    if (has_least && has_most) {
        return ui.tr("Choose {least} to {most}.", {{"least", least}, {"most", most}});
    }
    if (has_most) return ui.tr("Choose up to {count}.", {{"count", most}});
    if (has_least) return ui.tr("Choose at least {count}.", {{"count", least}});
    return ui.tr("Choose as many as you like.");
}

ShownText ranking_hint(const Ui& ui, const survey::Question& question) {
    const std::size_t most = question.choices_at_most;
    if (most == 1) return ui.tr("Touch the one that matters most to you.");
    if (most > 1) {
        return ui.tr("Touch the {count} that matter most to you, the most important first.",
                     {{"count", std::to_string(most)}});
    }
    return ui.tr("Touch them one after the other, the most important first.");
}

ShownText missing(const Ui& ui, const Asking& asking) {
    if (!asking.question.required_message.empty()) {
        return asking.words.of(asking.question.required_message, asking.question.group,
                               asking.screen.repetition);
    }
    if (asking.question.may_decline) {
        return ui.tr("Please answer, or say that you would rather not.");
    }
    return ui.tr("Please answer this question. The survey needs it.");
}

ShownText refused(const Ui& ui, const Asking& asking) {
    if (asking.question.constraint_message.empty()) {
        return ui.tr("This answer does not fit. Please look at it again.");
    }
    return asking.words.of(asking.question.constraint_message, asking.question.group,
                           asking.screen.repetition);
}

std::string figures(const std::optional<double>& number) {
    return Ui::left_to_right(survey::number_text(number.value_or(0)));
}

}  // namespace

ShownText range_hint(const Ui& ui, const Asking& asking) {
    switch (asking.question.type) {
        case QuestionType::Number:
            return number_hint(ui, asking.question.number);
        case QuestionType::Date:
            return date_hint(ui, asking);
        case QuestionType::ManyChoices:
            return count_hint(ui, asking.question);
        case QuestionType::Ranking:
            return ranking_hint(ui, asking.question);
        case QuestionType::OneChoice:
        case QuestionType::Faces:
        case QuestionType::Scale:
        case QuestionType::Stars:
        case QuestionType::YesNo:
        case QuestionType::ShortText:
        case QuestionType::LongText:
        case QuestionType::Information:
        case QuestionType::Calculated:
            return {};
    }
    return {};
}

std::vector<ShownText> hints_of(const Ui& ui, const Asking& asking) {
    if (asking.screen.problem != AnswerProblem::None) return {};
    return {asking.hint, range_hint(ui, asking)};
}

ShownText problem_text(const Ui& ui, const Asking& asking) {
    const survey::Question& question = asking.question;
    switch (asking.screen.problem) {
        case AnswerProblem::None:
            return {};
        case AnswerProblem::Missing:
            return missing(ui, asking);
        case AnswerProblem::TooFew:
            return ui.tr("Please choose at least {count}.",
                         {{"count", std::to_string(question.choices_at_least)}});
        case AnswerProblem::TooMany:
            return ui.tr("You can choose {count} at most. Touch one again to take it away.",
                         {{"count", std::to_string(question.choices_at_most)}});
        case AnswerProblem::NotANumber:
            return ui.tr("This is not a number yet.");
        case AnswerProblem::NotWhole:
            return ui.tr("Please give a whole number, without a point.");
        case AnswerProblem::TooSmall:
            return ui.tr("The smallest number here is {min}.",
                         {{"min", figures(question.number.min)}});
        case AnswerProblem::TooLarge:
            return ui.tr("The largest number here is {max}.",
                         {{"max", figures(question.number.max)}});
        case AnswerProblem::NotADate:
            return ui.tr("There is no such date. Please look at day, month and year.");
        case AnswerProblem::TooEarly:
            return ui.tr("The earliest date here is {date}.",
                         {{"date", asking.words.day(question.date.min).text}});
        case AnswerProblem::TooLate:
            return ui.tr("The latest date here is {date}.",
                         {{"date", asking.words.day(question.date.max).text}});
        case AnswerProblem::TooLong:
            return ui.tr("There is no room for more. You can make it shorter.");
        case AnswerProblem::Refused:
            return refused(ui, asking);
    }
    return {};
}

}  // namespace candour::kiosk
