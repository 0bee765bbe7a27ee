// Results as they are kept: shown numbers only. A hidden count is null, an open end of a range too.
#include <array>
#include <cmath>
#include <limits>

#include <nlohmann/json.hpp>

#include "core/report/survey_results.h"

namespace candour::report {

using nlohmann::json;
using privacy::ShownCount;

namespace {

constexpr int format = 1;
constexpr std::array<std::string_view, 6> kind_names = {"choice",  "range",    "written",
                                                        "earlier", "declined", "none"};

json json_of(const ShownCount& count) { return count.suppressed ? json{} : json(count.value); }

json json_of(const std::vector<ShownCount>& counts) {
    json list = json::array();
    for (const ShownCount& count : counts)
        list.push_back(json_of(count));
    return list;
}

template <typename T>
json json_of(const std::optional<T>& value) {
    return value ? json(*value) : json{};
}

template <typename T>
json json_of(const std::vector<std::optional<T>>& values) {
    json list = json::array();
    for (const std::optional<T>& value : values)
        list.push_back(json_of(value));
    return list;
}

json json_of(const Row& row) {
    json out = {{"kind", kind_names[static_cast<std::size_t>(row.kind)]},
                {"choices", row.choices},
                {"label", row.label.by_language},
                {"value", json_of(row.value)}};
    if (row.kind != RowKind::Range) return out;
    out["from"] = std::isinf(row.from) ? json{} : json(row.from);
    out["below"] = std::isinf(row.below) ? json{} : json(row.below);
    return out;
}

json json_of(const ResultParts& parts) {
    json list = json::array();
    for (const ResultPart& part : parts.parts) {
        list.push_back({{"id", part.id},
                        {"counts", json_of(part.counts)},
                        {"percentages", json_of(part.percentages)}});
    }
    return {{"withheld", parts.withheld}, {"parts", list}};
}

json json_of(const QuestionResult& question) {
    json rows = json::array();
    for (const Row& row : question.rows)
        rows.push_back(json_of(row));
    return {{"id", question.id},
            {"type", survey::name_of(question.type)},
            {"prompt", question.prompt.by_language},
            {"heading", question.heading.by_language},
            {"heading_group", question.heading_group},
            {"still_asked", question.still_asked},
            {"repeated", question.repeated},
            {"withheld", question.withheld},
            {"rows", rows},
            {"answers", question.answers},
            {"exclusive", question.exclusive},
            {"counts", json_of(question.counts)},
            {"total", json_of(question.total)},
            {"percentages", json_of(question.percentages)},
            {"mean", json_of(question.mean)},
            {"net_promoter_score", json_of(question.net_promoter_score)},
            {"median_row", json_of(question.median_row)},
            {"mean_places", json_of(question.mean_places)},
            {"by_service", json_of(question.by_service)},
            {"by_version", json_of(question.by_version)}};
}

// Reading: whatever does not fit makes the whole unreadable; it is our own writing.
class Reader {
public:
    bool ok = true;

