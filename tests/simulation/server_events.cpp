// tests/simulation/server_events.cpp: releases, backups, restores, and what happens to servers.
#include <algorithm>

#include "tests/simulation/world.h"

namespace candour::simulation {

Words World::release() {
    SimServer& machine = *servers_[rng_.below(servers_.size())];
    if (!machine.running()) return std::nullopt;
    counters_.add(Count::Releases);
    maybe_arm(machine.disk, 60);
    const bool troubled = machine.disk.troubled();
    const Result<server::ReleaseReport> report = machine.release();
    if (report.ok()) {
        counters_.add(Count::Revealed, static_cast<std::uint64_t>(report.value().revealed));
        note("  revealed " + std::to_string(report.value().revealed));
        return std::nullopt;
    }
    note("  the release was cut short");
    if (troubled) return std::nullopt;
    return "invariant 10: a release fails: " + report.error().what;
}

// --- backups -----------------------------------------------------------------------------------

// The files of a database as a copying program reads them between two transactions.
Words World::backup() {
    SimServer& machine = server();
    if (!machine.running() || machine.disk.troubled()) return std::nullopt;
    counters_.add(Count::Backups);
    maybe_arm(machine.disk, 12);
    const Result<std::uint64_t> generation = parts_.begin_backup(machine.pool(), machine.office());
    if (!generation.ok() || machine.disk.stopped()) return std::nullopt;
    BackupSet set;
    set.generation = generation.value();
    for (const std::string& name : machine.disk.state().names()) {
        set.files[name] = machine.disk.state().contents(*machine.disk.state().find(name));
    }
    const Result<store::Stored> standing = machine.pool().standing();
    if (standing.ok()) internet_.newest_backup[standing.value().server_epoch] = set.generation;
    set.files = parts_.backup_files(std::move(set.files));
    sets_.push_back(std::move(set));
    while (sets_.size() > plan_.sets_kept)
        sets_.pop_front();
    note("  backup " + std::to_string(generation.value()));
    if (rng_.one_in(4)) return std::nullopt;  // The restore test is for later, or never.
    return prove(sets_.back());
}

// The restore test; then the horizon follows: the oldest proved set that is still kept.
Words World::prove(BackupSet& set) {
    Scratch scratch(seed_ ^ events_, vfs_, parts_, setup_, time_);
    Image image{"restore-test", {}};
    for (const auto& [name, contents] : set.files)
        image.disk.put(name, contents);
    const Result<ServerView> view = scratch.server(image, ledger_, {}, Look::Quick);
    if (!view.ok()) return "a backup cannot be restored: " + view.error().what;
    set.proved = true;
    counters_.add(Count::Proved);
    const auto oldest = std::ranges::find(sets_, true, &BackupSet::proved);
    const bool troubled = server().disk.troubled();
    const Status moved = server().pool().set_horizon(oldest->generation);
    if (moved.ok() || troubled) return std::nullopt;
    return "invariant 6: the horizon cannot follow a proved backup: " + moved.error().what;
}

void World::put_back(SimServer& to, const BackupSet& set, const std::string& file) {
    for (const std::string& name : to.disk.state().names()) {
        if (name.starts_with(file)) to.disk.state().remove(name);
    }
    for (const auto& [name, contents] : set.files) {
        if (name.starts_with(file)) to.disk.state().put(name, contents);
    }
}

// Any kept set from the oldest proved one on; the pool's and the office's may be of different days.
bool World::choose_sets(std::size_t& pool_set, std::size_t& office_set) {
    if (sets_.empty()) return false;
    const auto oldest = std::ranges::find(sets_, true, &BackupSet::proved);
    const auto first =
        oldest == sets_.end() ? std::size_t{0} : static_cast<std::size_t>(oldest - sets_.begin());
    pool_set = first + rng_.below(sets_.size() - first);
    office_set = first + rng_.below(sets_.size() - first);
    return true;
}

Words World::restore() {
    std::size_t pool_set = 0;
    std::size_t office_set = 0;
    SimServer& machine = server();
    if (!choose_sets(pool_set, office_set)) return std::nullopt;
    counters_.add(Count::Restores);
    machine.disk.stop(Trouble::Kind::Kill);
    machine.end_programs();
    if (Words words = sweep_ends()) return words;
    machine.disk.restart(rng_);
    const std::uint64_t which = rng_.below(3);
    if (which != 0) put_back(machine, sets_[pool_set], pool_file);
    if (which != 1) put_back(machine, sets_[office_set], office_file);
    note("  " + std::string(which != 0 ? "pool " : "") + (which != 1 ? "office" : ""));
    ledger_.server_went_back();
    if (which != 0) {
        // Its numbers begin again after the set that was put back: what came later is void.
        sets_.resize(pool_set + 1);
    }
    machine.disk.stop(Trouble::Kind::Kill);
    return start_server(machine);
}

// A second server is put up from a backup while the first still answers some of the devices.
Words World::take_over() {
    std::size_t pool_set = 0;
    std::size_t office_set = 0;
    if (servers_.size() > 1 || !choose_sets(pool_set, office_set)) return std::nullopt;
    counters_.add(Count::Takeovers);
    servers_.push_back(
        std::make_unique<SimServer>("server-" + std::to_string(++machines_made_), around_, time_));
    put_back(server(), sets_[pool_set], pool_file);
    put_back(server(), sets_[office_set], office_file);
    sets_.resize(pool_set + 1);
    ledger_.server_went_back();
    internet_.servers.push_back(&server());
    sweep_begins();
    return start_server(server());
}

Words World::end_take_over() {
    if (servers_.size() < 2) return std::nullopt;
    if (Words words = sweep_ends()) return words;
    internet_.servers = {&server()};
    servers_.erase(servers_.begin());
    ledger_.server_went_back();
    sweep_begins();
    return std::nullopt;
}

// --- other trouble -----------------------------------------------------------------------------

Words World::stop_server() {
    SimServer& machine = *servers_[rng_.below(servers_.size())];
    switch (rng_.below(3)) {
        case 0:
            machine.disk.stop(Trouble::Kind::PowerCut);
            break;
        case 1:
            machine.disk.stop(Trouble::Kind::Kill);
            break;
        default:
            machine.end_programs();  // In good order; it stays down for a while.
    }
    return std::nullopt;
}

Words World::server_clock() {
    counters_.add(Count::ClockJumps);
    SimClock& clock = server().clock;
    const std::uint64_t pick = rng_.below(4);
    if (pick == 0) clock.jump_to(Instant{});
    if (pick == 1) clock.jump_to(clock.wall_now() + std::chrono::years{10});
    if (pick == 2) clock.freeze();
    if (pick == 3) clock.set_right();
    return std::nullopt;
}

Words World::server_disk() {
    SimDisk& disk = server().disk;
    if (disk.troubled()) return std::nullopt;
    Trouble trouble;
    trouble.kind = rng_.one_in(2) ? Trouble::Kind::NoRoom : Trouble::Kind::ErrorForever;
    trouble.after = rng_.below(20);
    disk.arm(trouble);
    return std::nullopt;
}

Words World::weather() {
    Weather& now = internet_.weather;
    now = {};
    if (rng_.one_in(3)) return std::nullopt;
    for (unsigned* chance :
         {&now.lost, &now.answer_lost, &now.late, &now.repeated, &now.request_cut, &now.answer_cut,
          &now.flipped, &now.lies, &now.replayed, &now.slow}) {
        if (rng_.one_in(2)) *chance = static_cast<unsigned>(rng_.below(rng_.one_in(4) ? 90 : 25));
    }
    return std::nullopt;
}

// A second program on the same files is refused, and changes nothing.
Words World::second_program() {
    SimServer& machine = server();
    if (!machine.running() || machine.disk.troubled()) return std::nullopt;
    SimHome home(vfs_);
    const auto pool =
        parts_.open_pool(machine.path_of(pool_file), setup_.organisation.id, random_, home);
    if (pool.ok()) return "a second program may open the pool that a server holds";
    return std::nullopt;
}

}  // namespace candour::simulation
