// Choices keep their ids, whatever they are called.
#include "core/survey/editing/choices.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

#include "core/survey/editing/items.h"
#include "core/survey/limits.h"

namespace candour::survey::editing {
namespace {

Error invalid(const std::string& what) { return {ErrorKind::Invalid, what}; }
Error not_there() { return {ErrorKind::NotFound, "this answer is not there any more"}; }

std::size_t needed_choices(const Json& item) {
    return item.value("type", std::string()) == "many_choices" ? 1 : 2;
}

// The question or row that has the choice, and where among its choices.
struct ChoiceFound {
    Json* item = nullptr;
    std::size_t place = 0;
    Json& choices() const { return (*item)["choices"]; }
};
std::optional<ChoiceFound> find_choice(Json& draft, std::string_view id, std::string_view choice) {
    Json* item = find_item(draft, id);
    if (item == nullptr || !has_own_choices(*item)) return std::nullopt;
    ChoiceFound found{item, 0};
    for (const Json& one : found.choices()) {
        if (one.at("id") == choice) return found;
        ++found.place;
    }
    return std::nullopt;
}

bool stands_last(const Json& choice) {
    return choice.value("other", false) || choice.value("exclusive", false);
}

bool names_both(const std::string& expression, const std::set<std::string>& questions,
                std::string_view choice) {
    const auto contains = [&](const std::string& part) {
        return expression.find(part) != std::string::npos;
    };
    const std::string id(choice);
    return std::ranges::any_of(
               questions, [&](const std::string& one) { return contains("${" + one + "}"); }) &&
           (contains("'" + id + "'") || contains("\"" + id + "\""));
}

// What a condition that compares with this choice would then wait for in vain.
std::string first_that_names(const Json& draft, const Json& of, std::string_view choice) {
    std::set<std::string> questions = {of.at("id").get<std::string>()};
    for_each_item(of, [&](const Json& row, std::size_t) { questions.insert(row.at("id")); });
    std::string name;
    for_each_item(draft, [&](const Json& item, std::size_t) {
        for (const char* field :
             {"show_if", "constraint", "calculation", "choice_filter", "repeat_count"}) {
            if (!name.empty() || !item.contains(field)) continue;
            if (names_both(item[field].get<std::string>(), questions, choice)) {
                name = name_of_item(draft, item.at("id").get<std::string>());
            }
        }
    });
    return name;
}

// What an earlier version called it leads nowhere now.
void forget_earlier_choice(Json& draft, std::string_view id, std::string_view choice) {
    if (!draft.contains("earlier")) return;
    Json kept = Json::array();
    for (Json& earlier : draft["earlier"]) {
        if (earlier.at("now") == id && earlier.contains("choices")) {
            Json& choices = earlier["choices"];
            for (auto one = choices.begin(); one != choices.end();)
                one = one.value() == choice ? choices.erase(one) : std::next(one);
            if (choices.empty()) earlier.erase("choices");
        }
        if (earlier.at("was") != earlier.at("now") || earlier.contains("choices")) {
            kept.push_back(earlier);
        }
    }
    if (kept.empty()) {
        draft.erase("earlier");
    } else {
        draft["earlier"] = std::move(kept);
    }
}

}  // namespace

bool has_own_choices(const Json& item) {
    const std::string type = item.value("type", std::string());
    constexpr std::array<std::string_view, 4> types = {"one_choice", "many_choices", "ranking",
                                                       "matrix"};
    return std::ranges::find(types, type) != types.end() && item.contains("choices");
}

void write_out_choices(Json& item, const Questionnaire& read) {
    const Question* question = read.find(item.at("id").get<std::string>());
    if (item.contains("choices") || question == nullptr) return;
    if (question->type != QuestionType::Faces && question->type != QuestionType::YesNo) return;
    for (const Choice& choice : question->choices)
        item["choices"].push_back({{"id", choice.id}, {"label", choice.label.by_language}});
}

bool can_score(const Json& item) {
    const std::string type = item.value("type", std::string());
    return has_own_choices(item) || type == "faces" || type == "yes_no";
}

bool can_filter(const Json& item) { return has_own_choices(item) && item.at("type") != "matrix"; }

Edited set_choice_extras(const Json& draft, std::string_view id, std::string_view choice,
                         const ChoiceExtras& extras) {
    ASSIGN_OR_RETURN(const Questionnaire read, read_draft(draft));
    Json changed = draft;
    Json* item = find_item(changed, id);
    if (item == nullptr || !can_score(*item)) return not_there();
    if (!extras.filter.empty() && !can_filter(*item)) {
        return invalid("answers of this kind of question are always all offered");
    }
    if (extras.score && !std::isfinite(*extras.score)) return invalid("write a number, such as 2");
    // What is as it was leaves labels that are not written out as they are.
    const bool bare = !item->contains("choices");
    if (bare && !extras.score) return draft;
    write_out_choices(*item, read);
    for (Json& one : (*item)["choices"]) {
        if (one.at("id") != choice) continue;
        one.erase("score");
        one.erase("filter");
        if (extras.score && std::trunc(*extras.score) == *extras.score &&
            std::abs(*extras.score) < 1e15) {
            one["score"] = static_cast<std::int64_t>(*extras.score);
        } else if (extras.score) {
            one["score"] = *extras.score;
        }
        if (!extras.filter.empty()) one["filter"] = extras.filter;
        return checked(std::move(changed), id);
    }
    return not_there();
}

Edited add_choice(const Json& draft, std::string_view id, const std::string& label,
                  std::string* added) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    Json* item = find_item(changed, id);
    if (item == nullptr || !has_own_choices(*item)) return not_there();
    if (label.find_first_not_of(" \t\r\n") == std::string::npos) {
        return invalid("write the answer that people can choose");
    }
    Json& choices = (*item)["choices"];
    if (choices.size() >= choices_max) {
        return invalid("there are " + std::to_string(choices_max) + " answers already");
    }
    std::set<std::string> taken;
    std::size_t place = choices.size();
    for (std::size_t i = choices.size(); i-- > 0;) {
        taken.insert(choices[i].at("id").get<std::string>());
        if (place == i + 1 && stands_last(choices[i])) place = i;
    }
    Json choice = {{"id", fresh_id(label, taken)}};
    choice["label"][main_language(draft)] = label;
    if (added != nullptr) *added = choice["id"];
    choices.insert(choices.begin() + static_cast<Json::difference_type>(place), std::move(choice));
    return checked(std::move(changed), id);
}

