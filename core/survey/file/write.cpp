// to_json(): a questionnaire as its file has it, without whatever is at its default.
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/survey/own_labels.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {
namespace {

using nlohmann::json;

void put(json& into, const char* field, const std::string& text) {
    if (!text.empty()) into[field] = text;
}

void put(json& into, const char* field, const LocalText& text) {
    if (!text.empty()) into[field] = text.by_language;
}

void put_flag(json& into, const char* field, bool flag, bool otherwise = false) {
    if (flag != otherwise) into[field] = flag;
}

void put_count(json& into, const char* field, std::uint64_t count, std::uint64_t otherwise = 0) {
    if (count != otherwise) into[field] = count;
}

// Whole numbers without a fraction, so that 5 stays 5.
void put(json& into, const char* field, const std::optional<double>& number) {
    constexpr double exact_max = 9007199254740992.0;  // 2^53.
    if (!number) return;
    if (std::trunc(*number) == *number && std::abs(*number) <= exact_max) {
        into[field] = static_cast<std::int64_t>(*number);
    } else {
        into[field] = *number;
    }
}

// One name when it is the same in every language.
void put_file_names(json& into, const char* field, const LocalText& names,
                    const std::vector<Language>& languages) {
    if (names.empty()) return;
    const std::string& first = names.by_language.begin()->second;
    bool same = names.by_language.size() == languages.size();
    for (const auto& [language, name] : names.by_language)
        same = same && name == first && std::ranges::find(languages, language) != languages.end();
    if (same) {
        into[field] = first;
    } else {
        into[field] = names.by_language;
    }
}

json json_of(const Choice& choice, const std::vector<Language>& languages) {
    json into = {{"id", choice.id}, {"label", choice.label.by_language}};
    put_file_names(into, "picture", choice.picture, languages);
    put_file_names(into, "audio", choice.audio, languages);
    if (!choice.filter.empty()) into["filter"] = choice.filter;
    put_flag(into, "exclusive", choice.exclusive);
    put_flag(into, "other", choice.other);
    put(into, "score", choice.score);
    return into;
}

void put_choices(json& into, const Question& question, const Questionnaire& whole) {
    if (question.choices.empty()) return;
    if (question.choices == own_choices(question, whole.languages, whole.fallback)) return;
    for (const Choice& choice : question.choices)
        into["choices"].push_back(json_of(choice, whole.languages));
}

void put_object(json& into, const char* field, json object) {
    if (!object.empty()) into[field] = std::move(object);
}

void put_ranges(json& into, const Question& question) {
    const Question defaults;
    if (question.faces != defaults.faces) into["faces"] = question.faces;
    if (question.stars != defaults.stars) into["stars"] = question.stars;
    put_flag(into, "dont_know", question.dont_know);
    json scale = json::object();
    if (question.scale.from != defaults.scale.from) scale["from"] = question.scale.from;
    if (question.scale.to != defaults.scale.to) scale["to"] = question.scale.to;
    put(scale, "low", question.scale.low);
    put(scale, "high", question.scale.high);
    put_object(into, "scale", std::move(scale));
    json number = json::object();
    put_flag(number, "whole", question.number.whole);
    put(number, "min", question.number.min);
    put(number, "max", question.number.max);
    put(number, "unit", question.number.unit);
    put_object(into, "number", std::move(number));
    json date = json::object();
    put(date, "min", question.date.min);
    put(date, "max", question.date.max);
    put_object(into, "date", std::move(date));
    put_count(into, "choices_at_least", question.choices_at_least);
    put_count(into, "choices_at_most", question.choices_at_most);
    put_count(into, "characters_max", question.characters_max);
}

void put_leaving_out(json& into, const Question& question) {
    put_flag(into, "required", question.required);
    put_flag(into, "may_decline", question.may_decline, /*otherwise=*/true);
    put(into, "required_message", question.required_message);
}

json json_of(const Question& question, const Questionnaire& whole) {
    json into = {{"id", question.id}, {"type", name_of(question.type)}};
    put(into, "prompt", question.prompt);
    put(into, "hint", question.hint);
    json media = json::object();
    put_file_names(media, "picture", question.media.picture, whole.languages);
    put_file_names(media, "audio", question.media.audio, whole.languages);
    put_file_names(media, "sign", question.media.sign, whole.languages);
    put_object(into, "media", std::move(media));
    put_leaving_out(into, question);
    put(into, "show_if", question.show_if);
    put(into, "constraint", question.constraint);
    put(into, "constraint_message", question.constraint_message);
    put(into, "calculation", question.calculation);
    put(into, "choice_filter", question.choice_filter);
    put(into, "pressing_reason", question.pressing_reason);
    put_flag(into, "random_order", question.random_order);
    put_ranges(into, question);
    put_choices(into, question, whole);
    return into;
}

json head_of(const Group& group) {
    json into = {{"id", group.id}};
    into["type"] = group.matrix ? "matrix" : group.repeat_max > 0 ? "repeat" : "group";
    put(into, group.matrix ? "prompt" : "label", group.label);
    put(into, "hint", group.hint);
    put(into, "show_if", group.show_if);
    put_flag(into, "one_page", group.one_page);
    put_count(into, "repeat_max", group.repeat_max);
    put(into, "repeat_count", group.repeat_count);
    return into;
}

json row_of(const Question& question) {
    json row = {{"id", question.id}, {"label", question.prompt.by_language}};
    put(row, "show_if", question.show_if);
    return row;
}

void add_row(json& matrix, const Question& question, const Questionnaire& whole) {
    if (!matrix.contains("rows")) {
        put_leaving_out(matrix, question);
        put_choices(matrix, question, whole);
    }
    matrix["rows"].push_back(row_of(question));
}

// Lays questions into the lists of the groups they name. A group's object stays in one place while
// it is open: nothing is added to the lists around it.
class ListWriter {
public:
    ListWriter(const Questionnaire& whole, json& list) : whole_(whole), lists_{{no_group, &list}} {}

    void add(const Question& question) {
        open(question.group);
        json& inside = *lists_.back().into;
        if (question.group != no_group && whole_.groups[question.group].matrix) {
            add_row(inside, question, whole_);
        } else {
            list_in(inside).push_back(json_of(question, whole_));
        }
    }

private:
    struct Open {
        std::size_t group;
        json* into;  // The outermost: the list itself; else the group's object.
    };

    static json& list_in(json& into) { return into.is_array() ? into : into["questions"]; }

    // Closes the groups that `group` is not in, and opens those between them and it.
    void open(std::size_t group) {
        std::vector<std::size_t> around;
        for (std::size_t one = group; one != no_group; one = whole_.groups[one].parent)
            around.insert(around.begin(), one);
        std::size_t shared = 0;
        while (shared < around.size() && shared + 1 < lists_.size() &&
               lists_[shared + 1].group == around[shared]) {
            ++shared;
        }
        lists_.resize(shared + 1);
        for (std::size_t i = shared; i < around.size(); ++i) {
            json& list = list_in(*lists_.back().into);
            list.push_back(head_of(whole_.groups[around[i]]));
            lists_.push_back({around[i], &list.back()});
        }
    }

    const Questionnaire& whole_;
    std::vector<Open> lists_;
};

json json_of(const Earlier& earlier) {
    json into = {{"was", earlier.was}, {"now", earlier.now}};
    if (!earlier.choices.empty()) into["choices"] = earlier.choices;
    return into;
}

}  // namespace

json to_json(const Questionnaire& questionnaire) {
    json into = {{"id", questionnaire.id}, {"languages", questionnaire.languages}};
    put(into, "title", questionnaire.title);
    put(into, "introduction", questionnaire.introduction);
    put(into, "owner", questionnaire.owner);
    put(into, "purpose", questionnaire.purpose);
    put(into, "act_by", questionnaire.act_by);
    put(into, "closes", questionnaire.closes);
    put(into, "fallback", questionnaire.fallback);
    if (questionnaire.sample_one_in != 1) into["sample_one_in"] = questionnaire.sample_one_in;
    put_flag(into, "training", questionnaire.training);
    into["questions"] = json::array();
    ListWriter list(questionnaire, into["questions"]);
    for (const Question& question : questionnaire.questions)
        list.add(question);
    for (const Earlier& earlier : questionnaire.earlier)
        into["earlier"].push_back(json_of(earlier));
    return into;
}

}  // namespace candour::survey
