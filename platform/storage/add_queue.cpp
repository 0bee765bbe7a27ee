// platform/storage/add_queue.cpp: see add_queue.h.
#include "platform/storage/add_queue.h"

namespace candour::platform {

AddQueue::AddQueue(int leaders_max, Store store)
    : leaders_max_(leaders_max), store_(std::move(store)) {
    CHECK(leaders_max > 0);
}

Result<store::Stored> AddQueue::add(const std::vector<privacy::Cell>& cells, CivilDay today) {
    std::unique_lock lock(mutex_);
    // One call alone always has its turn, however large it is.
    if (!waiting_.empty() && cells_waiting_ + cells.size() > add_waiting_cells_max) {
        return Error{ErrorKind::Unavailable, "too much is being stored at once; try again later"};
    }
    Call call{.cells = &cells, .today = today, .taken = false, .outcome = std::nullopt};
    waiting_.push_back(&call);
    cells_waiting_ += cells.size();
    while (!call.outcome) {
        if (!call.taken && leaders_ < leaders_max_) {
            lead(lock);
        } else {
            changed_.wait(lock);
        }
    }
    return *std::move(call.outcome);
}

std::size_t AddQueue::cells_waiting() const {
    const std::lock_guard lock(mutex_);
    return cells_waiting_;
}

// From the front, so that nobody waits for ever; of one day, so that one statement has one day.
std::vector<AddQueue::Call*> AddQueue::take_group() {
    std::vector<Call*> group;
    std::size_t cells = 0;
    while (!waiting_.empty()) {
        Call* next = waiting_.front();
        const bool fits = group.empty() || (cells + next->cells->size() <= add_group_cells_max &&
                                            next->today == group.front()->today);
        if (!fits) break;
        cells += next->cells->size();
        next->taken = true;
        group.push_back(next);
        waiting_.pop_front();
    }
    cells_waiting_ -= cells;
    return group;
}

void AddQueue::lead(std::unique_lock<std::mutex>& lock) {
    ++leaders_;
    const std::vector<Call*> group = take_group();
    lock.unlock();
    std::vector<Result<store::Stored>> outcomes = store_group(group);
    lock.lock();
    for (std::size_t i = 0; i < group.size(); ++i)
        group[i]->outcome.emplace(std::move(outcomes[i]));
    --leaders_;
    // Also those who were not in the group: one of them leads now.
    changed_.notify_all();
}

std::vector<Result<store::Stored>> AddQueue::store_group(const std::vector<Call*>& group) const {
    std::vector<privacy::Cell> cells;
    for (const Call* call : group)
        cells.insert(cells.end(), call->cells->begin(), call->cells->end());
    const Result<store::Stored> stored = store_(std::move(cells), group.front()->today);
    std::vector<Result<store::Stored>> outcomes(group.size(), stored);
    if (stored.ok() || stored.error().kind != ErrorKind::Full || group.size() == 1) return outcomes;
    // There may be room for some of them.
    for (std::size_t i = 0; i < group.size(); ++i)
        outcomes[i] = store_(*group[i]->cells, group[i]->today);
    return outcomes;
}

}  // namespace candour::platform
