// platform/storage/add_queue.h: calls of add() that wait at the same time share one transaction,
// and so one sync of the disk.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "core/store/pool_store.h"

namespace candour::platform {

// More cells are never in one transaction: a release that waits for it gets its turn.
inline constexpr std::size_t add_group_cells_max = 2048;
// More never wait: the devices keep theirs and come again.
inline constexpr std::size_t add_waiting_cells_max = 16'384;

// Safe from any thread; has none of its own: a caller that finds nobody storing stores for all.
class AddQueue {
public:
    // Stores all of the cells durably, or none.
    using Store =
        std::function<Result<store::Stored>(std::vector<privacy::Cell> cells, CivilDay today)>;

    // At most `leaders_max` groups are stored at once.
    AddQueue(int leaders_max, Store store);

    // Returns when the cells are durable. Errors: Unavailable when too many wait already;
    // otherwise those of `store`.
    Result<store::Stored> add(const std::vector<privacy::Cell>& cells, CivilDay today);
    std::size_t cells_waiting() const;

private:
    struct Call {
        const std::vector<privacy::Cell>* cells;
        CivilDay today;
        bool taken = false;
        std::optional<Result<store::Stored>> outcome;
    };
    std::vector<Call*> take_group();
    void lead(std::unique_lock<std::mutex>& lock);
    std::vector<Result<store::Stored>> store_group(const std::vector<Call*>& group) const;

    const int leaders_max_;
    const Store store_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Call*> waiting_;
    std::size_t cells_waiting_ = 0;
    int leaders_ = 0;
};

}  // namespace candour::platform
