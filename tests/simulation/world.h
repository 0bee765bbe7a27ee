// tests/simulation/world.h: World(seed): kiosks, servers and the network between them on virtual
// time, with everything that can go wrong going wrong. The same seed gives the same world.
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/counters.h"
#include "tests/simulation/event_plan.h"
#include "tests/simulation/point_sweep.h"
#include "tests/simulation/scratch.h"
#include "tests/simulation/settle.h"
#include "tests/simulation/sim_network.h"

namespace candour::simulation {

struct WorldOptions {
    // Every I/O operation of the run is a power-cut point; the worlds are smaller then.
    bool power_cut_points = false;
    SweepOptions sweep;
    // Other worlds for the same seeds: what is rare in the usual ones, syncs that fail, is
    // frequent.
    bool failing_syncs = false;
    bool trace = false;  // Prints every event.
};

// A backup of the server, pool first, then office, and whether a restore test proved it.
struct BackupSet {
    std::uint64_t generation = 0;
    std::map<std::string, PagedBytes> files;
    bool proved = false;
};

class World {
public:
    World(std::uint64_t seed, WorldOptions options, PowerCutVfs& vfs, Parts& parts,
          Counters& counters);
    ~World();

    // The whole story. What was broken, or empty.
    Words run();
    // Of all that happened: equal for equal seeds.
    std::uint64_t trace_hash() const { return trace_hash_; }

private:
    // What a device that has to make room held before, and how much it had reused early.
    struct BeforeAdding {
        std::vector<CellId> held;
        std::uint64_t reused_early = 0;
    };
    struct Device {
        std::unique_ptr<SimKiosk> kiosk;
        std::unique_ptr<SimNetwork> network;
        std::vector<DiskState> old_images;
        std::optional<BeforeAdding> unchecked;  // Adding was cut short: did it make room?
    };

    // --- world.cpp: time, chance and judgement
    Words begin();
    Words happen(Event event);
    Words judge_now();
    Words end();
    Words say_something_new();
    void pass_time();
    void count_errors(const SimDisk& disk);
    void note(const std::string& what);
    Words judge_views(Look how);
    Result<KioskView> look_at(Device& device, Look how);
    Result<ServerView> look_at_server(Look how);
    Image image_of(const SimDisk& disk) const { return {disk.machine, disk.state()}; }
    void sweep_begins();
    Words sweep_ends();
    Words find_plain_words() const;

    // --- world_machines.cpp: starting, stopping and troubling machines
    Device& add_device(std::uint32_t capacity);
    Words start_device(Device& device);
    Words start_server(SimServer& server);
    template <typename Machine, typename Start>
    Words restart(Machine& machine, Start start);
    template <typename Machine, typename Start>
    Words pick_up(Machine& machine, Start start);
    void maybe_arm(SimDisk& disk, std::uint64_t operations);
    Words pick_up();  // What was stopped starts again.
    Device& any_device() { return *devices_[rng_.below(devices_.size())]; }
    SimServer& server() { return *servers_.back(); }

    // --- device_events.cpp
    Words visit();
    Words window();
    Words poison();
    Words stop_device();
    Words clone_device();
    Words keep_image();
    Words old_image();
    Words damage_slot();
    Words device_clock();
    Words device_disk();
    Words partition();
    privacy::SealedMessage seal_something(std::string& story);
    Result<std::optional<BeforeAdding>> before_adding(Device& device, std::size_t cells);
    Words check_reuse(Device& device, const BeforeAdding& before);
    Result<std::vector<CellId>> held_by(Device& device);

    // --- server_events.cpp
    Words release();
    Words backup();
    Words prove(BackupSet& set);
    Words restore();
    Words take_over();
    Words end_take_over();
    Words stop_server();
    Words server_clock();
    Words server_disk();
    Words weather();
    Words second_program();
    Words forgive(const std::vector<std::size_t>& allowed);
    bool choose_sets(std::size_t& pool_set, std::size_t& office_set);
    void put_back(SimServer& to, const BackupSet& set, const std::string& file);

    const std::uint64_t seed_;
    const WorldOptions options_;
    Rng rng_;
    SodiumSeed sodium_;
    Setup setup_;
    SeededRandom random_;
    PowerCutVfs& vfs_;
    Parts& parts_;
    Counters& counters_;
    Surroundings around_;
    EventPlan plan_;
    Milliseconds time_{0};
    Ledger ledger_;
    Internet internet_;
    std::vector<std::unique_ptr<Device>> devices_;
    std::vector<std::unique_ptr<SimServer>> servers_;  // The last is the one that stays.
    std::deque<BackupSet> sets_;                       // Oldest first.
    std::unique_ptr<PointSweep> sweep_;
    std::uint64_t events_ = 0;
    std::uint64_t said_ = 0;
    std::uint64_t machines_made_ = 0;
    std::uint64_t trace_hash_ = 14695981039346656037U;
};

}  // namespace candour::simulation
