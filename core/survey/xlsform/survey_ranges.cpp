// Numbers, scales and stars.
#include <cmath>

#include "core/survey/limits.h"
#include "core/survey/xlsform/cells.h"
#include "core/survey/xlsform/survey_reader.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

bool is_whole(double number) { return std::trunc(number) == number && std::abs(number) < 1e15; }

bool is_scale(double from, double to, double step) {
    return step == 1 && is_whole(from) && is_whole(to) && from >= scale_from_min &&
           from <= scale_from_max && to > from && to - from < scale_points_max;
}

}  // namespace

// XLSForm's own defaults: from 1 to 10 by ones.
QuestionType SurveyReader::read_range(const Row& row, nlohmann::json& json,
                                      ParameterList& parameters) {
    const double from = parameters.take_number("start").value_or(1);
    const double to = parameters.take_number("end").value_or(10);
    const double step = parameters.take_number("step").value_or(1);
    const bool stars = table_.text(row, Field::Appearance).find("rating") != std::string::npos;
    if (stars && from == 1 && step == 1 && is_whole(to) && to >= stars_min && to <= stars_max) {
        json["stars"] = static_cast<int>(to);
        return QuestionType::Stars;
    }
    if (is_scale(from, to, step)) {
        json["scale"]["from"] = static_cast<int>(from);
        json["scale"]["to"] = static_cast<int>(to);
        return QuestionType::Scale;
    }
    json["number"]["min"] = std::min(from, to);
    json["number"]["max"] = std::max(from, to);
    if (is_whole(from) && is_whole(to) && is_whole(step)) json["number"]["whole"] = true;
    say(step == 1 ? Severity::Note : Severity::Warning, row, Field::Parameters,
        std::string("it has too many points for a scale: it is asked as a number") +
            (step == 1 ? "" : ", and the step is left out"));
    return QuestionType::Number;
}

void SurveyReader::read_own_parameters(const Row& row, QuestionType type, nlohmann::json& json) {
    const std::string text = table_.text(row, Field::OwnParameters);
    if (text.empty()) return;
    ParameterList own(text);
    const auto put = [&](nlohmann::json& into, const char* field, const char* key) {
        if (const auto number = own.take_number(key)) {
            if (is_whole(*number)) {
                into[field] = static_cast<std::int64_t>(*number);
            } else {
                into[field] = *number;
            }
        }
    };
    if (type == QuestionType::Number) {
        put(json["number"], "min", "min");
        put(json["number"], "max", "max");
    }
    if (type == QuestionType::Date) {
        for (const char* key : {"min", "max"}) {
            if (const auto day = own.take(key)) json["date"][key] = *day;
        }
    }
    if (takes_many_choices(type)) {
        put(json, "choices_at_least", "at_least");
        put(json, "choices_at_most", "at_most");
    }
    if (type == QuestionType::ShortText || type == QuestionType::LongText) {
        put(json, "characters_max", "characters");
    }
    if (json.contains("number") && json["number"].is_null()) json.erase("number");
    for (const std::string& word : own.left()) {
        say(Severity::Warning, row, Field::OwnParameters,
            "'" + shortened(word) + "' means nothing to a question of type " +
                std::string(name_of(type)) + ": it is left out");
    }
}

// The unit of a number; the words at the ends of a scale.
void SurveyReader::read_ends(const Row& row, DraftItem& item) {
    const std::string type = item.json.at("type").get<std::string>();
    DraftItem words;
    put_words(row, Field::Unit, "unit", words);
    put_words(row, Field::Low, "low", words);
    put_words(row, Field::High, "high", words);
    for (const auto& [field, text] : words.json.items()) {
        const char* of = field == "unit" ? "number" : "scale";
        if (type == of) item.json[of][field] = text;
    }
    for (const auto& [field, column] : words.columns)
        item.columns[(field.starts_with("unit") ? "number." : "scale.") + field] = column;
}

}  // namespace candour::survey::xlsform
