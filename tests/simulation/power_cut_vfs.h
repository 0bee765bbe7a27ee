// tests/simulation/power_cut_vfs.h: SQLite's file layer over simulated disks, and the hook with
// which our stores are opened on it.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "platform/storage/database_home.h"
#include "tests/simulation/sim_disk.h"

struct sqlite3;

namespace candour::simulation {

// How every connection of this process is made while the layer is there.
struct ConnectionHabits {
    // Far below SQLite's 1,000, so that small runs meet checkpoints as well.
    int checkpoint_pages = 24;
    // A broken build or configuration: pragmas of ours ("name=value", lower case) in whose place
    // others run, and those that are answered with the given text instead of being obeyed.
    std::map<std::string, std::string> replaced_pragmas;
    std::map<std::string, std::string> ignored_pragmas;
    // Both on this file alone; empty: on every one.
    std::string only_on;
    // False: a log that a program left is not made durable at the next start.
    bool renews_logs = true;
};

// SQLite's default layer while it exists; one at a time in a process. Paths are "/DISK/FILE".
class PowerCutVfs {
public:
    static constexpr const char* name = "candour-power-cut";

    explicit PowerCutVfs(ConnectionHabits habits = {});
    ~PowerCutVfs();
    PowerCutVfs(const PowerCutVfs&) = delete;
    PowerCutVfs& operator=(const PowerCutVfs&) = delete;

    void attach(SimDisk& disk) { disks_[disk.name()] = &disk; }
    void detach(const SimDisk& disk) { disks_.erase(disk.name()); }
    SimDisk* disk_of(const std::string& path) const;
    const ConnectionHabits& habits() const { return habits_; }

    // SQLite's own randomness (journal nonces, WAL salts) follows from this from now on.
    void reseed(std::uint64_t seed);
    Rng& rng() { return rng_; }
    // The newest connection to `path`; valid while its store is open.
    sqlite3* connection(const std::string& path) const;
    void opened(const std::string& path, sqlite3* connection) { connections_[path] = connection; }

private:
    ConnectionHabits habits_;
    Rng rng_{1};
    std::map<std::string, SimDisk*> disks_;
    std::map<std::string, sqlite3*> connections_;
};

// Where our stores live in a simulation.
class SimHome : public platform::DatabaseHome {
public:
    explicit SimHome(const PowerCutVfs& vfs) : vfs_(vfs) {}
    const char* vfs() const override { return PowerCutVfs::name; }
    Status make_private_file(const std::string& path) const override;
    Status make_name_durable(const std::string& path) const override;
    Result<bool> renew(const std::string& path) const override;
    Result<bool> renew_journal(const std::string& path) const override;
    Result<std::string> identity_of(const std::string& path) const override;

private:
    const PowerCutVfs& vfs_;
};

}  // namespace candour::simulation
