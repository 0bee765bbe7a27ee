// Lists within lists.
#include "core/survey/editing/items.h"

#include <algorithm>
#include <array>

#include "core/survey/editing/spots.h"
#include "core/survey/importing/draft_item.h"
#include "core/survey/limits.h"

namespace candour::survey::editing {
namespace {

constexpr std::size_t id_words_max = 5;
constexpr std::size_t id_characters_of_words = 40;
// Parts of a contact have these names (core/survey/file/items.cpp).
constexpr std::array<const char*, 4> taken_ids = {"kind", "service", "story", "wanted"};

Error not_there(std::string_view id) {
    return {ErrorKind::NotFound, "there is no question “" + std::string(id) + "” any more"};
}

bool needs_choices(QuestionType type) {
    return type == QuestionType::OneChoice || takes_many_choices(type);
}

// The place of the group beside it that it can be moved into; nothing when there is none.
std::optional<std::size_t> group_beside(const Json& list, std::size_t index) {
    if (index + 1 < list.size() && is_list_of_questions(list[index + 1])) return index + 1;
    if (index > 0 && is_list_of_questions(list[index - 1])) return index - 1;
    return std::nullopt;
}

std::string quoted(const std::vector<std::string>& names) {
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) all += i + 1 == names.size() ? " and " : ", ";
        all += "“" + names[i] + "”";
    }
    return all;
}

std::set<std::string> taken_in(const Json& draft, const std::set<std::string>& avoid) {
    std::set<std::string> taken = ids_of(draft);
    taken.insert(avoid.begin(), avoid.end());
    taken.insert(taken_ids.begin(), taken_ids.end());
    return taken;
}

Json choices_of(const std::vector<std::string>& labels, const Language& language) {
    Json choices = Json::array();
    std::set<std::string> taken;
    for (const std::string& label : labels) {
        Json choice = {{"id", fresh_id(label, taken)}};
        choice["label"][language] = label;
        taken.insert(choice["id"].get<std::string>());
        choices.push_back(std::move(choice));
    }
    return choices;
}

Result<Json> item_of(const NewQuestion& question, const std::string& id, const Language& language) {
    const bool worked_out = question.type == QuestionType::Calculated;
    if (question.prompt.find_first_not_of(" \t\r\n") == std::string::npos) {
        return Error{ErrorKind::Invalid,
                     worked_out ? "write what is worked out" : "write what is asked"};
    }
    if (worked_out && question.calculation.empty()) {
        return Error{ErrorKind::Invalid, "write how it is worked out"};
    }
    if (needs_choices(question.type) && question.choices.size() < 2) {
        return Error{ErrorKind::Invalid, "write at least two answers, each on a line of its own"};
    }
    Json item = {{"id", id}, {"type", name_of(question.type)}};
    item["prompt"][language] = question.prompt;
    if (needs_choices(question.type)) item["choices"] = choices_of(question.choices, language);
    if (!question.pressing_reason.empty()) {
        item["pressing_reason"][language] = question.pressing_reason;
    }
    if (question.type == QuestionType::Number) item["number"]["whole"] = true;
    if (worked_out) item["calculation"] = question.calculation;
    return item;
}

}  // namespace

std::string fresh_id(std::string_view words, const std::set<std::string>& taken) {
    std::string id;
    std::size_t count = 0;
    bool between = false;
    for (const char c : words) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool plain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
        if (c == '\'') continue;  // "don't" is one word.
        if (!plain) {
            between = !id.empty();
            continue;
        }
        if (between && ++count == id_words_max) break;
        if (id.size() + 1 >= id_characters_of_words) break;
        if (between) id += '_';
        between = false;
        id += small;
    }
    if (id.empty()) id = "question";  // Of a script that an id cannot hold.
    std::string free = id;
    for (int i = 2; taken.contains(free); ++i)
        free = id + "_" + std::to_string(i);
    return free;
}

Edited add_question(const Json& draft, const NewQuestion& question,
                    const std::set<std::string>& avoid, std::string* added) {
    RETURN_IF_ERROR(read_draft(draft));
    const std::string id = fresh_id(question.prompt, taken_in(draft, avoid));
    ASSIGN_OR_RETURN(Json item, item_of(question, id, main_language(draft)));
    Json changed = draft;
    Json* into = &changed;
    if (!question.group.empty()) {
        into = find_item(changed, question.group);
        if (into == nullptr || !is_list_of_questions(*into)) return not_there(question.group);
    }
    (*into)["questions"].push_back(std::move(item));
    if (added != nullptr) *added = id;
    return checked(std::move(changed), id);
}

Edited add_row(const Json& draft, std::string_view matrix, const std::string& label,
               const std::set<std::string>& avoid, std::string* added) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    Json* into = find_item(changed, matrix);
    if (into == nullptr || !into->contains("rows")) return not_there(matrix);
    if (label.empty()) return Error{ErrorKind::Invalid, "write what the row is about"};
    Json row = {{"id", fresh_id(label, taken_in(draft, avoid))}};
    row["label"][main_language(draft)] = label;
    if (added != nullptr) *added = row["id"];
    const std::string id = row["id"];
    (*into)["rows"].push_back(std::move(row));
    return checked(std::move(changed), id);
}

