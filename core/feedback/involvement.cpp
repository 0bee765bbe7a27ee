// The stable names of wishes, choosing and forgetting them.
#include "core/feedback/involvement.h"

#include <algorithm>

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace candour::feedback {

std::string_view name_of(Wish wish) {
    switch (wish) {
        case Wish::TakePart:
            return "take_part";
        case Wish::Newsletter:
            return "newsletter";
        case Wish::PrizeDraw:
            return "prize_draw";
    }
    CHECK(false);
}

std::optional<Wish> wish_from(std::string_view name) {
    for (const Wish wish : all_wishes) {
        if (name_of(wish) == name) return wish;
    }
    return std::nullopt;
}

bool Involvement::has(Wish wish) const { return std::ranges::find(wishes, wish) != wishes.end(); }

void Involvement::turn(Wish wish) {
    const auto place = std::ranges::lower_bound(wishes, wish);
    if (place != wishes.end() && *place == wish) {
        wishes.erase(place);
    } else {
        wishes.insert(place, wish);
    }
}

void wipe(Involvement& involvement) {
    wipe(involvement.person);
    candour::wipe(involvement.draw);
    std::ranges::fill(involvement.wishes, Wish::TakePart);
    involvement.wishes.clear();
}

}  // namespace candour::feedback
