// One row that asks, shows or works out something.
#include <algorithm>
#include <array>

#include "core/survey/limits.h"
#include "core/survey/xlsform/cells.h"
#include "core/survey/xlsform/survey_reader.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

QuestionType usual_type(RowKind kind) {
    switch (kind) {
        case RowKind::SelectOne:
            return QuestionType::OneChoice;
        case RowKind::SelectMany:
        case RowKind::Acknowledge:
            return QuestionType::ManyChoices;
        case RowKind::Rank:
            return QuestionType::Ranking;
        case RowKind::Integer:
        case RowKind::Decimal:
            return QuestionType::Number;
        case RowKind::Date:
            return QuestionType::Date;
        case RowKind::Note:
            return QuestionType::Information;
        case RowKind::Calculate:
            return QuestionType::Calculated;
        default:
            return QuestionType::ShortText;
    }
}

bool has_list(RowKind kind) {
    return kind == RowKind::SelectOne || kind == RowKind::SelectMany || kind == RowKind::Rank;
}

struct Translated {
    std::string_view language;
    std::string_view text;
};

constexpr std::array<Translated, 12> other_labels = {{{"en", "Other"},
                                                      {"cy", "Arall"},
                                                      {"ur", "کچھ اور"},
                                                      {"fr", "Autre"},
                                                      {"es", "Otro"},
                                                      {"pt", "Outro"},
                                                      {"de", "Anderes"},
                                                      {"it", "Altro"},
                                                      {"pl", "Inne"},
                                                      {"ar", "أخرى"},
                                                      {"sw", "Nyingine"},
                                                      {"ta", "மற்றவை"}}};

nlohmann::json other_choice(const FormLanguages& languages) {
    nlohmann::json label = nlohmann::json::object();
    for (const Language& language : languages.declared) {
        const auto found = std::ranges::find(other_labels, language, &Translated::language);
        label[language] = found == other_labels.end() ? other_labels.front().text : found->text;
    }
    return {{"id", "other"}, {"label", label}, {"other", true}};
}

std::string id_in(const nlohmann::json& choice) { return choice.at("id").get<std::string>(); }

}  // namespace

void SurveyReader::add_question(std::size_t index, const RowType& type) {
    const Row& row = table_.rows()[index];
    DraftItem item = new_item(index);
    ParameterList parameters(table_.text(row, Field::Parameters));
    QuestionType wanted = usual_type(type.kind);
    if (type.kind == RowKind::Range) wanted = read_range(row, item.json, parameters);
    wanted = read_appearance(row, wanted, item);
    if (const auto own = own_type(row)) wanted = *own;
    if (type.kind == RowKind::Integer && wanted == QuestionType::Number) {
        item.json["number"]["whole"] = true;
    }
    if (!read_list(row, type, wanted, item)) {
        RowType why{.why_not =
                        "there is no list '" + shortened(type.list) + "' in the sheet 'choices'"};
        if (type.list.empty()) why.why_not = "it does not say which list of choices it has";
        return leave_out(index, why);
    }
    item.json["type"] = name_of(wanted);
    read_prompt(row, wanted, item);
    put_expression(row, Field::Relevant, "show_if", item);
    if (wanted == QuestionType::Calculated) {
        put_expression(row, Field::Calculation, "calculation", item);
    }
    if (takes_answer(wanted)) read_asking(row, item);
    read_own_parameters(row, wanted, item.json);
    read_ends(row, item);
    const bool can_shuffle = wanted == QuestionType::OneChoice || takes_many_choices(wanted);
    report_parameters(row, parameters, can_shuffle, item.json);
    report_unused_cells(row, wanted);
    report_not_supported(table_, row, report_);
    report_markup(row);
    draft_.items.push_back(std::move(item));
}

std::optional<QuestionType> SurveyReader::own_type(const Row& row) {
    const std::string name = table_.text(row, Field::OwnType);
    if (name.empty()) return std::nullopt;
    const auto type = question_type_from(name);
    if (!type) {
        say(Severity::Warning, row, Field::OwnType,
            "there is no type '" + shortened(name) + "': the column 'type' is taken");
    }
    return type;
}