    const json& at(const json& object, const char* field) {
        static const json nothing;
        if (object.is_object() && object.contains(field)) return object[field];
        ok = false;
        return nothing;
    }
    std::string text(const json& object, const char* field) {
        const json& value = at(object, field);
        if (value.is_string()) return value.get<std::string>();
        ok = false;
        return {};
    }
    bool flag(const json& object, const char* field) {
        const json& value = at(object, field);
        ok = ok && value.is_boolean();
        return value.is_boolean() && value.get<bool>();
    }
    template <typename T>
    std::optional<T> number(const json& value) {
        if (value.is_number()) return value.get<T>();
        ok = ok && value.is_null();
        return std::nullopt;
    }
    LocalText local(const json& object, const char* field) {
        LocalText text;
        for (const auto& [language, words] : at(object, field).items()) {
            ok = ok && words.is_string();
            if (ok) text.by_language[language] = words.get<std::string>();
        }
        return text;
    }
    ShownCount count(const json& value) {
        const auto number_shown = number<std::int64_t>(value);
        return {.suppressed = !number_shown.has_value(), .value = number_shown.value_or(0)};
    }
    // Calls `take` with each of an array's elements.
    template <typename Take>
    void each(const json& list, Take take) {
        ok = ok && list.is_array();
        if (!ok) return;
        for (const json& element : list)
            take(element);
    }
    std::vector<ShownCount> counts(const json& object, const char* field) {
        std::vector<ShownCount> all;
        each(at(object, field), [&](const json& one) { all.push_back(count(one)); });
        return all;
    }
    template <typename T>
    std::vector<std::optional<T>> numbers(const json& object, const char* field) {
        std::vector<std::optional<T>> all;
        each(at(object, field), [&](const json& one) { all.push_back(number<T>(one)); });
        return all;
    }
};

Row row_in(Reader& reader, const json& source) {
    Row row;
    const std::string kind = reader.text(source, "kind");
    const auto found = std::ranges::find(kind_names, kind);
    reader.ok = reader.ok && found != kind_names.end();
    if (!reader.ok) return row;
    row.kind = static_cast<RowKind>(found - kind_names.begin());
    reader.each(reader.at(source, "choices"), [&](const json& id) {
        reader.ok = reader.ok && id.is_string();
        if (reader.ok) row.choices.push_back(id.get<std::string>());
    });
    row.label = reader.local(source, "label");
    row.value = reader.number<double>(reader.at(source, "value"));
    if (row.kind != RowKind::Range) return row;
    constexpr double infinite = std::numeric_limits<double>::infinity();
    row.from = reader.number<double>(reader.at(source, "from")).value_or(-infinite);
    row.below = reader.number<double>(reader.at(source, "below")).value_or(infinite);
    return row;
}

ResultParts parts_in(Reader& reader, const json& source) {
    ResultParts parts{.withheld = reader.flag(source, "withheld")};
    reader.each(reader.at(source, "parts"), [&](const json& one) {
        parts.parts.push_back({.id = reader.text(one, "id"),
                               .counts = reader.counts(one, "counts"),
                               .percentages = reader.numbers<int>(one, "percentages")});
    });
    return parts;
}

// What the pages index by must be there.
bool fits_together(const QuestionResult& question) {
    const std::size_t rows = question.rows.size();
    const auto fits = [rows](const ResultPart& part) {
        return part.counts.size() == rows && part.percentages.size() == rows;
    };
    return question.answers <= rows && question.counts.size() == rows &&
           (!question.median_row || *question.median_row < rows) &&
           (question.percentages.empty() || question.percentages.size() == question.answers) &&
           (question.mean_places.empty() || question.mean_places.size() == rows) &&
           std::ranges::all_of(question.by_service.parts, fits) &&
           std::ranges::all_of(question.by_version.parts, fits);
}

QuestionResult question_in(Reader& reader, const json& source) {
    QuestionResult question;
    question.id = reader.text(source, "id");
    const auto type = survey::question_type_from(reader.text(source, "type"));
    reader.ok = reader.ok && type.has_value();
    question.type = type.value_or(survey::QuestionType::OneChoice);
    question.prompt = reader.local(source, "prompt");
    question.heading = reader.local(source, "heading");
    question.heading_group = reader.text(source, "heading_group");
    question.still_asked = reader.flag(source, "still_asked");
    question.repeated = reader.flag(source, "repeated");
    // Months that were kept before 2026-12 have none.
    question.withheld = source.contains("withheld") && reader.flag(source, "withheld");
    reader.each(reader.at(source, "rows"),
                [&](const json& row) { question.rows.push_back(row_in(reader, row)); });
    question.answers = reader.number<std::size_t>(reader.at(source, "answers")).value_or(0);
    question.exclusive = reader.flag(source, "exclusive");
    question.counts = reader.counts(source, "counts");
    question.total = reader.count(reader.at(source, "total"));
    question.percentages = reader.numbers<int>(source, "percentages");
    question.mean = reader.number<double>(reader.at(source, "mean"));
    question.net_promoter_score = reader.number<int>(reader.at(source, "net_promoter_score"));
    question.median_row = reader.number<std::size_t>(reader.at(source, "median_row"));
    question.mean_places = reader.numbers<double>(source, "mean_places");
    question.by_service = parts_in(reader, reader.at(source, "by_service"));
    question.by_version = parts_in(reader, reader.at(source, "by_version"));
    reader.ok = reader.ok && fits_together(question);
    return question;
}

}  // namespace

std::string to_json(const SurveyResults& results) {
    json questions = json::array();
    for (const QuestionResult& question : results.questions)
        questions.push_back(json_of(question));
    return json{{"format", format},
                {"questionnaire", results.questionnaire},
                {"version", results.version},
                {"title", results.title.by_language},
                {"period", name_of(results.period)},
                {"people", json_of(results.people)},
                {"unreadable", json_of(results.unreadable)},
                {"questions", questions}}
        .dump();
}

Result<SurveyResults> results_from_json(const std::string& text) {
    const json source = json::parse(text, nullptr, /*allow_exceptions=*/false);
    Reader reader;
    SurveyResults results;
    if (reader.number<int>(reader.at(source, "format")) != format) reader.ok = false;
    results.questionnaire = reader.text(source, "questionnaire");
    results.version = reader.text(source, "version");
    results.title = reader.local(source, "title");
    const Result<Period> period = month_named(reader.text(source, "period"));
    if (period.ok()) results.period = period.value();
    results.people = reader.count(reader.at(source, "people"));
    results.unreadable = reader.count(reader.at(source, "unreadable"));
    reader.each(reader.at(source, "questions"), [&](const json& question) {
        results.questions.push_back(question_in(reader, question));
    });
    if (reader.ok && period.ok()) return results;
    return Error{ErrorKind::Corrupt, "the results of a survey, as they were kept, are damaged"};
}

}  // namespace candour::report
