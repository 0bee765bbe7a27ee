// Names and columns of single items.
#include "core/survey/importing/draft_item.h"

#include <algorithm>
#include <array>

#include "core/survey/logic/compiled.h"

namespace candour::survey {
namespace {

// Fields that other questions may be named in.
constexpr std::array<const char*, 5> expression_fields = {"show_if", "constraint", "calculation",
                                                          "choice_filter", "repeat_count"};
constexpr std::array<const char*, 6> text_fields = {
    "prompt", "label", "hint", "constraint_message", "required_message", "pressing_reason"};

void add_names(const nlohmann::json& text, std::set<std::string>& names) {
    for (const Mention& mention : mentions_in(text.get_ref<const std::string&>()))
        names.emplace(mention.name);
}

bool is_named_in(const nlohmann::json& text, const std::string& name) {
    return std::ranges::any_of(mentions_in(text.get_ref<const std::string&>()),
                               [&](const Mention& one) { return one.name == name; });
}

}  // namespace

std::set<std::string> names_in(const DraftItem& item) {
    std::set<std::string> names;
    for (const char* field : expression_fields) {
        if (item.json.contains(field)) add_names(item.json[field], names);
    }
    for (const char* field : text_fields) {
        if (!item.json.contains(field)) continue;
        for (const auto& text : item.json[field])
            add_names(text, names);
    }
    if (!item.json.contains("choices")) return names;
    for (const auto& choice : item.json["choices"]) {
        for (const auto& text : choice.at("label"))
            add_names(text, names);
    }
    return names;
}

std::string field_naming(const DraftItem& item, const std::string& name) {
    for (const char* field : expression_fields) {
        if (item.json.contains(field) && is_named_in(item.json[field], name)) return field;
    }
    for (const char* field : text_fields) {
        if (!item.json.contains(field)) continue;
        for (const auto& [language, text] : item.json[field].items()) {
            if (is_named_in(text, name)) return std::string(field) + "." + language;
        }
    }
    return item.json.contains("choices") ? "choices" : "";
}

std::string column_of_field(const DraftItem& item, const std::string& field) {
    for (std::string part = field; !part.empty();) {
        const auto found = item.columns.find(part);
        if (found != item.columns.end()) return found->second;
        const std::size_t cut = part.find_last_of(".[");
        if (cut == std::string::npos) break;
        part.resize(cut);
    }
    return {};
}

}  // namespace candour::survey
