// What is at its default is left out, as to_json() does.
#include "core/survey/editing/change.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/civil_day.h"
#include "core/survey/limits.h"

namespace candour::survey::editing {
namespace {

Error invalid(const std::string& what) { return {ErrorKind::Invalid, what}; }

Error not_there() { return {ErrorKind::NotFound, "this question is not there any more"}; }

template <typename T>
void put(Json& into, const char* field, const T& value, const T& otherwise) {
    if (value == otherwise) {
        into.erase(field);
    } else {
        into[field] = value;
    }
}

void put(Json& into, const char* field, const std::optional<double>& value) {
    constexpr double exact_max = 9007199254740992.0;  // 2^53.
    if (!value) {
        into.erase(field);
    } else if (std::trunc(*value) == *value && std::abs(*value) <= exact_max) {
        into[field] = static_cast<std::int64_t>(*value);
    } else {
        into[field] = *value;
    }
}

Json& object_in(Json& item, const char* field) {
    if (!item.contains(field)) item[field] = Json::object();
    return item[field];
}

// An object that nothing is left in goes.
void tidy(Json& item, const char* field) {
    if (item.contains(field) && item[field].empty()) item.erase(field);
}

bool is_day(const std::string& text) { return text.empty() || from_iso(text).ok(); }

Status check_numbers(const Limits& limits) {
    for (const auto& number : {limits.number_min, limits.number_max}) {
        if (number && !std::isfinite(*number)) return invalid("write a number, such as 16");
    }
    if (limits.number_min && limits.number_max && *limits.number_min > *limits.number_max) {
        return invalid("the smallest number is larger than the largest");
    }
    return Unit{};
}

Status check_days(const Limits& limits) {
    if (!is_day(limits.date_min) || !is_day(limits.date_max)) {
        return invalid("write a date as year, month and day, such as 2027-03-31");
    }
    if (!limits.date_min.empty() && !limits.date_max.empty() && limits.date_min > limits.date_max) {
        return invalid("the first day is later than the last");
    }
    return Unit{};
}

Status check_scale(const Limits& limits) {
    if (limits.scale_from < scale_from_min || limits.scale_from > scale_from_max) {
        return invalid("a scale begins at a number from " + std::to_string(scale_from_min) +
                       " to " + std::to_string(scale_from_max));
    }
    if (limits.scale_to <= limits.scale_from ||
        limits.scale_to >= limits.scale_from + scale_points_max) {
        return invalid("a scale has 2 to " + std::to_string(scale_points_max) +
                       " numbers from its first to its last");
    }
    return Unit{};
}

Status check_counts(const Limits& limits, std::size_t choices) {
    if (limits.choices_at_least > choices || limits.choices_at_most > choices) {
        return invalid("there are only " + std::to_string(choices) + " answers to choose from");
    }
    if (limits.choices_at_most > 0 && limits.choices_at_least > limits.choices_at_most) {
        return invalid("the fewest answers to choose are more than the most");
    }
    return Unit{};
}

Status check(const Question& question, const Limits& limits) {
    switch (question.type) {
        case QuestionType::Faces:
            if (limits.faces == 3 || limits.faces == 5) return Unit{};
            return invalid("there are three or five faces");
        case QuestionType::Stars:
            if (limits.stars >= stars_min && limits.stars <= stars_max) return Unit{};
            return invalid("there are " + std::to_string(stars_min) + " to " +
                           std::to_string(stars_max) + " stars");
        case QuestionType::Scale:
            return check_scale(limits);
        case QuestionType::Number:
            return check_numbers(limits);
        case QuestionType::Date:
            return check_days(limits);
        case QuestionType::ManyChoices:
        case QuestionType::Ranking:
            return check_counts(limits, question.choices.size());
        case QuestionType::ShortText:
        case QuestionType::LongText: {
            Question plain = question;
            plain.characters_max = 0;
            if (limits.characters_max <= characters_allowed(plain)) return Unit{};
            return invalid("an answer has at most " + std::to_string(characters_allowed(plain)) +
                           " characters");
        }
        default:
            return Unit{};
    }
}

void put_limits(Json& item, QuestionType type, const Limits& limits) {
    const Limits defaults;
    switch (type) {
        case QuestionType::Faces:
            // Labels of its own belong to faces that are there.
            if (item.value("faces", defaults.faces) != limits.faces) item.erase("choices");
            return put(item, "faces", limits.faces, defaults.faces);
        case QuestionType::Stars:
            return put(item, "stars", limits.stars, defaults.stars);
        case QuestionType::YesNo:
            if (item.value("dont_know", false) != limits.dont_know) item.erase("choices");
            return put(item, "dont_know", limits.dont_know, false);
        case QuestionType::Scale:
            put(object_in(item, "scale"), "from", limits.scale_from, defaults.scale_from);
            put(object_in(item, "scale"), "to", limits.scale_to, defaults.scale_to);
            return tidy(item, "scale");
        case QuestionType::Number:
            put(object_in(item, "number"), "whole", limits.whole, false);
            put(object_in(item, "number"), "min", limits.number_min);
            put(object_in(item, "number"), "max", limits.number_max);
            return tidy(item, "number");
        case QuestionType::Date:
            put(object_in(item, "date"), "min", limits.date_min, std::string());
            put(object_in(item, "date"), "max", limits.date_max, std::string());
            return tidy(item, "date");
        case QuestionType::ManyChoices:
        case QuestionType::Ranking:
            put(item, "choices_at_least", limits.choices_at_least, std::size_t{0});
            put(item, "choices_at_most", limits.choices_at_most, std::size_t{0});
            return put(item, "random_order", limits.random_order, false);
        case QuestionType::OneChoice:
            return put(item, "random_order", limits.random_order, false);
        case QuestionType::ShortText:
        case QuestionType::LongText:
            return put(item, "characters_max", limits.characters_max, std::size_t{0});
        default:
            return;
    }
}

bool has_type(const Json& draft, const Questionnaire& read, std::string_view id) {
    const Json* item = find_item(draft, id);
    return item != nullptr && read.find(id) != nullptr && item->contains("type");
}

}  // namespace

Limits limits_of(const Question& question) {
    return {.faces = question.faces,
            .stars = question.stars,
            .dont_know = question.dont_know,
            .scale_from = question.scale.from,
            .scale_to = question.scale.to,
            .whole = question.number.whole,
            .number_min = question.number.min,
            .number_max = question.number.max,
            .date_min = question.date.min,
            .date_max = question.date.max,
            .characters_max = question.characters_max,
            .choices_at_least = question.choices_at_least,
            .choices_at_most = question.choices_at_most,
            .random_order = question.random_order};
}

std::vector<QuestionType> types_like(QuestionType type) {
    using enum QuestionType;
    for (const auto& family :
         {std::vector{OneChoice, ManyChoices, Ranking}, std::vector{ShortText, LongText}}) {
        if (std::ranges::find(family, type) != family.end()) return family;
    }
    return {type};
}

Edited set_type(const Json& draft, std::string_view id, QuestionType type) {
    ASSIGN_OR_RETURN(const Questionnaire read, read_draft(draft));
    const Question* question = read.find(id);
    if (question == nullptr) return not_there();
    if (question->type == type) return draft;
    const auto possible = types_like(question->type);
    if (!has_type(draft, read, id) || std::ranges::find(possible, type) == possible.end()) {
        return invalid(
            "answers given so far would mean something else: add a new question of that kind");
    }
    Json changed = draft;
    Json& item = *find_item(changed, id);
    item["type"] = name_of(type);
    for (const char* field : {"choices_at_least", "choices_at_most"})
        item.erase(field);
    if (takes_text(type)) item.erase("characters_max");
    if (item.contains("choices")) {
        for (Json& choice : item["choices"]) {
            if (type != QuestionType::ManyChoices) choice.erase("exclusive");
            if (type == QuestionType::Ranking) choice.erase("other");
        }
    }
    return checked(std::move(changed), id);
}

Edited set_required(const Json& draft, std::string_view id, bool required) {
    ASSIGN_OR_RETURN(const Questionnaire read, read_draft(draft));
    Json changed = draft;
    Json* item = find_item(changed, id);
    if (item == nullptr) return not_there();
    const Question* question = read.find(id);
    const bool matrix = item->contains("rows");
    if (!matrix &&
        (question == nullptr || !takes_answer(question->type) || !item->contains("type"))) {
        return invalid("it takes no answer of its own that could be left out");
    }
    put(*item, "required", required, false);
    return checked(std::move(changed), id);
}

Edited set_limits(const Json& draft, std::string_view id, const Limits& limits) {
    ASSIGN_OR_RETURN(const Questionnaire read, read_draft(draft));
    const Question* question = read.find(id);
    if (question == nullptr) return not_there();
    if (!has_type(draft, read, id)) {
        return limits == limits_of(*question) ? Edited(draft)
                                              : Edited(invalid("the table decides this"));
    }
    RETURN_IF_ERROR(check(*question, limits));
    Json changed = draft;
    put_limits(*find_item(changed, id), question->type, limits);
    return checked(std::move(changed), id);
}

Edited set_show_if(const Json& draft, std::string_view id, const std::string& expression) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    Json* item = find_item(changed, id);
    if (item == nullptr) return not_there();
    put(*item, "show_if", expression, std::string());
    return checked(std::move(changed), id);
}

}  // namespace candour::survey::editing
