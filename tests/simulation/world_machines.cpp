// tests/simulation/world_machines.cpp: machines are made, troubled, stopped and started again.
#include "tests/simulation/world.h"

namespace candour::simulation {

namespace {

constexpr int start_attempts = 5;

bool lasts(const SimDisk& disk) {
    return disk.trouble() == Trouble::Kind::ErrorForever || disk.trouble() == Trouble::Kind::NoRoom;
}

}  // namespace

World::Device& World::add_device(std::uint32_t capacity) {
    auto device = std::make_unique<Device>();
    device->kiosk = std::make_unique<SimKiosk>("kiosk-" + std::to_string(++machines_made_), around_,
                                               time_, capacity);
    device->network = std::make_unique<SimNetwork>(internet_, device->kiosk->disk);
    devices_.push_back(std::move(device));
    return *devices_.back();
}

void World::maybe_arm(SimDisk& disk, std::uint64_t operations) {
    if (disk.troubled() || !rng_.chance(plan_.trouble)) return;
    Trouble trouble;
    trouble.kind = static_cast<Trouble::Kind>(rng_.weighted(plan_.kinds_of_trouble));
    trouble.after = rng_.below(operations);
    trouble.applied_when_killed = rng_.one_in(2);
    trouble.sync_forgets = rng_.one_in(2) || plan_.syncs_fail;
    trouble.waits_for_sync = plan_.syncs_fail && trouble.kind == Trouble::Kind::ErrorOnce;
    disk.arm(trouble);
}

// Until it runs again. A machine that does not start without a trouble of its own is broken.
template <typename Machine, typename Start>
Words World::restart(Machine& machine, Start start) {
    for (int attempt = 1;; ++attempt) {
        machine.end_programs();
        if (Words words = sweep_ends()) return words;
        if (machine.disk.stopped()) {
            const bool cut = machine.disk.stopped_by() == Trouble::Kind::PowerCut;
            counters_.add(cut ? Count::PowerCuts : Count::Kills);
            note("  " + machine.disk.name() + (cut ? " lost its power" : " was killed"));
        }
        machine.disk.restart(rng_);
        sweep_begins();
        if (attempt < start_attempts) maybe_arm(machine.disk, 40);
        const bool troubled = machine.disk.troubled();
        const Status started = start();
        if (started.ok() && !machine.disk.stopped()) {
            if (!lasts(machine.disk)) machine.disk.disarm();
            return std::nullopt;
        }
        if (!troubled) {
            return "invariant 10: " + machine.disk.name() +
                   " does not start: " + (started.ok() ? "it stopped" : started.error().what);
        }
        if (!machine.disk.stopped()) machine.disk.stop(Trouble::Kind::Kill);
    }
}

Words World::start_device(Device& device) {
    return restart(*device.kiosk, [&] { return device.kiosk->start(*device.network); });
}

Words World::start_server(SimServer& starting) {
    return restart(starting, [&] { return starting.start(); });
}

template <typename Machine, typename Start>
Words World::pick_up(Machine& machine, Start start) {
    if (machine.disk.stopped()) return restart(machine, start);
    if (!machine.disk.troubled()) return std::nullopt;
    if (lasts(machine.disk) && !rng_.one_in(3)) return std::nullopt;
    machine.disk.disarm();
    // Repaired. At times the programs are started again, at times they have to go on as they are.
    if (rng_.one_in(2)) return std::nullopt;
    machine.disk.stop(Trouble::Kind::Kill);
    return restart(machine, start);
}

Words World::pick_up() {
    for (const auto& device : devices_) {
        const auto start = [&] { return device->kiosk->start(*device->network); };
        if (Words words = pick_up(*device->kiosk, start)) return words;
        if (device->unchecked && !device->kiosk->disk.troubled()) {
            const BeforeAdding before = *std::exchange(device->unchecked, std::nullopt);
            if (Words words = check_reuse(*device, before)) return words;
        }
    }
    for (const auto& machine : servers_) {
        const auto start = [&] { return machine->start(); };
        if (Words words = pick_up(*machine, start)) return words;
        // It was ended in good order; somebody starts it again in a while.
        if (machine->running() || machine->disk.stopped() || !rng_.one_in(3)) continue;
        if (Words words = start_server(*machine)) return words;
    }
    return std::nullopt;
}

}  // namespace candour::simulation
