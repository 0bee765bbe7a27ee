// Single questions.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/survey/limits.h"
#include "core/survey/numbers.h"
#include "core/survey/surveyjs/form_reader.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::surveyjs {
namespace {

struct TypeName {
    std::string_view name;
    QuestionType type;
};

constexpr std::array<TypeName, 13> types = {{{"comment", QuestionType::LongText},
                                             {"radiogroup", QuestionType::OneChoice},
                                             {"dropdown", QuestionType::OneChoice},
                                             {"buttongroup", QuestionType::OneChoice},
                                             {"checkbox", QuestionType::ManyChoices},
                                             {"tagbox", QuestionType::ManyChoices},
                                             {"ranking", QuestionType::Ranking},
                                             {"rating", QuestionType::Scale},
                                             {"boolean", QuestionType::YesNo},
                                             {"html", QuestionType::Information},
                                             {"expression", QuestionType::Calculated},
                                             {"imagepicker", QuestionType::OneChoice},
                                             {"text", QuestionType::ShortText}}};

constexpr std::array<std::string_view, 6> identifying = {"file", "signaturepad", "email",
                                                         "tel",  "image",        "geopoint"};

std::string text_of(const nlohmann::json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool is_list_type(QuestionType type) {
    return type == QuestionType::OneChoice || takes_many_choices(type);
}

std::string not_supported(const std::string& type) {
    if (type == "file" || type == "signaturepad") {
        return "'" + type +
               "' keeps a file or a signature, which could tell who answered: it is "
               "never imported";
    }
    if (type.empty()) return "it has no type";
    return "the type '" + xlsform::shortened(type) + "' is not supported";
}

nlohmann::json number_json(double number) {
    if (std::trunc(number) == number && std::abs(number) < 1e15) {
        return static_cast<std::int64_t>(number);
    }
    return number;
}

}  // namespace

std::optional<QuestionType> type_from(const nlohmann::json& element) {
    if (!element.is_object()) return std::nullopt;
    const auto found = std::ranges::find(types, text_of(element, "type"), &TypeName::name);
    if (found == types.end()) return std::nullopt;
    const std::string input = text_of(element, "inputType");
    if (found->name == "text" && (input == "number" || input == "range")) {
        return QuestionType::Number;
    }
    if (found->name == "text" && input == "date") return QuestionType::Date;
    if (found->name == "imagepicker" && element.value("multiSelect", nlohmann::json()) == true) {
        return QuestionType::ManyChoices;
    }
    return found->type;
}

void FormReader::put_words(Element& element, const char* property, const char* field,
                           nlohmann::json& into) {
    nlohmann::json words = texts_.words(element.any(property), element.path() + "." + property);
    if (!words.is_null()) into[field] = std::move(words);
}

void FormReader::put_condition(Element& element, const char* property, const char* field,
                               DraftItem& item) {
    const std::string source = element.text(property);
    if (source.empty()) return;
    const FindName find = [&](std::string_view name) -> std::optional<Named> {
        const auto id = ids_.find(std::string(name));
        if (id == ids_.end()) return std::nullopt;
        const auto type = types_.find(std::string(name));
        return Named{id->second, type == types_.end() ? QuestionType::ShortText : type->second};
    };
    const auto translated = translated_condition(source, find);
    if (const auto* expression = std::get_if<std::string>(&translated)) {
        item.json[field] = *expression;
        return;
    }
    // It is shown to those it is meant for, or to nobody: the row goes (assemble() says why).
    item.json[field] = "${" + item.json["id"].get<std::string>() + "}";
    item.json["refused"] = std::string(property) + ": " + std::get<NotTranslated>(translated).what;
}

void FormReader::read_question(Element& element, const std::string& type, std::size_t parent) {
    const nlohmann::json source = {{"type", type},
                                   {"inputType", element.text("inputType")},
                                   {"multiSelect", element.flag("multiSelect")}};
    const auto wanted = type_from(source);
    if (!wanted) return refuse(element, not_supported(type));
    const std::string input = element.text("inputType");
    if (std::ranges::find(identifying, input) != identifying.end()) {
        return refuse(element, "'" + input + "' could tell who answered: it is never imported");
    }
    DraftItem item = new_item(element, parent);
    item.json["type"] = name_of(*wanted);
    read_common(element, item, takes_answer(*wanted));
    if (item.json.contains("refused")) {
        return refuse(element, item.json["refused"].get<std::string>());
    }
    if (*wanted == QuestionType::Information) read_information(element, item);
    if (*wanted == QuestionType::Calculated) {
        item.json["calculation"] = "";
        put_condition(element, "expression", "calculation", item);
        if (item.json.contains("refused")) {
            return refuse(element, item.json["refused"].get<std::string>());
        }
    }
    if (type == "text" || type == "comment") read_text(element, item);
    if (type == "rating") read_rating(element, item);
    if (type == "boolean") read_boolean(element, item);
    if (is_list_type(*wanted)) {
        if (!read_choices(element, "choices", item.json["choices"])) {
            return refuse(element, "it has no choices of its own");
        }
        add_more_choices(element, item);
    }
    if (takes_answer(*wanted)) read_validators(element, item);
    report_left(element);
    draft_.items.push_back(std::move(item));
}

void FormReader::read_common(Element& element, DraftItem& item, bool asks) {
    put_words(element, "title", "prompt", item.json);
    if (!item.json.contains("prompt")) {
        const std::string name = element.text("name");
        item.json["prompt"] = texts_.everywhere(name.empty() ? "?" : name);
    }
    if (item.json["type"] != "calculated") put_words(element, "description", "hint", item.json);
    put_condition(element, "visibleIf", "show_if", item);
    if (!asks) return;
    if (element.flag("isRequired")) item.json["required"] = true;
    put_words(element, "requiredErrorText", "required_message", item.json);
}

// The first of each kind; a condition and its message.
void FormReader::read_validators(Element& element, DraftItem& item) {
    for (const nlohmann::json& one : element.list("validators")) {
        Element validator(one, element.path() + ".validators");
        const std::string type = validator.text("type");
        const auto min = validator.number(type == "text" ? "minLength" : "minValue");
        const auto max = validator.number(type == "text" ? "maxLength" : "maxValue");
        const std::string what = type == "text" ? "string-length(.)" : ".";
        std::string condition;
        if ((type == "numeric" || type == "text") && min) {
            condition = what + " >= " + number_text(*min);
        }
        if ((type == "numeric" || type == "text") && max) {
            condition += (condition.empty() ? "" : " and ") + what + " <= " + number_text(*max);
        }
        const std::string pattern = validator.text("regex");
        if (type == "regex" && pattern.find('\'') == std::string::npos) {
            condition = "regex(., '" + pattern + "')";
        }
        if (type == "expression") {
            DraftItem place;
            place.json["id"] = "";
            put_condition(validator, "expression", "constraint", place);
            if (!place.json.contains("refused")) condition = place.json.value("constraint", "");
        }
        if (condition.empty()) {
            say(Severity::Warning, validator.path(),
                "a check of type '" + xlsform::shortened(type) + "' is not supported: left out");
            continue;
        }
        const std::string before = item.json.value("constraint", std::string{});
        item.json["constraint"] = before.empty() ? condition : before + " and " + condition;
        if (!item.json.contains("constraint_message")) {
            put_words(validator, "text", "constraint_message", item.json);
        }
        report_left(validator);
    }
}

void FormReader::read_text(Element& element, DraftItem& item) {
    const std::string type = item.json.at("type").get<std::string>();
    if (type == "number") {
        for (const char* key : {"min", "max"}) {
            if (const auto number = element.number(key)) {
                item.json["number"][key] = number_json(*number);
            }
        }
        if (element.number("step").value_or(0) == 1) item.json["number"]["whole"] = true;
        return;
    }
    if (type == "date") {
        for (const char* key : {"min", "max"}) {
            const std::string day = element.text(key);
            if (!day.empty()) item.json["date"][key] = day;
        }
        return;
    }
    const std::string input = element.text("inputType");
    if (!input.empty() && input != "text") {
        say(Severity::Warning, element.path(),
            "the input '" + xlsform::shortened(input) + "' is asked as a short text");
    }
    const auto most = element.number("maxLength");
    if (most && *most >= 1) item.json["characters_max"] = number_json(std::min(*most, 2000.0));
    if (most && type == "short_text") {
        item.json["characters_max"] = number_json(std::clamp(*most, 1.0, 200.0));
    }
}

void FormReader::read_information(Element& element, DraftItem& item) {
    nlohmann::json html = texts_.words(element.any("html"), element.path() + ".html");
    if (html.is_null()) return;
    bool marked = false;
    for (auto& text : html) {
        const std::string plain = without_html(text.get<std::string>());
        marked = marked || plain != text.get<std::string>();
        text = plain.empty() ? std::string("–") : plain;
    }
    if (marked) say(Severity::Note, element.path(), "the text is shown without its HTML");
    item.json["prompt"] = std::move(html);
}

void FormReader::read_matrix(Element& element, std::size_t parent) {
    DraftItem group = new_item(element, parent);
    group.is_group = true;
    group.json["type"] = "matrix";
    put_words(element, "title", "prompt", group.json);
    if (!group.json.contains("prompt")) {
        group.json["prompt"] = texts_.everywhere(element.text("name"));
    }
    put_words(element, "description", "hint", group.json);
    put_condition(element, "visibleIf", "show_if", group);
    if (group.json.contains("refused")) {
        return refuse(element, group.json["refused"].get<std::string>());
    }
    nlohmann::json columns;
    nlohmann::json rows;
    if (!read_choices(element, "columns", columns) || !read_choices(element, "rows", rows)) {
        return refuse(element, "a matrix needs rows and columns");
    }
    if (rows.size() > matrix_rows_max) {
        return refuse(element, "a matrix has at most " + std::to_string(matrix_rows_max) + " rows");
    }
    const bool all = element.flag("isAllRowRequired");
    const bool required = element.flag("isRequired") || all;
    report_left(element);
    const std::string id = group.json["id"].get<std::string>();
    draft_.items.push_back(std::move(group));
    const std::size_t here = draft_.items.size() - 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        DraftItem row;
        row.place = {element.path() + ".rows[" + std::to_string(i) + "]", 0};
        row.parent = here;
        row.json = {{"id", id_for(id + "_" + rows[i].at("id").get<std::string>())},
                    {"type", "one_choice"},
                    {"prompt", rows[i].at("label")},
                    {"choices", columns}};
        if (required) row.json["required"] = true;
        draft_.items.push_back(std::move(row));
    }
}

}  // namespace candour::survey::surveyjs
