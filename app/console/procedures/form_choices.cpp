// Boxes, options and places of the forms about a procedure.
#include "app/console/procedures/form_choices.h"

#include <algorithm>

#include "app/console/procedures/time_words.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;

// No id is that.
constexpr const char* first_place = ".";

std::vector<std::string> strings_in(const nlohmann::json& object, const char* field) {
    std::vector<std::string> all;
    const auto found = object.find(field);
    if (found == object.end() || !found->is_array()) return all;
    for (const nlohmann::json& one : *found) {
        if (one.is_string()) all.push_back(one.get<std::string>());
    }
    return all;
}

// Empty or left out is the same.
void put_strings(nlohmann::json& object, const char* field, std::vector<std::string> all) {
    if (all.empty()) {
        object.erase(field);
    } else {
        object[field] = std::move(all);
    }
}

bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::ranges::find(all, one) != all.end();
}

}  // namespace

std::vector<Option> unit_options(const OpenProcedure& draft) {
    std::vector<Option> options;
    for (const auto& [unit, word] : complaint::clock_unit_names)
        options.push_back({std::string(word), unit_in_words(unit, draft.language.tag())});
    return options;
}

void add_checks(std::vector<FormField>& fields, const std::string& name, const std::string& label,
                const std::string& hint, std::vector<Option> options) {
    if (options.empty()) return;
    fields.push_back({.kind = Kind::Checks,
                      .name = name,
                      .label = label,
                      .hint = hint,
                      .options = std::move(options)});
}

void fill_checks(Fields& filled, const nlohmann::json& object, const char* field) {
    for (const std::string& id : strings_in(object, field))
        filled[std::string(field) + "_" + id] = "1";
}

void take_checks(nlohmann::json& object, const char* field, const Fields& form,
                 const std::vector<Option>& options) {
    const auto ticked = [&](const std::string& id) {
        return is_ticked(form, std::string(field) + "_" + id);
    };
    std::vector<std::string> ids;
    for (const std::string& id : strings_in(object, field)) {
        if (is_option(options, id) && ticked(id)) ids.push_back(id);
    }
    for (const Option& option : options) {
        if (ticked(option.value) && !has(ids, option.value)) ids.push_back(option.value);
    }
    put_strings(object, field, std::move(ids));
}

void add_flag(std::vector<FormField>& fields, const std::string& name, const std::string& label,
              const std::string& hint) {
    fields.push_back({.kind = Kind::Flag, .name = name, .label = label, .hint = hint});
}

void fill_flag(Fields& filled, const nlohmann::json& object, const char* field, bool otherwise) {
    const auto found = object.find(field);
    const bool set = found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
    filled[field] = set ? "1" : "";
}

void take_flag(nlohmann::json& object, const char* field, const Fields& form, bool otherwise) {
    const bool set = is_ticked(form, field);
    if (set == otherwise) {
        object.erase(field);
    } else {
        object[field] = set;
    }
}

std::vector<Option> options_in(const OpenProcedure& draft, const char* list) {
    std::vector<Option> options;
    const auto items = draft.document.find(list);
    if (items == draft.document.end() || !items->is_array()) return options;
    for (const nlohmann::json& item : *items) {
        if (!item.is_object() || !item.contains("id") || !item["id"].is_string()) continue;
        const ShownText name = shown_name(item, draft);
        options.push_back(
            {.value = item["id"].get<std::string>(), .text = name.text, .language = name.language});
    }
    return options;
}

std::vector<Option> post_options(const OpenProcedure& draft) {
    std::vector<Option> posts = options_in(draft, "posts");
    posts.insert(posts.begin(),
                 {std::string(complaint::post_anyone), draft.language.tr("Any member of staff")});
    return posts;
}

void add_select(std::vector<FormField>& fields, const std::string& name, const std::string& label,
                std::vector<Option> options) {
    fields.push_back(
        {.kind = Kind::Select, .name = name, .label = label, .options = std::move(options)});
}

bool is_option(const std::vector<Option>& options, const std::string& value) {
    return std::ranges::find(options, value, &Option::value) != options.end();
}

void add_place(std::vector<FormField>& fields, const OpenProcedure& draft, const char* list,
               const std::string& id) {
    std::vector<Option> places = {{first_place, draft.language.tr("First")}};
    for (const Option& other : options_in(draft, list)) {
        if (other.value != id)
            places.push_back(
                {other.value, draft.language.tr("After “{name}”", {{"name", other.text}})});
    }
    if (places.size() > 1)
        add_select(fields, "place", draft.language.tr("Where it stands"), std::move(places));
}

void fill_place(Fields& filled, const OpenProcedure& draft, const char* list,
                const std::string& id) {
    std::string before = first_place;
    for (const Option& one : options_in(draft, list)) {
        if (one.value == id) break;
        before = one.value;
    }
    filled["place"] = before;
}

void take_place(nlohmann::json& document, const char* list, const std::string& id,
                const Fields& form) {
    const std::string after = typed(form, "place");
    const bool first = after == first_place;
    if (item_with_id(document, list, id) == nullptr || after == id) return;
    if (!first && item_with_id(document, list, after) == nullptr) return;
    nlohmann::json& items = document[list];
    nlohmann::json moved = *item_with_id(document, list, id);
    items.erase(index_of(document, list, id));
    const std::size_t place = first ? 0 : index_of(document, list, after) + 1;
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(place), std::move(moved));
}

void add_removal(std::vector<FormField>& fields, const OpenProcedure& draft,
                 const std::string& label) {
    fields.push_back({.kind = Kind::More, .label = draft.language.tr("Take it away")});
    add_flag(fields, "remove", label);
    fields.push_back({.kind = Kind::MoreEnd});
}

void set_values(std::vector<FormField>& fields, const Fields& filled) {
    for (FormField& one : fields) {
        const std::string value{field(filled, one.name)};
        if (one.kind != Kind::Checks) one.value = value;
        for (Option& option : one.options) {
            option.chosen = one.kind == Kind::Checks
                                ? is_ticked(filled, one.name + "_" + option.value)
                                : option.value == value;
        }
    }
}

}  // namespace candour::console
