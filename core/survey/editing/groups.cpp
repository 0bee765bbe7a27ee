// A group is a list with a head; a repeat is one of another type.
#include "core/survey/editing/groups.h"

#include <algorithm>

#include "core/survey/editing/spots.h"
#include "core/survey/limits.h"

namespace candour::survey::editing {
namespace {

Error invalid(const std::string& what) { return {ErrorKind::Invalid, what}; }
Error not_there() { return {ErrorKind::NotFound, "this heading is not there any more"}; }

// Both must hold.
std::string both(const std::string& outer, const std::string& inner) {
    if (outer.empty() || inner.empty()) return outer + inner;
    return "(" + outer + ") and (" + inner + ")";
}

}  // namespace

Asking asking_of(const Json& group) {
    return {.one_page = group.value("one_page", false),
            .repeat_max = group.value("repeat_max", std::uint32_t{0}),
            .repeat_count = group.value("repeat_count", std::string())};
}

Edited set_asking(const Json& draft, std::string_view id, const Asking& asking) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    Json* item = find_item(changed, id);
    if (item == nullptr || !is_list_of_questions(*item)) return not_there();
    if (asking.repeat_max > repetitions_max) {
        return invalid("it can be asked again " + std::to_string(repetitions_max) +
                       " times at most");
    }
    if (asking.repeat_max == 0 && !asking.repeat_count.empty()) {
        return invalid("say how often it is asked at most, too");
    }
    for (const char* field : {"one_page", "repeat_max", "repeat_count"})
        item->erase(field);
    (*item)["type"] = asking.repeat_max == 0 ? "group" : "repeat";
    if (asking.one_page) (*item)["one_page"] = true;
    if (asking.repeat_max > 0) (*item)["repeat_max"] = asking.repeat_max;
    if (!asking.repeat_count.empty()) (*item)["repeat_count"] = asking.repeat_count;
    return checked(std::move(changed), id);
}

std::string group_of(const Json& draft, std::string_view id) {
    Json copy = draft;
    const Spot spot = spot_in(copy, id);
    if (!spot.found || spot.around == &copy) return {};
    return spot.around->at("id");
}

std::vector<std::string> groups_for(const Json& draft, std::string_view id) {
    Json copy = draft;
    const Spot spot = spot_in(copy, id);
    if (!spot.found || spot.around->contains("rows")) return {};
    std::set<std::string> within = {std::string(id)};
    for_each_item((*spot.list)[spot.index],
                  [&](const Json& item, std::size_t) { within.insert(item.at("id")); });
    std::vector<std::string> groups;
    for_each_item(draft, [&](const Json& item, std::size_t) {
        const std::string one = item.at("id");
        if (is_list_of_questions(item) && !within.contains(one)) groups.push_back(one);
    });
    return groups;
}

Edited move_into(const Json& draft, std::string_view id, std::string_view group) {
    RETURN_IF_ERROR(read_draft(draft));
    if (group_of(draft, id) == group) return draft;
    const auto possible = groups_for(draft, id);
    if (!group.empty() && std::ranges::find(possible, group) == possible.end()) {
        return invalid("it cannot be moved there");
    }
    Json changed = draft;
    const Spot spot = spot_in(changed, id);
    if (!spot.found) return not_there();
    Json item = (*spot.list)[spot.index];
    erase_at(*spot.list, spot.index);
    Json& into = group.empty() ? changed : *find_item(changed, group);
    into["questions"].push_back(std::move(item));
    drop_empty_groups(changed);
    return checked(std::move(changed), id);
}

Edited ungroup(const Json& draft, std::string_view id) {
    RETURN_IF_ERROR(read_draft(draft));
    Json changed = draft;
    const Spot spot = spot_in(changed, id);
    if (!spot.found || !is_list_of_questions((*spot.list)[spot.index])) return not_there();
    const Json group = (*spot.list)[spot.index];
    const std::string condition = group.value("show_if", std::string());
    erase_at(*spot.list, spot.index);
    std::size_t place = spot.index;
    for (Json item : group.at("questions")) {
        const std::string all = both(condition, item.value("show_if", std::string()));
        if (!all.empty()) item["show_if"] = all;
        insert_at(*spot.list, place++, std::move(item));
    }
    return checked(std::move(changed), {});
}

}  // namespace candour::survey::editing
