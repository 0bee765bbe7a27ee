// What a result of an earlier version is counted as.
#include "core/survey/file/earlier.h"

#include <unordered_map>
#include <unordered_set>

#include "core/survey/file/fields.h"
#include "core/survey/limits.h"

namespace candour::survey {
namespace {

using QuestionsById = std::unordered_map<std::string_view, const Question*>;

void read_choice_map(FieldReader& fields, const Question& now, Earlier& earlier) {
    const nlohmann::json* source = fields.any("choices", Need::Optional);
    if (source == nullptr) return;
    const std::string place = place_of(fields.place(), "choices");
    if (!source->is_object() || source->empty()) {
        return fields.fail(place, "here belongs an object: {\"old_id\": \"new_id\"}");
    }
    for (const auto& [was, value] : source->items()) {
        const auto* id = value.get_ptr<const std::string*>();
        if (!is_survey_id(was) || id == nullptr || now.find_choice(*id) == nullptr) {
            return fields.fail(place_of(place, was),
                               "here belongs the id of a choice that '" + now.id + "' has now");
        }
        earlier.choices[was] = *id;
    }
}

Result<Earlier> parse_earlier(const nlohmann::json& source, const std::string& place,
                              const QuestionsById& questions) {
    FieldReader fields(source, place);
    Earlier earlier;
    earlier.was = read_survey_id(fields, "was");
    earlier.now = read_survey_id(fields, "now");
    if (!fields.ok()) return fields.finish().error();
    const auto now = questions.find(earlier.now);
    if (now == questions.end() || !takes_answer(now->second->type)) {
        fields.fail_field("now", "there is no question '" + earlier.now + "' that takes an answer");
        return fields.finish().error();
    }
    read_choice_map(fields, *now->second, earlier);
    if (earlier.was != earlier.now && questions.contains(earlier.was)) {
        fields.fail_field("was", "'" + earlier.was + "' is a question of this version too");
    }
    if (earlier.was == earlier.now && earlier.choices.empty()) {
        fields.fail(place, "the question has kept its id: \"choices\" is missing");
    }
    RETURN_IF_ERROR(fields.finish());
    return earlier;
}

}  // namespace

void read_earlier(FieldReader& fields, Questionnaire& questionnaire) {
    const auto items = fields.list("earlier", Need::Optional, earlier_max);
    if (items.empty()) return;
    QuestionsById questions;
    for (const Question& question : questionnaire.questions)
        questions.emplace(question.id, &question);
    const std::string place = place_of(fields.place(), "earlier");
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(parse_earlier(*items[i], here, questions), questionnaire.earlier)) return;
        const std::string& was = questionnaire.earlier.back().was;
        if (!seen.insert(was).second) fields.fail(here, "the id '" + was + "' is used twice");
    }
}

}  // namespace candour::survey
