// platform/storage/sqlite_outbox.cpp: which slots are used when, and what happens when the disk is
// full or damaged.
#include "platform/storage/sqlite_outbox.h"

#include <algorithm>
#include <utility>

#include "platform/storage/outbox_rows.h"
#include "platform/storage/outbox_settings.h"

namespace candour::platform {

using outbox::Mark;
using outbox::State;

namespace {

constexpr std::uint64_t generation_max = (std::uint64_t{1} << 56) - 1;

}  // namespace

// Does `work`; when the file turns out to be damaged, repairs it and does it once more.
template <typename Work>
auto SqliteOutbox::healed(const Work& work) -> decltype(work()) {
    if (database_ == nullptr) RETURN_IF_ERROR(open());
    auto done = work();
    if (done.ok() || done.error().kind != ErrorKind::Corrupt) return done;
    RETURN_IF_ERROR(open());
    return work();
}

// Does `write`, one transaction; on a full disk once more with the reserve's room.
Status SqliteOutbox::written(const std::function<Status()>& write) {
    Status done = write();
    const bool full = !done.ok() && done.error().kind == ErrorKind::Full;
    const bool released = full && options_.reserve != nullptr && options_.reserve->release();
    if (released) done = write();
    if (released || !reserve_whole_) keep_reserve();
    return done;
}

void SqliteOutbox::keep_reserve() {
    if (options_.reserve == nullptr) return;
    const Status made = options_.reserve->make();
    if (reserve_whole_ && !made.ok()) tell(made.error().what);
    if (!reserve_whole_ && made.ok()) tell("there is room on the disk again");
    reserve_whole_ = made.ok();
}

// Writes what differs from `marks_` in one transaction, then takes `marks` over.
Status SqliteOutbox::write_marks(const Marks& marks, const std::function<Status()>& besides) {
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    for (std::uint32_t slot = 0; slot < marks.size(); ++slot) {
        if (marks[slot] == marks_[slot]) continue;
        RETURN_IF_ERROR(outbox::write_mark(*database_, slot, marks[slot]));
    }
    if (besides) RETURN_IF_ERROR(besides());
    RETURN_IF_ERROR(transaction.commit());
    marks_ = marks;
    return Unit{};
}

bool SqliteOutbox::reusable(const Mark& mark) const {
    return mark.state == State::Acknowledged && mark.generation <= horizon_;
}

// `count` slots: free ones; then acknowledged ones under the horizon; then acknowledged ones of the
// lowest generation. At random inside each class: a finer order of acknowledgement would tell which
// slots were sent together, so none is kept. Errors: Full.
Result<std::vector<std::uint32_t>> SqliteOutbox::choose_slots(std::size_t count) {
    std::map<std::pair<int, std::uint64_t>, std::vector<std::uint32_t>> classes;
    for (std::uint32_t slot = 0; slot < marks_.size(); ++slot) {
        const Mark& mark = marks_[slot];
        if (mark.state == State::Free) classes[{0, 0}].push_back(slot);
        if (reusable(mark)) classes[{1, 0}].push_back(slot);
        if (mark.state == State::Acknowledged && !reusable(mark)) {
            classes[{2, mark.generation}].push_back(slot);
        }
    }
    std::vector<std::uint32_t> chosen;
    for (auto& [rank, slots] : classes) {
        // A shuffle that stops when enough are drawn.
        for (std::size_t left = slots.size(); left > 0 && chosen.size() < count; --left) {
            std::swap(slots[left - 1], slots[random_.below(static_cast<std::uint32_t>(left))]);
            chosen.push_back(slots[left - 1]);
        }
    }
    if (chosen.size() == count) return chosen;
    return Error{ErrorKind::Full, path_ +
                                      " has no free slot: connect the device to its server, so "
                                      "that it can send what it holds"};
}

Status SqliteOutbox::write_cells(const std::vector<privacy::Cell>& cells,
                                 const std::vector<std::uint32_t>& slots) {
    const auto early = std::ranges::count_if(slots, [&](std::uint32_t slot) {
        return marks_[slot].state == State::Acknowledged && !reusable(marks_[slot]);
    });
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    for (std::size_t i = 0; i < cells.size(); ++i)
        RETURN_IF_ERROR(outbox::write_cell(*database_, slots[i], cells[i]));
    const std::uint64_t reused_early = reused_early_ + static_cast<std::uint64_t>(early);
    if (early > 0) {
        RETURN_IF_ERROR(
            outbox::write_number(*database_, outbox::reused_early_setting, reused_early));
    }
    RETURN_IF_ERROR(transaction.commit());
    reused_early_ = reused_early;
    for (const std::uint32_t slot : slots)
        marks_[slot] = {State::Pending, 0};
    return Unit{};
}

Result<bool> SqliteOutbox::holds(const std::vector<privacy::Cell>& cells,
                                 const std::vector<std::uint32_t>& slots) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (marks_[slots[i]].state != State::Pending) return false;
        ASSIGN_OR_RETURN(const std::optional<privacy::Cell> kept,
                         outbox::read_cell(*database_, slots[i]));
        if (!kept || *kept != cells[i]) return false;
    }
    return true;
}

