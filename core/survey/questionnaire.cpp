// Reading a questionnaire.
#include "core/survey/questionnaire.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <sodium.h>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/base/json_fields.h"
#include "core/survey/limits.h"
#include "core/survey/own_labels.h"

namespace candour::survey {
namespace {

std::vector<std::string> type_names() {
    std::vector<std::string> names;
    for (const QuestionType type : all_question_types)
        names.emplace_back(name_of(type));
    return names;
}

Result<Choice> parse_choice(const nlohmann::json& source, const std::string& place,
                            const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    Choice choice{.id = fields.id("id", Need::Required),
                  .label = fields.local_text("label", Need::Required, declared)};
    RETURN_IF_ERROR(fields.finish());
    return choice;
}

// The choices of the file, or for faces and yes/no those of our own.
void read_choices(FieldReader& fields, const DeclaredLanguages& declared, Question& question) {
    const bool needed = question.type == QuestionType::OneChoice;
    const auto items =
        fields.list("choices", needed ? Need::Required : Need::Optional, choices_max);
    const std::string place = place_of(fields.place(), "choices");
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!fields.take(parse_choice(*items[i], place_of(place, i), declared), question.choices)) {
            return;
        }
        const std::string& id = question.choices.back().id;
        if (std::ranges::count(question.choices, id, &Choice::id) > 1) {
            fields.fail(place_of(place, i), "the id '" + id + "' is used twice");
        }
    }
    if (!fields.ok()) return;
    if (needed && items.size() < 2) fields.fail(place, "at least two choices are needed");
    if (question.type == QuestionType::LongText && !items.empty()) {
        fields.fail(place, "a long_text question has no choices");
    }
    const std::vector<std::string> ids = own_choice_ids(question.type);
    if (ids.empty()) return;
    if (items.empty()) {
        question.choices = own_choices(question.type, declared.languages);
        if (question.choices.empty()) {
            fields.fail(place, "there are no labels of our own in every language of " +
                                   joined(declared.languages) + "; give the choices " +
                                   joined(ids) + " with their labels");
        }
        return;
    }
    std::vector<std::string> given;
    for (const Choice& choice : question.choices)
        given.push_back(choice.id);
    if (given != ids) fields.fail(place, "here belong exactly the choices " + joined(ids));
}

Result<Question> parse_question(const nlohmann::json& source, const std::string& place,
                                const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    Question question;
    question.id = fields.id("id", Need::Required);
    const std::string type_name = fields.text("type", Need::Required);
    if (const auto type = question_type_from(type_name)) {
        question.type = *type;
    } else {
        fields.fail_field("type",
                          "unknown type '" + type_name + "'; possible are " + joined(type_names()));
    }
    question.prompt = fields.local_text("prompt", Need::Required, declared);
    question.hint = fields.local_text("hint", Need::Optional, declared);
    question.required = fields.flag("required", /*otherwise=*/false);
    read_choices(fields, declared, question);
    RETURN_IF_ERROR(fields.finish());
    return question;
}

// The other parts of a contact have these names where a person changes one before sending.
constexpr std::array<std::string_view, 4> taken_question_ids = {"kind", "service", "story",
                                                                "wanted"};

void read_questions(FieldReader& fields, const DeclaredLanguages& declared,
                    Questionnaire& questionnaire) {
    const auto items = fields.list("questions", Need::Required, questions_max);
    const std::string place = place_of(fields.place(), "questions");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        auto& questions = questionnaire.questions;
        if (!fields.take(parse_question(*items[i], here, declared), questions)) return;
        const std::string& id = questions.back().id;
        if (std::ranges::count(questions, id, &Question::id) > 1) {
            fields.fail(here, "the id '" + id + "' is used twice");
        }
        if (std::ranges::count(taken_question_ids, id) > 0) {
            fields.fail(here, "the id '" + id + "' is Candour's own; choose another");
        }
        if (std::ranges::count(questions, QuestionType::LongText, &Question::type) >
            static_cast<std::ptrdiff_t>(long_texts_max)) {
            fields.fail(here, "more than " + std::to_string(long_texts_max) +
                                  " long_text questions: the longest answers would not fit");
        }
    }
}

// `source` is canonical as it is: nlohmann sorts the keys and writes no white space.
std::string version_of(const nlohmann::json& source) {
    const std::string canonical =
        source.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::array<std::uint8_t, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), as_bytes(canonical).data(), canonical.size(),
                       nullptr, 0);
    return to_hex(hash);
}

}  // namespace

const Question* Questionnaire::find(std::string_view question_id) const {
    const auto found = std::ranges::find(questions, question_id, &Question::id);
    return found == questions.end() ? nullptr : &*found;
}

std::size_t Questionnaire::repeat_around(std::size_t group) const {
    while (group != no_group && groups[group].repeat_max == 0)
        group = groups[group].parent;
    return group;
}

bool Questionnaire::operator==(const Questionnaire& other) const {
    const auto all = [](const Questionnaire& one) {
        return std::tie(one.id, one.title, one.introduction, one.owner, one.purpose, one.act_by,
                        one.closes, one.languages, one.fallback, one.sample_one_in, one.training,
                        one.groups, one.questions, one.earlier, one.version);
    };
    return all(*this) == all(other);
}

bool is_survey_id(std::string_view text) {
    return !text.empty() && text.size() <= survey_id_characters_max &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-' || c == '.';
           });
}

Result<Questionnaire> parse_questionnaire(const nlohmann::json& source, const std::string& place) {
    FieldReader fields(source, place);
    Questionnaire questionnaire;
    questionnaire.id = fields.id("id", Need::Required);
    questionnaire.languages = fields.languages("languages");
    const DeclaredLanguages declared{questionnaire.languages, "questionnaire"};
    questionnaire.title = fields.local_text("title", Need::Required, declared);
    questionnaire.introduction = fields.local_text("introduction", Need::Optional, declared);
    questionnaire.owner = fields.text("owner", Need::Required);
    questionnaire.purpose = fields.text("purpose", Need::Required);
    questionnaire.act_by = fields.text("act_by", Need::Required);
    if (const auto day = from_iso(questionnaire.act_by); fields.ok() && !day.ok()) {
        fields.fail_field("act_by", day.error().what);
    }
    read_questions(fields, declared, questionnaire);
    RETURN_IF_ERROR(fields.finish());
    questionnaire.version = version_of(source);
    return questionnaire;
}

}  // namespace candour::survey
