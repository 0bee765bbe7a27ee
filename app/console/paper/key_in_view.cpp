// Each type of question as form fields.
#include "app/console/paper/key_in_view.h"

#include <algorithm>

#include "app/console/words.h"

namespace candour::console {
namespace {

using survey::PaperBlock;
using survey::PaperCondition;
using survey::Question;
using survey::QuestionType;

// "Only with", labels in the sheet's language, "to question 3."
View condition_view(const PaperCondition& condition, const Language& language,
                    const PageLanguage& page) {
    View labels{View::type::list};
    for (const std::string& label : condition.labels) {
        View view;
        view["is_next"] = &label != &condition.labels.front();
        view["label"] = view_of(ShownText{label, language});
        labels << view;
    }
    const std::map<std::string, std::string> number = {{"number", condition.number}};
    const bool any = condition.labels.empty();
    const bool without = condition.when == PaperCondition::When::NotAnswered;
    View view;
    view["labels"] = std::move(labels);
    view["after"] = any ? "" : page.tr("to question {number}.", number);
    if (condition.when == PaperCondition::When::Concerns) {
        view["before"] = page.tr("If it concerns the person.");
        view["after"] = "";
    } else if (any) {
        view["before"] = without ? page.tr("Only without an answer to question {number}.", number)
                                 : page.tr("Only with an answer to question {number}.", number);
    } else {
        view["before"] = without ? page.tr("Not with") : page.tr("Only with");
    }
    return view;
}

View conditions_view(const std::vector<PaperCondition>& conditions, const Language& language,
                     const PageLanguage& page) {
    View list{View::type::list};
    for (const PaperCondition& condition : conditions)
        list << condition_view(condition, language, page);
    return list;
}

// A choice as a radio button, a tick box or a box for its place.
View choices_view(const Question& question, const PaperBlock& block, const Fields& typed) {
    View list{View::type::list};
    const std::string name = name_of_field(block);
    const bool one = takes_one_choice(question.type);
    const std::string end = question.type == QuestionType::Ranking ? "_p" : "_c";
    for (std::size_t i = 0; i < block.choices.size(); ++i) {
        View view;
        const std::string own = name + end + std::to_string(i);
        view["choice_field"] = own;
        view["choice_name"] = one ? name : own;
        view["choice_value"] = one ? value_of_choice(i) : std::string("1");
        view["checked"] =
            one ? field(typed, name) == value_of_choice(i) : !field(typed, own).empty();
        view["place"] = std::string(field(typed, own));
        ShownText label = block.choices[i];
        const bool face = question.type == QuestionType::Faces;
        if (face) label.text = question.choices[i].id + "  " + label.text;
        view["label"] = view_of(label);
        list << view;
    }
    return list;
}

void add_answer(View& view, const Question& question, const PaperBlock& block,
                const Fields& typed) {
    const QuestionType type = question.type;
    const std::string name = name_of_field(block);
    view["field"] = name;
    view["is_radio"] = takes_one_choice(type);
    view["is_ticks"] = type == QuestionType::ManyChoices;
    view["is_places"] = type == QuestionType::Ranking;
    view["is_line"] = type == QuestionType::ShortText;
    view["is_long"] = type == QuestionType::LongText;
    view["is_number"] = type == QuestionType::Number;
    view["is_date"] = type == QuestionType::Date;
    view["is_group"] = type != QuestionType::ShortText && type != QuestionType::LongText &&
                       type != QuestionType::Number;
    view["choices"] = choices_view(question, block, typed);
    view["has_other"] = question.other_choice() != nullptr;
    view["other"] = std::string(field(typed, name + "_other"));
    view["may_decline"] = question.may_decline;
    view["declined"] = takes_one_choice(type) ? field(typed, name) == value_declined
                                              : !field(typed, name + "_no").empty();
    view["nothing"] = field(typed, name).empty();
    view["value"] = std::string(field(typed, name));
    view["day"] = std::string(field(typed, name + "_day"));
    view["month"] = std::string(field(typed, name + "_month"));
    view["year"] = std::string(field(typed, name + "_year"));
    view["unit"] = view_of(block.unit);
    view["has_ends"] = !block.low.text.empty();
    view["low"] = view_of(block.low);
    view["high"] = view_of(block.high);
}

View block_view(const survey::Questionnaire& questionnaire, const Language& language,
                const PaperBlock& block, const Fields& typed,
                const std::vector<KeyedProblem>& problems, const PageLanguage& page) {
    View view;
    const bool is_question = block.kind == PaperBlock::Kind::Question;
    view["is_question"] = is_question;
    view["is_heading"] =
        block.kind == PaperBlock::Kind::Heading || block.kind == PaperBlock::Kind::Turn;
    view["is_turn"] = block.kind == PaperBlock::Kind::Turn;
    view["turn"] = std::to_string(block.repetition + 1);
    view["is_second_sheet"] = block.repetition >= survey::printed_turns;
    view["is_information"] = block.kind == PaperBlock::Kind::Information;
    view["number"] = block.number;
    view["prompt"] = view_of(block.prompt);
    view["conditions"] = conditions_view(block.conditions, language, page);
    const auto problem = std::ranges::find(problems, block.number, &KeyedProblem::number);
    const bool wrong = is_question && problem != problems.end();
    view["wrong"] = wrong;
    view["what_is_wrong"] = wrong ? shown_text(problem->words) : std::string();
    if (is_question) {
        add_answer(view, questionnaire.questions[block.question], block, typed);
    }
    return view;
}

}  // namespace

View blocks_view(const survey::Questionnaire& questionnaire, const survey::PaperSheet& sheet,
                 const Fields& typed, const std::vector<KeyedProblem>& problems,
                 const PageLanguage& page) {
    View list{View::type::list};
    for (const PaperBlock& block : sheet.blocks)
        list << block_view(questionnaire, sheet.language, block, typed, problems, page);
    return list;
}

std::string first_field_of(const survey::Questionnaire& questionnaire, const PaperBlock& block) {
    const std::string name = name_of_field(block);
    const QuestionType type = questionnaire.questions[block.question].type;
    if (takes_one_choice(type)) return name + "_c0";
    if (type == QuestionType::ManyChoices) return name + "_c0";
    if (type == QuestionType::Ranking) return name + "_p0";
    if (type == QuestionType::Date) return name + "_day";
    return name;
}

}  // namespace candour::console
