// Choices of the file, or our own.
#include "core/survey/file/choices.h"

#include <algorithm>
#include <unordered_set>

#include "core/survey/file/fields.h"
#include "core/survey/limits.h"
#include "core/survey/own_labels.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {
namespace {

void read_filter(FieldReader& fields, Choice& choice) {
    const nlohmann::json* source = fields.any("filter", Need::Optional);
    if (source == nullptr) return;
    const std::string place = place_of(fields.place(), "filter");
    if (!source->is_object() || source->empty()) {
        return fields.fail(place, "here belongs an object: {\"county\": \"kent\"}");
    }
    for (const auto& [column, value] : source->items()) {
        const auto* text = value.get_ptr<const std::string*>();
        if (!is_survey_id(column) || text == nullptr || text->empty() ||
            text->size() > filter_value_bytes_max) {
            fields.fail(place_of(place, column),
                        "here belongs an id with a text in quotes, not empty and of at most " +
                            std::to_string(filter_value_bytes_max) + " bytes");
            return;
        }
        choice.filter[column] = *text;
    }
}

Result<Choice> parse_choice(const nlohmann::json& source, const std::string& place,
                            const DeclaredLanguages& declared, QuestionType type) {
    FieldReader fields(source, place);
    Choice choice;
    choice.id = read_survey_id(fields, "id");
    choice.label = read_words(fields, "label", Need::Required, declared);
    choice.picture = read_file_names(fields, "picture", declared);
    choice.audio = read_file_names(fields, "audio", declared);
    choice.score = fields.decimal("score");
    if (takes_many_choices(type) || type == QuestionType::OneChoice) read_filter(fields, choice);
    if (type == QuestionType::ManyChoices) choice.exclusive = fields.flag("exclusive", false);
    if (type == QuestionType::ManyChoices || type == QuestionType::OneChoice) {
        choice.other = fields.flag("other", false);
    }
    if (choice.exclusive && choice.other) {
        fields.fail(place, "a choice is \"exclusive\" or \"other\", not both");
    }
    RETURN_IF_ERROR(fields.finish());
    return choice;
}

bool read_items(FieldReader& fields, const std::vector<const nlohmann::json*>& items,
                const DeclaredLanguages& declared, Question& question) {
    const std::string place = place_of(fields.place(), "choices");
    std::unordered_set<std::string> ids;
    bool has_other = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(parse_choice(*items[i], here, declared, question.type),
                         question.choices)) {
            return false;
        }
        const Choice& choice = question.choices.back();
        if (!ids.insert(choice.id).second) {
            fields.fail(here, "the id '" + choice.id + "' is used twice");
        }
        if (choice.other && has_other)
            fields.fail(here, "two choices are \"other\"; one is enough");
        has_other = has_other || choice.other;
    }
    return fields.ok();
}

std::vector<std::string> ids_of(const std::vector<Choice>& choices) {
    std::vector<std::string> ids;
    for (const Choice& choice : choices)
        ids.push_back(choice.id);
    return ids;
}

std::size_t needed_choices(QuestionType type) {
    if (type == QuestionType::OneChoice || type == QuestionType::Ranking) return 2;
    return type == QuestionType::ManyChoices ? 1 : 0;
}

}  // namespace

void read_choices(FieldReader& fields, const DeclaredLanguages& declared, Question& question) {
    const std::size_t needed = needed_choices(question.type);
    const auto items =
        fields.list("choices", needed > 0 ? Need::Required : Need::Optional, choices_max);
    const std::string place = place_of(fields.place(), "choices");
    if (!read_items(fields, items, declared, question)) return;
    if (needed > 0) {
        if (items.size() < needed) fields.fail(place, "at least two choices are needed");
        return;
    }
    const std::vector<std::string> ids = own_choice_ids(question);
    const bool named = question.type == QuestionType::Faces || question.type == QuestionType::YesNo;
    if (!items.empty() && !named) {
        return fields.fail(place, "a " + std::string(name_of(question.type)) +
                                      " question has no choices" +
                                      (ids.empty() ? "" : " of its own: they are numbers"));
    }
    if (ids.empty()) return;
    if (items.empty()) {
        question.choices = own_choices(question, declared.languages, declared.fallback);
        if (question.choices.empty()) {
            fields.fail(place, "there are no labels of our own in every language of " +
                                   joined(declared.languages) + "; give the choices " +
                                   joined(ids) + " with their labels");
        }
    } else if (ids_of(question.choices) != ids) {
        fields.fail(place, "here belong exactly the choices " + joined(ids));
    }
}

}  // namespace candour::survey
