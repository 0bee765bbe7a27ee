// Texts, lines and lengths of the forms about a procedure.
#include <charconv>

#include "app/console/procedures/form_choices.h"
#include "app/console/words.h"
#include "core/survey/editing/items.h"

namespace candour::console {
namespace {

// What fresh_id() adds to an id that is taken still fits.
constexpr std::size_t id_base_max = 36;

// Json: as it may be changed, or not.
template <typename Json>
Json* find_item(Json& document, const char* list, std::string_view id) {
    const auto items = document.find(list);
    if (items == document.end() || !items->is_array()) return nullptr;
    for (auto& item : *items) {
        if (item.is_object() && item.contains("id") && item["id"] == id) return &item;
    }
    return nullptr;
}

}  // namespace

Page procedure_form_page(const Form& form) {
    Page page = form_page(form);
    page.section = Section::Procedures;
    return page;
}

Form form_about(const OpenProcedure& draft, const std::string& title, const std::string& more) {
    return {.language = draft.language,
            .title = title,
            .lead = draft.title(),
            .back = address_of_procedure_draft(draft.kept.id),
            .back_text = draft.language.tr("Back to the procedure"),
            .action = address_of_procedure_draft(draft.kept.id, more),
            .revision = draft.kept.revision};
}

nlohmann::json* item_with_id(nlohmann::json& document, const char* list, std::string_view id) {
    return find_item(document, list, id);
}

const nlohmann::json* item_with_id(const nlohmann::json& document, const char* list,
                                   std::string_view id) {
    return find_item(document, list, id);
}

std::size_t index_of(const nlohmann::json& document, const char* list, std::string_view id) {
    const nlohmann::json* item = item_with_id(document, list, id);
    if (item == nullptr) return document.contains(list) ? document[list].size() : 0;
    return static_cast<std::size_t>(item - &document[list].front());
}

ShownText shown_name(const nlohmann::json& item, const OpenProcedure& draft) {
    const auto name = item.find("name");
    if (name != item.end() && name->is_object()) {
        for (const Language& language : {draft.language.tag(), draft.main()}) {
            const auto words = name->find(language);
            if (words != name->end() && words->is_string())
                return {shown_text(words->get<std::string>()), language};
        }
    }
    return {item.value("id", std::string()), draft.main()};
}

std::string name_of_item(const nlohmann::json& item, const OpenProcedure& draft) {
    return shown_name(item, draft).text;
}

std::string quoted_name(const nlohmann::json& item, const OpenProcedure& draft) {
    return "“" + name_of_item(item, draft) + "”";
}

std::set<std::string> ids_in(const nlohmann::json& document, const char* list) {
    std::set<std::string> ids;
    const auto items = document.find(list);
    if (items == document.end() || !items->is_array()) return ids;
    for (const nlohmann::json& item : *items) {
        if (item.is_object() && item.contains("id") && item["id"].is_string())
            ids.insert(item["id"].get<std::string>());
    }
    return ids;
}

std::string free_id(const std::string& words, const std::set<std::string>& taken) {
    namespace editing = survey::editing;
    return editing::fresh_id(editing::fresh_id(words, {}).substr(0, id_base_max), taken);
}

void add_text_fields(std::vector<FormField>& fields, const OpenProcedure& draft,
                     const std::string& name, const std::string& label, FormField::Kind kind) {
    for (const Language& language : draft.read.procedure.languages) {
        FormField one{.kind = kind, .name = name + "_" + language};
        one.label = label + ", " + language_in_words(language, draft.language);
        one.language = language;
        fields.push_back(std::move(one));
    }
}

void fill_text(Fields& filled, const std::string& name, const nlohmann::json& object,
               const char* field) {
    const auto found = object.find(field);
    if (found == object.end() || !found->is_object()) return;
    for (const auto& [language, words] : found->items()) {
        if (words.is_string()) filled[name + "_" + language] = words.get<std::string>();
    }
}

void take_text(nlohmann::json& object, const char* field, const Fields& form,
               const std::string& name, const std::vector<Language>& languages) {
    nlohmann::json text = nlohmann::json::object();
    for (const Language& language : languages) {
        std::string words = typed(form, name + "_" + language);
        if (!words.empty()) text[language] = std::move(words);
    }
    if (text.empty()) {
        object.erase(field);
    } else {
        object[field] = std::move(text);
    }
}

void need_text(const OpenProcedure& draft, const Fields& form, const std::string& name,
               std::string_view problem, std::vector<Problem>& problems) {
    const std::string field = name + "_" + draft.main();
    if (!typed(form, field).empty()) return;
    const std::string language = language_in_words(draft.main(), draft.language);
    problems.push_back({field, draft.language.tr(problem, {{"language", language}})});
}

void fill_line(Fields& filled, const std::string& name, const nlohmann::json& object,
               const char* field) {
    const auto found = object.find(field);
    if (found != object.end() && found->is_string()) filled[name] = found->get<std::string>();
}

void take_line(nlohmann::json& object, const char* field, const Fields& form,
               const std::string& name) {
    std::string words = typed(form, name);
    if (words.empty()) {
        object.erase(field);
    } else {
        object[field] = std::move(words);
    }
}

void add_length(std::vector<FormField>& fields, const OpenProcedure& draft, const std::string& name,
                const std::string& label, const std::string& hint) {
    fields.push_back({.name = name + "number", .label = label, .hint = hint, .characters = 5});
    add_select(fields, name + "unit", draft.language.tr("Counted in"), unit_options(draft));
}

void fill_length(Fields& filled, const std::string& name, const nlohmann::json& object,
                 const char* field) {
    filled[name + "unit"] = std::string(name_of(complaint::ClockUnit::WorkingDays));
    const auto length = object.find(field);
    if (length == object.end() || !length->is_object()) return;
    const auto number = length->find("number");
    if (number != length->end() && number->is_number_integer())
        filled[name + "number"] = std::to_string(number->get<std::int64_t>());
    fill_line(filled, name + "unit", *length, "unit");
}

std::optional<int> number_in(const Fields& form, const std::string& name, int min) {
    const std::string text = typed(form, name);
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end || number < min) return std::nullopt;
    return number;
}

std::optional<nlohmann::json> length_in(const OpenProcedure& draft, const Fields& form,
                                        const std::string& name, std::vector<Problem>& problems,
                                        int min) {
    const auto number = number_in(form, name + "number", min);
    const std::string unit = typed(form, name + "unit");
    const bool known = complaint::value_of(complaint::clock_unit_names, unit).has_value();
    if (number && known) return nlohmann::json{{"number", *number}, {"unit", unit}};
    problems.push_back(
        {name + "number", draft.language.tr("Write a whole number, at least {number}.",
                                            {{"number", std::to_string(min)}})});
    return std::nullopt;
}

}  // namespace candour::console