// A text is needed: what there is stands in for what there is not.
void SurveyReader::read_prompt(const Row& row, QuestionType type, DraftItem& item) {
    put_words(row, Field::Label, "prompt", item);
    if (type == QuestionType::Calculated) return;
    put_words(row, Field::Hint, "hint", item);
    put_files(row, Field::Image, "picture", item);
    put_files(row, Field::Audio, "audio", item);
    put_files(row, Field::Sign, "sign", item);
    if (item.json.contains("prompt")) return;
    if (item.json.contains("hint")) {
        item.json["prompt"] = item.json["hint"];
        item.json.erase("hint");
        return say(Severity::Warning, row, Field::Label, "it has no label: its hint is asked");
    }
    item.json["prompt"] = texts_.everywhere(item.json["id"].get<std::string>());
    say(Severity::Warning, row, Field::Label, "it has no label: its name is shown");
}

void SurveyReader::read_asking(const Row& row, DraftItem& item) {
    const std::string required = table_.text(row, Field::Required);
    const auto needed = yes_or_no(required);
    if (needed.value_or(false)) item.json["required"] = true;
    if (!required.empty() && !needed) {
        say(Severity::Warning, row, Field::Required,
            "whether an answer is needed cannot depend on others ('" + shortened(required) +
                "'): it may be left out");
    }
    if (!table_.text(row, Field::MayDecline).empty() &&
        !said_yes(table_, row, Field::MayDecline, report_)) {
        item.json["may_decline"] = false;
    }
    put_words(row, Field::RequiredMessage, "required_message", item);
    put_words(row, Field::ConstraintMessage, "constraint_message", item);
    put_words(row, Field::PressingReason, "pressing_reason", item);
    put_expression(row, Field::Constraint, "constraint", item);
    const std::string type = item.json.at("type").get<std::string>();
    if (type == "one_choice" || type == "many_choices" || type == "ranking") {
        put_expression(row, Field::ChoiceFilter, "choice_filter", item);
    }
}

bool SurveyReader::read_list(const Row& row, const RowType& type, QuestionType& wanted,
                             DraftItem& item) {
    if (type.kind == RowKind::Acknowledge) {
        nlohmann::json choice = {{"id", "OK"}, {"label", texts_.everywhere("OK")}};
        item.json["choices"] = nlohmann::json::array({std::move(choice)});
        say(Severity::Note, row, Field::Type, "it is asked as a choice of one: OK");
        return true;
    }
    if (!has_list(type.kind)) return true;
    const auto found = lists_.by_name.find(type.list);
    if (found == lists_.by_name.end()) return false;
    found->second.used = true;
    const std::size_t count = found->second.choices.size() + (type.or_other ? 1 : 0);
    if (wanted == QuestionType::OneChoice && count == 1) {
        wanted = QuestionType::ManyChoices;
        say(Severity::Warning, row, Field::Type,
            "one choice alone is asked as one that may be ticked or not");
    }
    put_choices(row, type, wanted, found->second, item);
    return true;
}

void SurveyReader::put_choices(const Row& row, const RowType& type, QuestionType wanted,
                               const ChoiceList& list, DraftItem& item) {
    const bool many = wanted == QuestionType::ManyChoices;
    const bool one_or_many = many || wanted == QuestionType::OneChoice;
    const bool filtered = one_or_many || wanted == QuestionType::Ranking;
    bool lost = false;
    bool has_other = false;
    nlohmann::json choices = nlohmann::json::array();
    for (nlohmann::json choice : list.choices) {
        if (!many) lost = choice.erase("exclusive") > 0 || lost;
        if (!one_or_many) lost = choice.erase("other") > 0 || lost;
        if (!filtered) lost = choice.erase("filter") > 0 || lost;
        has_other = has_other || choice.contains("other");
        rename_mentions(choice["label"]);
        choices.push_back(std::move(choice));
    }
    if (lost) {
        say(Severity::Warning, row, Field::Type,
            "some columns of the list '" + shortened(type.list) +
                "' mean nothing to a question "
                "of type " +
                std::string(name_of(wanted)));
    }
    if (type.or_other && !one_or_many) {
        say(Severity::Warning, row, Field::Type, "'or_other' is not possible here");
    } else if (type.or_other && !has_other) {
        const auto same = std::ranges::find(choices, "other", id_in);
        if (same == choices.end()) {
            choices.push_back(other_choice(texts_.languages()));
        } else {
            (*same)["other"] = true;
        }
    }
    if (wanted == QuestionType::Faces) item.json["faces"] = choices.size();
    if (wanted == QuestionType::YesNo && choices.size() == 3) item.json["dont_know"] = true;
    item.columns["choices"] = table_.letters(Field::Type);
    item.json["choices"] = std::move(choices);
}

}  // namespace candour::survey::xlsform