Edited wrap_in_group(const Json& draft, std::string_view id, const std::string& label,
                     const std::set<std::string>& avoid, std::string* added) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    const Spot spot = spot_in(changed, id);
    if (!spot.found) return not_there(id);
    if (spot.around->contains("rows")) {
        return Error{ErrorKind::Invalid, "a row stays in its table of questions"};
    }
    if (label.empty()) return Error{ErrorKind::Invalid, "write the heading of the group"};
    Json group = {{"id", fresh_id(label, taken_in(draft, avoid))}, {"type", "group"}};
    group["label"][main_language(draft)] = label;
    if (added != nullptr) *added = group["id"];
    Json& place = (*spot.list)[spot.index];
    group["questions"].push_back(std::move(place));
    place = std::move(group);
    return checked(std::move(changed), id);
}

std::vector<std::string> needed_by(const Json& draft, std::string_view id) {
    const Json* gone = find_item(draft, id);
    if (gone == nullptr) return {};
    std::set<std::string> going = {std::string(id)};
    for_each_item(*gone, [&](const Json& item, std::size_t) { going.insert(item.at("id")); });
    std::vector<std::string> names;
    for_each_item(draft, [&](const Json& item, std::size_t) {
        if (going.contains(item.at("id").get<std::string>())) return;
        DraftItem one;
        one.json = item;
        const std::set<std::string> needs = names_in(one);
        if (std::ranges::any_of(going, [&](const auto& name) { return needs.contains(name); })) {
            names.push_back(name_of_item(draft, item.at("id").get<std::string>()));
        }
    });
    return names;
}

Edited remove_item(const Json& draft, std::string_view id) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    const Spot spot = spot_in(changed, id);
    if (!spot.found) return not_there(id);
    const auto names = needed_by(draft, id);
    if (!names.empty()) {
        return Error{ErrorKind::Invalid, quoted(names) + (names.size() == 1 ? " needs" : " need") +
                                             " it. Change or remove that first."};
    }
    if (spot.around->contains("rows") && spot.list->size() == 1) {
        return Error{ErrorKind::Invalid, "it is the last row: remove the whole table of questions"};
    }
    std::set<std::string> going = {std::string(id)};
    for_each_item((*spot.list)[spot.index],
                  [&](const Json& item, std::size_t) { going.insert(item.at("id")); });
    erase_at(*spot.list, spot.index);
    drop_empty_groups(changed);
    // What earlier versions called it is of no use without it.
    if (changed.contains("earlier")) {
        Json& earlier = changed["earlier"];
        for (std::size_t i = earlier.size(); i-- > 0;) {
            if (going.contains(earlier[i].at("now").get<std::string>())) erase_at(earlier, i);
        }
        if (earlier.empty()) changed.erase("earlier");
    }
    return checked(std::move(changed), id);
}

bool can_move(const Json& draft, std::string_view id, Move move) {
    Json copy = draft;
    const Spot spot = spot_in(copy, id);
    if (!spot.found) return false;
    const bool row = spot.around->contains("rows");
    switch (move) {
        case Move::Up:
            return spot.index > 0;
        case Move::Down:
            return spot.index + 1 < spot.list->size();
        case Move::Out:
            return spot.around != &copy && !row;
        case Move::In:
            return !row && group_beside(*spot.list, spot.index).has_value();
    }
    return false;
}

Edited move_item(const Json& draft, std::string_view id, Move move) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    const Spot spot = spot_in(changed, id);
    if (!spot.found) return not_there(id);
    if (!can_move(draft, id, move)) {
        return Error{ErrorKind::Invalid, "it cannot be moved further that way"};
    }
    if (move == Move::Up || move == Move::Down) {
        const std::size_t other = move == Move::Up ? spot.index - 1 : spot.index + 1;
        std::swap((*spot.list)[spot.index], (*spot.list)[other]);
        return checked(std::move(changed), id);
    }
    Json item = (*spot.list)[spot.index];
    if (move == Move::In) {
        const std::size_t beside = *group_beside(*spot.list, spot.index);
        Json& inside = (*spot.list)[beside]["questions"];
        insert_at(inside, beside > spot.index ? 0 : inside.size(), std::move(item));
        erase_at(*spot.list, spot.index);
        return checked(std::move(changed), id);
    }
    const std::string around = spot.around->at("id");
    erase_at(*spot.list, spot.index);
    const Spot outer = spot_in(changed, around);
    insert_at(*outer.list, outer.index + 1, std::move(item));
    drop_empty_groups(changed);
    return checked(std::move(changed), id);
}

}  // namespace candour::survey::editing
