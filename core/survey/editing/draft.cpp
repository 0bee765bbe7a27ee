// Reading drafts, and saying in plain words what the loader has against one.
#include "core/survey/editing/draft.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "core/base/json_fields.h"

namespace candour::survey::editing {
namespace {

constexpr const char* file_name = "draft";
constexpr const char* stand_in_id = "candour_stand_in";
constexpr std::size_t questionnaire_id_characters_max = 40;

bool lacks(const Json& draft, const char* field) { return !draft.contains(field); }

bool is_empty_list(const Json& draft, const char* field) {
    const auto found = draft.find(field);
    return found != draft.end() && found->is_array() && found->empty();
}

std::vector<std::string> languages_of(const Json& draft) {
    std::vector<std::string> languages;
    if (!draft.is_object() || !draft.contains("languages")) return languages;
    for (const Json& language : draft["languages"]) {
        if (language.is_string()) languages.push_back(language);
    }
    return languages;
}

// The list that holds an item's own items; null when it has none.
template <typename J>
J* list_in(J& item) {
    for (const char* field : {"questions", "rows"}) {
        const auto found = item.find(field);
        if (found != item.end() && found->is_array()) return &*found;
    }
    return nullptr;
}

template <typename J>
J* find_in(J& item, std::string_view id) {
    auto* list = list_in(item);
    if (list == nullptr) return nullptr;
    for (auto& one : *list) {
        if (!one.is_object()) continue;
        if (one.contains("id") && one["id"].is_string() &&
            one["id"].template get_ref<const std::string&>() == id) {
            return &one;
        }
        if (auto* found = find_in(one, id)) return found;
    }
    return nullptr;
}

void visit_in(const Json& item, std::size_t depth,
              const std::function<void(const Json&, std::size_t)>& visit) {
    const Json* list = list_in(item);
    if (list == nullptr) return;
    for (const Json& one : *list) {
        visit(one, depth);
        visit_in(one, depth + 1, visit);
    }
}

// Cuts "questions[12]" or "rows[0]" off the front of a place; false when it does not begin so.
bool cut_step(std::string_view& place, const Json*& item) {
    for (const std::string_view list : {"questions[", "rows["}) {
        if (!place.starts_with(list)) continue;
        const std::string field(list.substr(0, list.size() - 1));
        std::size_t index = 0;
        const char* end = place.data() + place.size();
        const auto [rest, error] = std::from_chars(place.data() + list.size(), end, index);
        if (error != std::errc() || rest == end || *rest != ']') return false;
        if (!item->contains(field) || index >= (*item)[field].size()) return false;
        item = &(*item)[field][index];
        place.remove_prefix(static_cast<std::size_t>(rest + 1 - place.data()));
        if (place.starts_with('.')) place.remove_prefix(1);
        return true;
    }
    return false;
}

std::string id_of(const Json& item) {
    const auto id = item.find("id");
    return id != item.end() && id->is_string() ? id->get<std::string>() : std::string();
}

// "draft: questions[2].show_if: character 7: …" as a person who never saw the file reads it.
std::string plain_words(const Json& draft, const std::string& what, std::string_view about) {
    std::string_view rest = what;
    const std::string head = std::string(file_name) + ": ";
    if (rest.starts_with(head)) rest.remove_prefix(head.size());
    const Json* item = &draft;
    while (cut_step(rest, item)) {
    }
    const std::size_t colon = rest.find(": ");
    const std::string_view field = rest.substr(0, std::min(colon, rest.size()));
    const bool names_field = colon != std::string_view::npos && !field.empty() &&
                             field.find(' ') == std::string_view::npos;
    if (names_field || rest.starts_with(": ")) rest.remove_prefix(colon + 2);
    const bool other = item != &draft && id_of(*item) != about;
    return (other ? "“" + name_of_item(draft, id_of(*item)) + "”: " : std::string()) +
           std::string(rest);
}

// What the loader asks of a survey that is opened, where a draft has not got it yet.
Json with_stand_ins(Json draft) {
    if (!draft.is_object()) return draft;
    for (const char* field : {"owner", "purpose"}) {
        if (lacks(draft, field)) draft[field] = "-";
    }
    if (lacks(draft, "act_by")) draft["act_by"] = "9999-12-31";
    const auto languages = languages_of(draft);
    if (lacks(draft, "fallback") && languages.size() > 1) draft["fallback"] = main_language(draft);
    if (is_empty_list(draft, "questions") && !languages.empty()) {
        Json page = {{"id", stand_in_id}, {"type", "information"}};
        page["prompt"][main_language(draft)] = "-";
        draft["questions"].push_back(page);
    }
    return draft;
}

}  // namespace

bool is_questionnaire_id(std::string_view id) {
    return !id.empty() && id.size() <= questionnaire_id_characters_max &&
           std::ranges::all_of(id, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
           });
}

