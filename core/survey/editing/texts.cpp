// Texts by key.
#include "core/survey/editing/texts.h"

#include <algorithm>
#include <array>

#include "core/survey/editing/choices.h"
#include "core/survey/limits.h"

namespace candour::survey::editing {
namespace {

Error invalid(const std::string& what) { return {ErrorKind::Invalid, what}; }

std::vector<std::string> parts_of(std::string_view key) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t slash = key.find('/');
        parts.emplace_back(key.substr(0, slash));
        if (slash == std::string_view::npos) return parts;
        key.remove_prefix(slash + 1);
    }
}

// Where a text stands in the file.
struct Where {
    Json* holder = nullptr;  // Null: there is no such text.
    std::string field{};
    bool needed = false;
    std::string item{};
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

Where where_of_choice(Json& item, const Questionnaire& read, const std::string& id,
                      const std::string& choice) {
    write_out_choices(item, read);
    if (!item.contains("choices")) return {};
    for (Json& one : item["choices"]) {
        if (one.at("id") == choice) return {&one, "label", true, id};
    }
    return {};
}

Where where_in_item(Json& item, const Questionnaire& read, const std::vector<std::string>& parts) {
    const std::string& field = parts[2];
    const std::string type = item.value("type", std::string());
    const bool row = type.empty();
    if (parts.size() == 5 && field == "choice" && parts[4] == "label") {
        return where_of_choice(item, read, parts[1], parts[3]);
    }
    if (parts.size() != 3) return {};
    if (row) return field == "prompt" ? Where{&item, "label", true, parts[1]} : Where{};
    if (field == "prompt" || field == "label") {
        const bool named_prompt = !is_one_of(type, {"group", "repeat"});
        return {&item, named_prompt ? "prompt" : "label", named_prompt && type != "calculated",
                parts[1]};
    }
    if (field == "hint" && type != "calculated") return {&item, field, false, parts[1]};
    if (is_one_of(field, {"required_message", "constraint_message", "pressing_reason"})) {
        if (is_one_of(type, {"group", "repeat", "calculated", "information"})) return {};
        return {&item, field, false, parts[1]};
    }
    if (field == "unit" && type == "number") return {&item["number"], "unit", false, parts[1]};
    if (is_one_of(field, {"low", "high"}) && type == "scale") {
        return {&item["scale"], field, false, parts[1]};
    }
    return {};
}

Where where_of(Json& draft, const Questionnaire& read, const std::string& key) {
    const auto parts = parts_of(key);
    if (key == "title") return {&draft, "title", true, {}};
    if (key == "introduction") return {&draft, "introduction", false, {}};
    if (parts.size() < 3 || !is_one_of(parts[0], {"question", "group"})) return {};
    Json* item = find_item(draft, parts[1]);
    return item == nullptr ? Where{} : where_in_item(*item, read, parts);
}

bool is_blank(const std::string& words) {
    return words.find_first_not_of(" \t\r\n") == std::string::npos;
}

// Objects that were made on the way to a text that is not there.
void drop_empty_objects(Json& draft) {
    for (const char* list : {"questions", "rows"}) {
        if (!draft.contains(list)) continue;
        for (Json& item : draft[list]) {
            for (const char* field : {"number", "scale"}) {
                if (item.contains(field) && (item[field].is_null() || item[field].empty())) {
                    item.erase(field);
                }
            }
            drop_empty_objects(item);
        }
    }
}

constexpr std::array<std::string_view, 14> text_fields = {"title",
                                                          "introduction",
                                                          "prompt",
                                                          "label",
                                                          "hint",
                                                          "low",
                                                          "high",
                                                          "unit",
                                                          "required_message",
                                                          "constraint_message",
                                                          "pressing_reason",
                                                          "picture",
                                                          "audio",
                                                          "sign"};

void erase_language(Json& at, const Language& language) {
    if (at.is_array()) {
        for (Json& one : at)
            erase_language(one, language);
    }
    if (!at.is_object()) return;
    std::vector<std::string> emptied;
    for (auto& [field, value] : at.items()) {
        const bool text = std::ranges::find(text_fields, field) != text_fields.end();
        if (text && value.is_object()) {
            value.erase(language);
            if (value.empty()) emptied.push_back(field);
        } else if (field != "filter") {
            erase_language(value, language);
            if (field == "media" && value.empty()) emptied.push_back(field);
        }
    }
    for (const std::string& field : emptied)
        at.erase(field);
}

}  // namespace

