// The ages of cells, and how many of a day stay.
#include "sync/server/cover.h"

#include <algorithm>
#include <utility>

namespace candour::server {

namespace {

// The smallest multiple of `step` that hides `secret` of them, from one step on.
std::size_t kept_of(std::size_t total, std::size_t secret, std::size_t step) {
    const std::size_t steps = std::max<std::size_t>(1, (secret + step - 1) / step);
    return std::min(total, steps * step);
}

// Random: the pool gives cells in the order of their ids, and whoever finds only high ids among
// those that stayed would know the messages by their low ones.
void move_some(std::vector<CellId>& from, std::size_t count, std::vector<CellId>& to,
               SecureRandom& random) {
    for (std::size_t moved = 0; moved < count; ++moved) {
        std::swap(from[random.below(static_cast<std::uint32_t>(from.size()))], from.back());
        to.push_back(from.back());
        from.pop_back();
    }
}

// As many dummies as there are, then released ones.
void thin(CellsOfDay& cells, std::size_t leave, Leaving& leaving, SecureRandom& random) {
    const std::size_t of_dummies = std::min(leave, cells.dummies.size());
    move_some(cells.dummies, of_dummies, leaving.surplus, random);
    move_some(cells.released, leave - of_dummies, leaving.together, random);
}

// Words that the office has go first, as somebody may have asked for them to be erased.
void let_go(CellsOfDay& cells, std::size_t leave, Leaving& leaving, SecureRandom& random) {
    const std::size_t of_released = std::min(leave, cells.released.size());
    move_some(cells.released, of_released, leaving.together, random);
    move_some(cells.dummies, leave - of_released, leaving.together, random);
}

}  // namespace

Leaving choose_leaving(std::map<CivilDay, CellsOfDay> days, CivilDay today, const Cover& cover,
                       SecureRandom& random) {
    Leaving leaving;
    for (auto& [day, cells] : days) {
        const std::size_t needed = cells.needed.size();
        const std::size_t messages = cells.released.size() + needed;
        const std::size_t total = cells.dummies.size() + messages;
        const std::chrono::days apart = today < day ? day - today : today - day;
        if (apart <= cover.whole) {
            const bool now = day == today;
            const std::size_t kept =
                std::min(kept_of(total, messages, now ? cover.today_cells : cover.day_cells),
                         now ? cover.today_cells : cover.day_cells_max);
            thin(cells, total - std::max(kept, needed), leaving, random);
        } else if (apart <= cover.part) {
            let_go(cells, total - kept_of(total, needed, cover.part_cells), leaving, random);
        } else {
            let_go(cells, total - needed, leaving, random);
        }
    }
    return leaving;
}

}  // namespace candour::server
