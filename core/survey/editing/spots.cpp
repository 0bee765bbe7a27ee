// Looking through lists within lists.
#include "core/survey/editing/spots.h"

namespace candour::survey::editing {
namespace {

using Difference = Json::difference_type;

}  // namespace

bool is_list_of_questions(const Json& item) {
    const std::string type = item.value("type", std::string());
    return type == "group" || type == "repeat";
}

Spot spot_in(Json& around, std::string_view id) {
    for (const char* field : {"questions", "rows"}) {
        if (!around.contains(field)) continue;
        Json& list = around[field];
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i].at("id") == id) return {&around, &list, i, true};
            const Spot inside = spot_in(list[i], id);
            if (inside.found) return inside;
        }
    }
    return {};
}

void erase_at(Json& list, std::size_t index) {
    list.erase(list.begin() + static_cast<Difference>(index));
}

void insert_at(Json& list, std::size_t index, Json item) {
    list.insert(list.begin() + static_cast<Difference>(index), std::move(item));
}

void drop_empty_groups(Json& around) {
    if (!around.contains("questions")) return;
    Json& list = around["questions"];
    for (std::size_t i = list.size(); i-- > 0;) {
        drop_empty_groups(list[i]);
        if (is_list_of_questions(list[i]) && list[i].at("questions").empty()) erase_at(list, i);
    }
}

}  // namespace candour::survey::editing
