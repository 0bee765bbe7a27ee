// Draws who gives up their service, among what looks alike.
#include "core/privacy/label_cover.h"

#include <algorithm>
#include <map>

#include "core/base/shuffle.h"

namespace candour::privacy {

namespace {

struct Alike {
    std::size_t without = 0;
    std::size_t at_least = 1;
    std::vector<std::size_t> can_cover{};
};

}  // namespace

std::vector<std::size_t> label_cover(const std::vector<Shown>& shown, SecureRandom& random) {
    std::map<std::string, Alike> all;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        Alike& alike = all[shown[i].alike];
        if (shown[i].without) {
            ++alike.without;
            alike.at_least =
                std::max(alike.at_least, static_cast<std::size_t>(std::max(shown[i].at_least, 1)));
        } else if (shown[i].can_cover) {
            alike.can_cover.push_back(i);
        }
    }
    std::vector<std::size_t> cover;
    for (auto& [name, alike] : all) {
        if (alike.without == 0) continue;
        const std::size_t together = std::max(alike.at_least, 2 * alike.without);
        shuffle(alike.can_cover, random);
        const std::size_t drawn = std::min(together - alike.without, alike.can_cover.size());
        cover.insert(cover.end(), alike.can_cover.begin(),
                     alike.can_cover.begin() + static_cast<std::ptrdiff_t>(drawn));
    }
    return cover;
}

}  // namespace candour::privacy