// A disk may refuse after it has done the work. Nobody must be told "not kept" of words that will
// be sent, and send them again: so the file is asked, and what it holds is made durable by writing
// it once more.
Status SqliteOutbox::keep_cells(const std::vector<privacy::Cell>& cells) {
    ASSIGN_OR_RETURN(const std::vector<std::uint32_t> slots, choose_slots(cells.size()));
    const Status kept = written([&] { return write_cells(cells, slots); });
    if (kept.ok() || kept.error().kind == ErrorKind::Corrupt) return kept;
    if (const Status reopened = open(); !reopened.ok()) return kept;
    const Result<bool> held = holds(cells, slots);
    if (!held.ok() || !held.value()) return kept;
    return write_cells(cells, slots);
}

Status SqliteOutbox::add(const std::vector<privacy::Cell>& cells) {
    const std::lock_guard lock(mutex_);
    const Status added = healed([&] { return keep_cells(cells); });
    tell_changes();
    return added;
}

Result<std::vector<store::PendingCell>> SqliteOutbox::read_pending() {
    std::vector<store::PendingCell> found;
    Marks marks = marks_;
    for (std::uint32_t slot = 0; slot < marks.size(); ++slot) {
        if (marks[slot].state != State::Pending) continue;
        ASSIGN_OR_RETURN(const std::optional<privacy::Cell> cell,
                         outbox::read_cell(*database_, slot));
        if (cell) {
            found.push_back({slot, *cell});
        } else {
            marks[slot] = {State::Damaged, 0};
        }
    }
    if (marks == marks_) return found;
    // A disk that cannot even keep this note must not stop the others from being sent.
    const Status noted = written([&] { return write_marks(marks); });
    if (!noted.ok()) tell(noted.error().what);
    return found;
}

Result<std::vector<store::PendingCell>> SqliteOutbox::pending() {
    const std::lock_guard lock(mutex_);
    auto found = healed([&] { return read_pending(); });
    tell_changes();
    return found;
}

Status SqliteOutbox::acknowledge(const std::vector<std::uint32_t>& slots,
                                 std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    return healed([&]() -> Status {
        Marks marks = marks_;
        for (const std::uint32_t slot : slots) {
            CHECK(slot < marks.size());
            if (marks[slot].state != State::Pending) continue;
            marks[slot] = {State::Acknowledged, std::min(generation, generation_max)};
        }
        return written([&] { return write_marks(marks); });
    });
}

// The generations of another server's backups say nothing of this one's: the horizon goes too, in
// the same transaction, so that nothing offered again is ever taken for covered.
Status SqliteOutbox::offer_everything() {
    Marks marks = marks_;
    for (Mark& mark : marks) {
        if (mark.state == State::Acknowledged) mark = {State::Pending, 0};
    }
    const auto forget_horizon = [&] {
        return outbox::write_number(*database_, outbox::horizon_setting, 0);
    };
    const Status offered = written([&] { return write_marks(marks, forget_horizon); });
    if (offered.ok()) horizon_ = 0;
    return offered;
}

Status SqliteOutbox::offer_all_again() {
    const std::lock_guard lock(mutex_);
    return healed([&] { return offer_everything(); });
}

Status SqliteOutbox::set_horizon(std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    if (generation <= horizon_) return Unit{};
    return healed([&] {
        const Status set = written([&] {
            return write_marks(marks_, [&] {
                return outbox::write_number(*database_, outbox::horizon_setting, generation);
            });
        });
        if (set.ok()) horizon_ = generation;
        return set;
    });
}

store::OutboxUse SqliteOutbox::use_now() const {
    store::OutboxUse use{.capacity = static_cast<std::uint32_t>(marks_.size()),
                         .reused_early = reused_early_};
    for (const Mark& mark : marks_) {
        use.pending += mark.state == State::Pending ? 1 : 0;
        use.acknowledged += mark.state == State::Acknowledged ? 1 : 0;
        use.damaged += mark.state == State::Damaged ? 1 : 0;
        use.reusable += reusable(mark) ? 1 : 0;
    }
    return use;
}

Result<store::OutboxUse> SqliteOutbox::use() {
    const std::lock_guard lock(mutex_);
    return use_now();
}

Result<std::string> SqliteOutbox::setting(const std::string& name) {
    const std::lock_guard lock(mutex_);
    return healed([&] { return outbox::read_setting(*database_, name); });
}

Status SqliteOutbox::set_setting(const std::string& name, const std::string& value) {
    return set_settings({{name, value}});
}

Status SqliteOutbox::set_settings(const std::map<std::string, std::string>& values) {
    const std::lock_guard lock(mutex_);
    return healed([&] {
        return written([&]() -> Status {
            ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
            for (const auto& [name, value] : values)
                RETURN_IF_ERROR(outbox::write_setting(*database_, name, value));
            return transaction.commit();
        });
    });
}

void SqliteOutbox::tell(const std::string& news) const {
    if (options_.tell_staff) options_.tell_staff(news);
}

void SqliteOutbox::tell_changes() {
    for (const std::string& news : news_.look(use_now()))
        tell(news);
}

}  // namespace candour::platform
