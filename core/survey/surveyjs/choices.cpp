// Choices, ratings, yes and no.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/survey/limits.h"
#include "core/survey/numbers.h"
#include "core/survey/own_labels.h"
#include "core/survey/surveyjs/form_reader.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::surveyjs {
namespace {

std::string name_of_value(const nlohmann::json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number()) return number_text(value.get<double>());
    if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
    return {};
}

bool is_file_name(const std::string& name) {
    return name.find_first_of("/\\:") == std::string::npos && !name.starts_with('.') &&
           name.size() <= file_name_bytes_max;
}

bool is_whole(double number) { return std::trunc(number) == number && std::abs(number) < 1e6; }

}  // namespace

nlohmann::json FormReader::choice_from(const nlohmann::json& value, const std::string& path,
                                       std::set<std::string>& ids) {
    nlohmann::json choice = nlohmann::json::object();
    Element element(value, path);
    const std::string name = name_of_value(value.is_object() ? element.any("value") : value);
    std::string id = is_survey_id(name) ? name : xlsform::id_from(name);
    if (id.empty()) id = "choice_" + std::to_string(ids.size() + 1);
    id = xlsform::numbered_id(id, ids.size(),
                              [&](const std::string& one) { return ids.contains(one); });
    ids.insert(id);
    if (id != name) {
        say(Severity::Warning, path,
            "'" + xlsform::shortened(name) +
                "' is not a name that answers can have: it is called '" + id + "' here");
    }
    choice["id"] = id;
    if (value.is_object()) {
        put_words(element, "text", "label", choice);
        const std::string image = element.text("imageLink");
        if (!image.empty() && is_file_name(image)) choice["picture"] = texts_.everywhere(image);
        if (!image.empty() && !is_file_name(image)) {
            say(Severity::Warning, path,
                "pictures are files beside the questionnaire, not "
                "addresses: it is left out");
        }
        report_left(element);
    }
    if (!choice.contains("label")) choice["label"] = texts_.everywhere(name.empty() ? id : name);
    return choice;
}

// False when there are none.
bool FormReader::read_choices(Element& element, const char* property, nlohmann::json& into) {
    into = nlohmann::json::array();
    std::set<std::string> ids;
    const nlohmann::json& list = element.list(property);
    for (std::size_t i = 0; i < list.size(); ++i) {
        into.push_back(choice_from(
            list[i], element.path() + "." + property + "[" + std::to_string(i) + "]", ids));
    }
    return !into.empty();
}

// "Other", "none", and the limits and order of all of them.
void FormReader::add_more_choices(Element& element, DraftItem& item) {
    struct More {
        std::array<const char*, 2> flags;
        const char* text;
        const char* id;
        const char* otherwise;
        const char* mark;
    };
    constexpr std::array<More, 4> more = {
        {{{"hasOther", "showOtherItem"}, "otherText", "other", "Other", "other"},
         {{"hasNone", "showNoneItem"}, "noneText", "none", "None", "exclusive"},
         {{"showRefuseItem", "hasRefuse"},
          "refuseText",
          "refused",
          "I would rather not say",
          "exclusive"},
         {{"showDontKnowItem", "hasDontKnow"},
          "dontKnowText",
          "dont_know",
          "I do not know",
          "exclusive"}}};
    const bool many = item.json["type"] == "many_choices";
    const bool ranking = item.json["type"] == "ranking";
    for (const More& one : more) {
        const bool first = element.flag(one.flags[0]);
        const bool second = element.flag(one.flags[1]);
        if ((!first && !second) || ranking) continue;
        nlohmann::json choice = {{"id", one.id}};
        put_words(element, one.text, "label", choice);
        if (!choice.contains("label")) choice["label"] = texts_.everywhere(one.otherwise);
        const bool exclusive = std::string_view(one.mark) == "exclusive";
        if (!exclusive || many) choice[one.mark] = true;
        item.json["choices"].push_back(std::move(choice));
    }
    if (element.text("choicesOrder") == "random") item.json["random_order"] = true;
    if (!many) return;
    for (const auto& [property, field] : {std::pair{"minSelectedChoices", "choices_at_least"},
                                          std::pair{"maxSelectedChoices", "choices_at_most"}}) {
        const auto count = element.number(property);
        if (count && *count >= 1 && is_whole(*count)) {
            item.json[field] = static_cast<std::int64_t>(*count);
        }
    }
}

bool FormReader::has_own_labels() const {
    return std::ranges::all_of(texts_.languages(), survey::has_own_labels);
}

void FormReader::read_rating(Element& element, DraftItem& item) {
    if (element.list("rateValues").is_array() && !element.list("rateValues").empty()) {
        item.json["type"] = "one_choice";
        read_choices(element, "rateValues", item.json["choices"]);
        return;
    }
    const double from = element.number("rateMin").value_or(1);
    const double count = element.number("rateCount").value_or(5);
    const double to = element.number("rateMax").value_or(from + count - 1);
    std::string looks = element.text("rateType");
    if (looks.empty()) looks = element.text("rateDisplayMode");
    const double points = to - from + 1;
    if (looks == "stars" && from == 1 && is_whole(to) && to >= stars_min && to <= stars_max) {
        item.json["type"] = "stars";
        item.json["stars"] = static_cast<int>(to);
        return;
    }
    if (looks == "smileys" && from == 1 && (points == 3 || points == 5)) {
        item.json["type"] = "faces";
        item.json["faces"] = static_cast<int>(points);
        if (has_own_labels()) return;
        const std::array<const char*, 3> three = {"Poor", "Neither good nor poor", "Good"};
        const std::array<const char*, 5> five = {"Very poor", "Poor", "Neither good nor poor",
                                                 "Good", "Very good"};
        for (int i = 1; i <= static_cast<int>(points); ++i) {
            const auto at = static_cast<std::size_t>(i - 1);
            item.json["choices"].push_back(
                {{"id", std::to_string(i)},
                 {"label", texts_.everywhere(points == 3 ? three[at] : five[at])}});
        }
        return;
    }
    const bool fits = is_whole(from) && is_whole(to) && from >= scale_from_min &&
                      from <= scale_from_max && to > from && points <= scale_points_max;
    if (!fits) {
        item.json["type"] = "number";
        say(Severity::Warning, element.path(), "it has too many points: it is asked as a number");
        return;
    }
    item.json["scale"] = {{"from", static_cast<int>(from)}, {"to", static_cast<int>(to)}};
    put_words(element, "minRateDescription", "low", item.json["scale"]);
    put_words(element, "maxRateDescription", "high", item.json["scale"]);
    // Both or none.
    for (const char* end : {"low", "high"}) {
        const char* other = std::string_view(end) == "low" ? "high" : "low";
        if (item.json["scale"].contains(end) && !item.json["scale"].contains(other)) {
            const auto number =
                item.json["scale"][std::string_view(other) == "low" ? "from" : "to"];
            item.json["scale"][other] = texts_.everywhere(number.dump());
        }
    }
}

void FormReader::read_boolean(Element& element, DraftItem& item) {
    nlohmann::json labels = nlohmann::json::object();
    put_words(element, "labelTrue", "yes", labels);
    put_words(element, "labelFalse", "no", labels);
    if (labels.empty() && has_own_labels()) return;
    if (!labels.contains("yes")) labels["yes"] = texts_.everywhere("Yes");
    if (!labels.contains("no")) labels["no"] = texts_.everywhere("No");
    item.json["choices"] = {{{"id", "yes"}, {"label", labels["yes"]}},
                            {{"id", "no"}, {"label", labels["no"]}}};
}

}  // namespace candour::survey::surveyjs
