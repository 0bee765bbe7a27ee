// tests/simulation/sim_disk.cpp: operations, troubles, locks.
#include "tests/simulation/sim_disk.h"

#include <cerrno>

namespace candour::simulation {

// Counts down at every operation; empty while nothing is due.
std::optional<Trouble::Kind> SimDisk::due(const Change& change) {
    if (!trouble_ || trouble_->kind == Trouble::Kind::ReadError) return std::nullopt;
    if (trouble_->after > 0) {
        --trouble_->after;
        return std::nullopt;
    }
    if (trouble_->waits_for_sync && change.kind != Change::Kind::Sync) return std::nullopt;
    return trouble_->kind;
}

bool SimDisk::needs_room(const Change& change) const {
    switch (change.kind) {
        case Change::Kind::Create:
            return true;
        case Change::Kind::Write:
            return change.at + change.data->size() > state_.contents(change.inode).size();
        case Change::Kind::Truncate:
        case Change::Kind::Remove:
        case Change::Kind::Rename:
        case Change::Kind::Sync:
        case Change::Kind::SyncFolder:
        case Change::Kind::SyncFailed:
            return false;
    }
    return false;
}

IoResult SimDisk::perform(const std::string& file, Change change) {
    if (stopped_) {
        errno = EIO;
        return IoResult::Error;
    }
    ++operations_;
    const std::optional<Trouble::Kind> trouble = due(change);
    if (trouble == Trouble::Kind::PowerCut || trouble == Trouble::Kind::Kill) {
        stop(*trouble, std::move(change));
        return IoResult::Error;
    }
    if (trouble == Trouble::Kind::ErrorOnce || trouble == Trouble::Kind::ErrorForever) {
        const bool forgets = trouble_->sync_forgets && change.kind == Change::Kind::Sync;
        if (trouble == Trouble::Kind::ErrorOnce) trouble_.reset();
        errno = EIO;
        ++errors;
        if (!forgets) return IoResult::Error;
        change.kind = Change::Kind::SyncFailed;
        if (log_ != nullptr) log_->operation(*this, change);
        state_.apply(change);
        return IoResult::Error;
    }
    if (trouble == Trouble::Kind::NoRoom && needs_room(change)) {
        errno = ENOSPC;
        ++full;
        return IoResult::NoRoom;
    }
    if (ignores && ignores(file, change)) return IoResult::Ok;
    if (log_ != nullptr) log_->operation(*this, change);
    state_.apply(change);
    return IoResult::Ok;
}

IoResult SimDisk::read(Inode inode, std::size_t at, std::span<std::uint8_t> out, std::size_t& got) {
    bool fails = stopped_;
    if (trouble_ && trouble_->kind == Trouble::Kind::ErrorForever && trouble_->after == 0) {
        fails = true;
    }
    if (trouble_ && trouble_->kind == Trouble::Kind::ReadError) {
        if (trouble_->after == 0) {
            trouble_.reset();
            fails = true;
        } else {
            --trouble_->after;
        }
    }
    if (fails) {
        errno = EIO;
        ++errors;
        return IoResult::Error;
    }
    got = state_.contents(inode).read(at, out);
    return IoResult::Ok;
}

bool SimDisk::lock(Inode inode, const void* owner, int from, int to) {
    Locks& locks = locks_[inode];
    if (to > from && has_locks) {
        for (const auto& [other, level] : locks.held) {
            if (other == owner) continue;
            const bool excluded = to == 1 ? level >= 3 : to == 4 ? level >= 1 : level >= 2;
            if (excluded) return false;
        }
    }
    locks.held[owner] = to;
    if (to == 0) locks.held.erase(owner);
    return true;
}

bool SimDisk::reserved(Inode inode) const {
    const auto found = locks_.find(inode);
    if (found == locks_.end()) return false;
    for (const auto& [owner, level] : found->second.held) {
        if (level >= 2) return true;
    }
    return false;
}

void SimDisk::stop(Trouble::Kind kind, std::optional<Change> in_flight) {
    if (stopped_) return;
    stopped_ = true;
    stopped_by_ = kind;
    in_flight_ = std::move(in_flight);
    errno = EIO;
}

void SimDisk::restart(Rng& rng) {
    if (stopped_ && stopped_by_ == Trouble::Kind::PowerCut) {
        state_ = state_.after_power_cut(rng, in_flight_ ? &*in_flight_ : nullptr);
    } else if (stopped_ && in_flight_ && trouble_ && trouble_->applied_when_killed) {
        state_.apply(*in_flight_);
    }
    in_flight_.reset();
    trouble_.reset();
    locks_.clear();
    stopped_ = false;
    ++start_;
}

}  // namespace candour::simulation
