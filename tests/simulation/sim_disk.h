// tests/simulation/sim_disk.h: one machine's disk while programs run on it: what fails and when,
// and who is told of every operation.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "tests/simulation/disk_state.h"

namespace candour::simulation {

// What goes wrong, at the operation so many from now (0: the next).
struct Trouble {
    enum class Kind : std::uint8_t {
        PowerCut,      // That operation and what is not synced may or may not reach the medium.
        Kill,          // The program ends (kill -9); the operating system keeps what was written.
        ErrorOnce,     // EIO of one operation that changes the disk.
        ErrorForever,  // EIO of that and all later ones, reads too, until disarm().
        ReadError,     // EIO of one read.
        NoRoom,        // ENOSPC of everything that needs room, until disarm().
    };
    Kind kind = Kind::PowerCut;
    std::uint64_t after = 0;
    bool applied_when_killed = false;  // Kill: whether the last operation was still done.
    bool sync_forgets = false;         // ErrorOnce at a sync: the data will never be durable.
    bool waits_for_sync = false;       // ErrorOnce: at the first sync from `after` on.
};

class SimDisk;

// Hears of every operation that takes effect, before it does.
class OperationLog {
public:
    virtual ~OperationLog() = default;
    virtual void operation(const SimDisk& disk, const Change& change) = 0;
};

enum class IoResult : std::uint8_t { Ok, Error, NoRoom };

class SimDisk {
public:
    // `name` is the folder under which programs see it: "/name/file".
    explicit SimDisk(std::string name) : machine(name), name_(std::move(name)) {}
    SimDisk(const SimDisk&) = delete;
    SimDisk& operator=(const SimDisk&) = delete;

    const std::string& name() const { return name_; }
    // Which machine's disk it is; a copy for a look takes over its original's.
    std::string machine;
    // A broken machine: nobody's lock keeps anybody out; a file that was put back looks the same.
    bool has_locks = true;
    bool tells_copies = true;
    DiskState& state() { return state_; }
    const DiskState& state() const { return state_; }
    // Of the programs' operations since the disk was made.
    std::uint64_t operations() const { return operations_; }

    // --- the programs' side -------------------------------------------------------------------
    // A program of an earlier start has no say: its open files are dead.
    std::uint32_t start() const { return start_; }
    bool alive(std::uint32_t start) const { return !stopped_ && start == start_; }
    IoResult perform(const std::string& file, Change change);
    IoResult read(Inode inode, std::size_t at, std::span<std::uint8_t> out, std::size_t& got);
    // Returns false when another open file's lock forbids it. Levels as SQLite's (0 none, 1 shared,
    // 2 reserved, 3 pending, 4 exclusive); `from` is what `owner` holds now.
    bool lock(Inode inode, const void* owner, int from, int to);
    bool reserved(Inode inode) const;

    // --- the world's side ---------------------------------------------------------------------
    void arm(const Trouble& trouble) { trouble_ = trouble; }
    void disarm() { trouble_.reset(); }
    std::optional<Trouble::Kind> trouble() const {
        return trouble_ ? std::optional(trouble_->kind) : std::nullopt;
    }
    bool troubled() const { return trouble_.has_value(); }
    // The programs were stopped by a power cut or a kill, armed or by stop().
    bool stopped() const { return stopped_; }
    Trouble::Kind stopped_by() const { return stopped_by_; }
    // How often programs met an error, and no room.
    std::uint64_t errors = 0;
    std::uint64_t full = 0;
    // Now, between two operations.
    void stop(Trouble::Kind kind) { stop(kind, std::nullopt); }
    // What the cut left; programs may start again.
    void restart(Rng& rng);
    void set_log(OperationLog* log) { log_ = log; }
    // Operations for which it says true report success and do nothing: a broken disk or driver.
    std::function<bool(const std::string& file, const Change& change)> ignores;

private:
    struct Locks {
        std::map<const void*, int> held;
    };

    void stop(Trouble::Kind kind, std::optional<Change> in_flight);
    std::optional<Trouble::Kind> due(const Change& change);
    bool needs_room(const Change& change) const;

    const std::string name_;
    DiskState state_;
    std::uint64_t operations_ = 0;
    std::uint32_t start_ = 1;
    bool stopped_ = false;
    Trouble::Kind stopped_by_ = Trouble::Kind::Kill;
    std::optional<Change> in_flight_;
    std::optional<Trouble> trouble_;
    OperationLog* log_ = nullptr;
    std::map<Inode, Locks> locks_;
};

}  // namespace candour::simulation
