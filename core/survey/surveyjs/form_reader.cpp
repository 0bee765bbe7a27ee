// Pages, panels and elements.
#include "core/survey/surveyjs/form_reader.h"

#include <algorithm>
#include <array>

#include "core/survey/limits.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::surveyjs {
namespace {

constexpr int depth_max = 20;
constexpr std::uint32_t repeat_max_otherwise = 10;
constexpr std::array<std::string_view, 4> taken_ids = {"kind", "service", "story", "wanted"};

const nlohmann::json nothing;

const nlohmann::json& member(const nlohmann::json& json, const char* name) {
    if (!json.is_object()) return nothing;
    const auto found = json.find(name);
    return found == json.end() ? nothing : *found;
}

std::string text_of(const nlohmann::json& json, const char* name) {
    const nlohmann::json& value = member(json, name);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

// Where a panel's children stand: "elements", in old forms "questions".
const char* children_of(const nlohmann::json& json) {
    for (const char* name : {"elements", "questions", "templateElements"}) {
        if (member(json, name).is_array()) return name;
    }
    return "elements";
}

}  // namespace

const nlohmann::json& Element::any(const char* property) {
    asked_.insert(property);
    return member(json_, property);
}

std::string Element::text(const char* property) {
    const nlohmann::json& value = any(property);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

bool Element::flag(const char* property) {
    const nlohmann::json& value = any(property);
    return value.is_boolean() && value.get<bool>();
}

std::optional<double> Element::number(const char* property) {
    const nlohmann::json& value = any(property);
    if (!value.is_number()) return std::nullopt;
    return value.get<double>();
}

const nlohmann::json& Element::list(const char* property) {
    const nlohmann::json& value = any(property);
    return value.is_array() ? value : nothing;
}

std::vector<std::string> Element::left() const {
    std::vector<std::string> names;
    if (!json_.is_object()) return names;
    for (const auto& [name, value] : json_.items()) {
        if (!asked_.contains(name)) names.push_back(name);
    }
    return names;
}

void FormReader::say(Severity severity, const std::string& path, const std::string& what) {
    report_.push_back({severity, path, 0, {}, what});
}

void FormReader::refuse(Element& element, const std::string& what) {
    say(Severity::Refused, element.path(), what);
    const auto id = ids_.find(element.text("name"));
    if (id != ids_.end()) draft_.gone.emplace(id->second, element.path() + " is not imported");
}

void FormReader::report_left(const Element& element) {
    for (const std::string& name : element.left()) {
        say(Severity::Warning, element.path(),
            "the property '" + xlsform::shortened(name) + "' is not supported: it is left out");
    }
}

std::string FormReader::id_for(const std::string& name) {
    const bool own = std::ranges::find(taken_ids, name) != taken_ids.end();
    std::string stem =
        is_survey_id(name) && !own ? name : xlsform::id_from(name + (own ? "_" : ""));
    if (stem.empty()) stem = "element";
    std::string id = xlsform::numbered_id(
        stem, taken_.size(), [&](const std::string& one) { return taken_.contains(one); });
    taken_.insert(id);
    return id;
}

void FormReader::find_names(const nlohmann::json& form) {
    texts_.name_questions(ids_);
    const nlohmann::json& pages = member(form, "pages");
    if (!pages.is_array()) return find_names_in(member(form, children_of(form)), 0);
    for (const nlohmann::json& page : pages)
        find_names_in(member(page, children_of(page)), 0);
}

void FormReader::find_names_in(const nlohmann::json& list, int depth) {
    if (!list.is_array() || depth > depth_max) return;
    for (const nlohmann::json& element : list) {
        const std::string name = text_of(element, "name");
        if (!name.empty() && !ids_.contains(name)) ids_.emplace(name, id_for(name));
        if (const auto type = type_from(element)) types_.emplace(name, *type);
        find_names_in(member(element, children_of(element)), depth + 1);
    }
}

void FormReader::read_pages(const nlohmann::json& form) {
    const nlohmann::json& pages = member(form, "pages");
    if (!pages.is_array()) {
        const char* children = children_of(form);
        return read_list(member(form, children), children, no_group, 0);
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string path = "pages[" + std::to_string(i) + "]";
        const nlohmann::json& page = pages[i];
        const char* children = children_of(page);
        if (pages.size() == 1 && !page.contains("visibleIf") && !page.contains("title")) {
            read_list(member(page, children), path + "." + children, no_group, 0);
            continue;
        }
        Element element(page, path);
        read_group(element, children, no_group, 0);
    }
}

void FormReader::read_list(const nlohmann::json& list, const std::string& path, std::size_t parent,
                           int depth) {
    if (!list.is_array()) return;
    for (std::size_t i = 0; i < list.size(); ++i)
        read_element(list[i], path + "[" + std::to_string(i) + "]", parent, depth);
}

DraftItem FormReader::new_item(Element& element, std::size_t parent) {
    DraftItem item;
    item.place = {element.path(), 0};
    item.parent = parent;
    const std::string name = element.text("name");
    const auto id = ids_.find(name);
    item.json["id"] = id == ids_.end() ? id_for(name.empty() ? "element" : name) : id->second;
    if (item.json["id"] != name) {
        say(Severity::Note, element.path(),
            "it is called '" + item.json["id"].get<std::string>() + "' here");
    }
    return item;
}

void FormReader::read_group(Element& element, const char* children, std::size_t parent, int depth) {
    DraftItem item = new_item(element, parent);
    item.is_group = true;
    const bool repeat = element.text("type") == "paneldynamic";
    item.json["type"] = repeat ? "repeat" : "group";
    put_words(element, repeat && !element.has("title") ? "templateTitle" : "title", "label",
              item.json);
    put_words(element, "description", "hint", item.json);
    put_condition(element, "visibleIf", "show_if", item);
    if (!repeat && depth == 0 && element.text("type").empty()) item.json["one_page"] = true;
    if (repeat) {
        const double most = element.number("maxPanelCount").value_or(repeat_max_otherwise);
        item.json["repeat_max"] =
            static_cast<std::uint32_t>(std::clamp(most, 1.0, double(repetitions_max)));
        if (!element.has("maxPanelCount")) {
            say(Severity::Warning, element.path(),
                "it has no maxPanelCount: it is asked at most " +
                    std::to_string(repeat_max_otherwise) + " times");
        }
    }
    const nlohmann::json& list = element.list(children);
    report_left(element);
    if (item.json.contains("refused")) {
        // Kept without its condition it would be shown to all: it goes, with all that is in it.
        return refuse(element, item.json["refused"].get<std::string>() + "; nor is what is in it");
    }
    draft_.items.push_back(std::move(item));
    read_list(list, element.path() + "." + children, draft_.items.size() - 1, depth + 1);
}

void FormReader::read_element(const nlohmann::json& json, const std::string& path,
                              std::size_t parent, int depth) {
    if (!json.is_object()) return say(Severity::Refused, path, "here belongs an object");
    if (depth > depth_max) return say(Severity::Refused, path, "it is in too many panels");
    Element element(json, path);
    const std::string type = element.text("type");
    if (element.has("visible") && !element.flag("visible") && !element.has("visibleIf")) {
        return refuse(element, "it is never visible");
    }
    if (type == "panel") return read_group(element, children_of(json), parent, depth);
    if (type == "paneldynamic") return read_group(element, "templateElements", parent, depth);
    if (type == "matrix") return read_matrix(element, parent);
    read_question(element, type, parent);
}

}  // namespace candour::survey::surveyjs