Json blank_draft(const std::string& id, const Language& language, const std::string& title) {
    Json draft = {{"id", id}, {"languages", {language}}, {"questions", Json::array()}};
    draft["title"][language] = title;
    return draft;
}

Language main_language(const Json& draft) {
    if (draft.contains("fallback") && draft["fallback"].is_string()) return draft["fallback"];
    const auto languages = languages_of(draft);
    if (languages.empty() || std::ranges::find(languages, "en") != languages.end()) return "en";
    return languages.front();
}

Result<Questionnaire> read_draft(const Json& draft) {
    const Json whole = with_stand_ins(draft);
    Result<Questionnaire> read = parse_questionnaire(whole, file_name);
    if (!read.ok()) {
        return Error{read.error().kind, plain_words(whole, read.error().what, {})};
    }
    Questionnaire questionnaire = read.take();
    if (lacks(draft, "owner")) questionnaire.owner.clear();
    if (lacks(draft, "purpose")) questionnaire.purpose.clear();
    if (lacks(draft, "act_by")) questionnaire.act_by.clear();
    if (lacks(draft, "fallback")) questionnaire.fallback.clear();
    if (is_empty_list(draft, "questions")) {
        questionnaire.questions.clear();
        questionnaire.logic.reset();
    }
    questionnaire.version = version_of(questionnaire);
    return questionnaire;
}

Result<Json> parse_draft(std::string_view text) {
    ASSIGN_OR_RETURN(Json draft, parse_json_file(text, file_name));
    RETURN_IF_ERROR(read_draft(draft));
    return draft;
}

const Json* find_item(const Json& draft, std::string_view id) { return find_in(draft, id); }
Json* find_item(Json& draft, std::string_view id) { return find_in(draft, id); }

std::string name_of_item(const Json& draft, std::string_view id) {
    const Json* item = find_item(draft, id);
    if (item == nullptr) return std::string(id);
    for (const char* field : {"prompt", "label"}) {
        const auto text = item->find(field);
        if (text == item->end() || !text->is_object() || text->empty()) continue;
        const auto words = text->find(main_language(draft));
        const Json& shown = words == text->end() ? *text->begin() : *words;
        if (shown.is_string()) return shown;
    }
    return std::string(id);
}

void for_each_item(const Json& draft,
                   const std::function<void(const Json& item, std::size_t depth)>& visit) {
    visit_in(draft, 0, visit);
}

std::set<std::string> ids_of(const Json& draft) {
    std::set<std::string> ids;
    for_each_item(draft, [&](const Json& item, std::size_t) { ids.insert(id_of(item)); });
    if (!draft.contains("earlier")) return ids;
    for (const Json& earlier : draft["earlier"])
        ids.insert(earlier.value("was", std::string()));
    return ids;
}

Edited checked(Json changed, std::string_view about) {
    const Json whole = with_stand_ins(changed);
    const Result<Questionnaire> read = parse_questionnaire(whole, file_name);
    if (read.ok()) return changed;
    return Error{read.error().kind, plain_words(whole, read.error().what, about)};
}

}  // namespace candour::survey::editing
