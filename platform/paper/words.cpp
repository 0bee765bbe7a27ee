// Instructions and conditions in words.
#include "platform/paper/words.h"

namespace candour::platform::paper {

using survey::PaperCondition;
using survey::QuestionType;

ShownText Words::tr(std::string_view english,
                    const std::map<std::string, std::string>& values) const {
    ShownText shown = translator_.show(language_, english);
    shown.text = kiosk::fill(std::move(shown.text), values);
    return shown;
}

ShownText Words::tr_n(std::string_view one, std::string_view many, std::int64_t count) const {
    ShownText shown = translator_.show_plural(language_, one, many, count);
    shown.text = kiosk::fill(std::move(shown.text), {{"count", std::to_string(count)}});
    return shown;
}

std::string Words::listed(const std::vector<std::string>& labels) const {
    std::string list;
    for (const std::string& label : labels) {
        const std::string quoted = tr("“{answer}”", {{"answer", label}}).text;
        list =
            list.empty() ? quoted : tr("{list} or {last}", {{"list", list}, {"last", quoted}}).text;
    }
    return list;
}

ShownText Words::condition(const PaperCondition& condition) const {
    const std::map<std::string, std::string> values = {{"answers", listed(condition.labels)},
                                                       {"number", condition.number}};
    switch (condition.when) {
        case PaperCondition::When::Answered:
            if (condition.labels.empty()) {
                return tr("Only if you answered question {number}.", values);
            }
            return tr("Only if you answered {answers} to question {number}.", values);
        case PaperCondition::When::NotAnswered:
            return tr("Leave this out if you answered {answers} to question {number}.", values);
        case PaperCondition::When::Concerns:
            return tr("Answer this if it concerns you.");
    }
    return {};
}

ShownText Words::instruction(const survey::Question& question) const {
    const auto most = static_cast<std::int64_t>(question.choices_at_most);
    switch (question.type) {
        case QuestionType::OneChoice:
        case QuestionType::Faces:
        case QuestionType::Scale:
        case QuestionType::Stars:
        case QuestionType::YesNo:
            return tr("Tick one box.");
        case QuestionType::ManyChoices:
            if (most == 0) return tr("Tick all boxes that are right for you.");
            return tr_n("Tick {count} box at most.", "Tick {count} boxes at most.", most);
        case QuestionType::Ranking:
            if (most == 0)
                return tr("Write 1 in the box of the most important, then 2, and so on.");
            return tr("Write 1 in the box of the most important, then 2, up to {count}.",
                      {{"count", std::to_string(most)}});
        case QuestionType::Number:
            return tr("Write a number.");
        case QuestionType::Date:
            return tr("Write a date.");
        case QuestionType::ShortText:
        case QuestionType::LongText:
        case QuestionType::Information:
        case QuestionType::Calculated:
            return {};
    }
    return {};
}

}  // namespace candour::platform::paper