Edited remove_choice(const Json& draft, std::string_view id, std::string_view choice) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    const auto found = find_choice(changed, id, choice);
    if (!found) return not_there();
    Json& item = *found->item;
    Json& choices = found->choices();
    if (choices.size() <= needed_choices(item)) {
        return invalid(choices.size() == 1
                           ? "a question needs an answer to choose"
                           : "a question needs at least two answers to choose from");
    }
    const std::string name = first_that_names(draft, item, choice);
    if (!name.empty()) {
        return invalid("“" + name + "” depends on this answer. Change that question first.");
    }
    choices.erase(choices.begin() + static_cast<Json::difference_type>(found->place));
    for (const char* field : {"choices_at_least", "choices_at_most"}) {
        if (item.value(field, std::size_t{0}) > choices.size()) item[field] = choices.size();
    }
    forget_earlier_choice(changed, id, choice);
    return checked(std::move(changed), id);
}

Edited move_choice(const Json& draft, std::string_view id, std::string_view choice, bool up) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    const auto found = find_choice(changed, id, choice);
    if (!found) return not_there();
    Json& choices = found->choices();
    const std::size_t place = found->place;
    if (up ? place == 0 : place + 1 == choices.size()) {
        return invalid("it cannot be moved further that way");
    }
    std::swap(choices[place], choices[up ? place - 1 : place + 1]);
    return checked(std::move(changed), id);
}

Edited set_choice_role(const Json& draft, std::string_view id, std::string_view choice,
                       ChoiceRole role) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    const auto found = find_choice(changed, id, choice);
    if (!found) return not_there();
    const std::string type = found->item->at("type");
    if ((role == ChoiceRole::Exclusive && type != "many_choices") ||
        (role == ChoiceRole::Other && type != "many_choices" && type != "one_choice")) {
        return invalid("answers of this kind of question cannot be that");
    }
    Json& choices = found->choices();
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (role == ChoiceRole::Other && i != found->place && choices[i].value("other", false)) {
            return invalid("another answer asks “please say” already; one is enough");
        }
    }
    Json& one = choices[found->place];
    one.erase("other");
    one.erase("exclusive");
    if (role == ChoiceRole::Other) one["other"] = true;
    if (role == ChoiceRole::Exclusive) one["exclusive"] = true;
    return checked(std::move(changed), id);
}

}  // namespace candour::survey::editing