std::vector<TextEntry> texts_in(const Json& draft) {
    const Result<Questionnaire> read = read_draft(draft);
    return read.ok() ? texts_of(read.value()) : std::vector<TextEntry>();
}

Edited set_text(const Json& draft, const std::string& key, const Language& language,
                const std::string& words) {
    ASSIGN_OR_RETURN(const Questionnaire read, read_draft(draft));
    if (std::ranges::find(read.languages, language) == read.languages.end()) {
        return invalid("the questionnaire has no language '" + language + "'");
    }
    if (words.size() > shown_text_bytes_max) return invalid("the text is too long");
    Json changed = draft;
    const Where where = where_of(changed, read, key);
    if (where.holder == nullptr) return invalid("there is no text '" + key + "' any more");
    Json& holder = *where.holder;
    const bool is_main = language == main_language(draft);
    if (!is_blank(words)) {
        holder[where.field][language] = words;
    } else if (is_main && where.needed) {
        return invalid("write the words");
    } else if (is_main) {
        if (holder.is_object()) holder.erase(where.field);
    } else if (holder.is_object() && holder.contains(where.field)) {
        holder[where.field].erase(language);
        if (holder[where.field].empty()) holder.erase(where.field);
    }
    drop_empty_objects(changed);
    return checked(std::move(changed), where.item);
}

Edited set_scale_ends(const Json& draft, std::string_view id, const std::string& low,
                      const std::string& high) {
    RETURN_IF_ERROR(read_draft(draft));
    if (is_blank(low) != is_blank(high)) return invalid("give words for both ends, or for none");
    Json changed = draft;
    Json* item = find_item(changed, id);
    if (item == nullptr || item->value("type", std::string()) != "scale") {
        return invalid("only a scale has two ends");
    }
    for (const auto& [field, words] : {std::pair{"low", low}, std::pair{"high", high}}) {
        Json& scale = (*item)["scale"];
        if (!is_blank(words)) {
            scale[field][main_language(draft)] = words;
        } else if (scale.is_object()) {
            scale.erase(field);
        }
    }
    drop_empty_objects(changed);
    return checked(std::move(changed), id);
}

Edited add_language(const Json& draft, const Language& language) {
    ASSIGN_OR_RETURN(const Questionnaire read, read_draft(draft));
    if (!is_language_tag(language)) {
        return invalid("a language has a short name, such as pl for Polish");
    }
    if (std::ranges::find(read.languages, language) != read.languages.end()) {
        return invalid("the questionnaire has this language already");
    }
    Json changed = draft;
    changed["fallback"] = main_language(draft);
    changed["languages"].push_back(language);
    return checked(std::move(changed), {});
}

Edited remove_language(const Json& draft, const Language& language) {
    ASSIGN_OR_RETURN(const Questionnaire read, read_draft(draft));
    const auto found = std::ranges::find(read.languages, language);
    if (found == read.languages.end()) return draft;
    if (language == main_language(draft)) {
        return invalid("the questionnaire is written in this language");
    }
    Json changed = draft;
    Json kept = Json::array();
    for (const Language& one : read.languages) {
        if (one != language) kept.push_back(one);
    }
    changed["languages"] = kept;
    if (kept.size() == 1) changed.erase("fallback");
    erase_language(changed, language);
    return checked(std::move(changed), {});
}

Edited set_fallback(const Json& draft, bool shows_main_language) {
    ASSIGN_OR_RETURN(const Questionnaire read, read_draft(draft));
    Json changed = draft;
    changed.erase("fallback");
    // Which language is the main one must not change with it.
    const bool other_main = main_language(changed) != main_language(draft);
    if (read.languages.size() == 1 && !shows_main_language) return changed;
    if (shows_main_language) {
        changed["fallback"] = main_language(draft);
    } else if (other_main) {
        return invalid("this is possible only where English is one of its languages");
    }
    return checked(std::move(changed), {});
}

std::vector<TextEntry> missing_texts(const Json& draft, const Language& language) {
    const Result<Questionnaire> read = read_draft(draft);
    std::vector<TextEntry> missing;
    if (!read.ok()) return missing;
    for (const TextEntry& entry : texts_of(read.value())) {
        if (!entry.text.by_language.contains(language)) missing.push_back(entry);
    }
    return missing;
}

}  // namespace candour::survey::editing
