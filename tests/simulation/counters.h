// tests/simulation/counters.h: what a campaign did, so that nobody mistakes silence for success.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace candour::simulation {

enum class Count : std::uint8_t {
    Seeds,
    SimulatedHours,
    Points,
    CutsInRecovery,
    SettledPoints,
    Visits,
    Thanked,
    Refused,
    Windows,
    Requests,
    Acks,
    CellsAcked,
    CellsOffered,
    DuplicatesOffered,
    Releases,
    Revealed,
    PowerCuts,
    Kills,
    DiskErrors,
    DiskFull,
    ClockJumps,
    Backups,
    Proved,
    Restores,
    Clones,
    OldImages,
    Takeovers,
    Poison,
    Damaged,
    ReusedEarly,
    Excused,
    NetworkTroubles,
    Lies,
    Checks,
    Failures,
    End,
};

inline constexpr std::array<std::string_view, static_cast<std::size_t>(Count::End)> count_names = {
    "seeds",
    "simulated hours",
    "power-cut points",
    "cuts during recovery",
    "points settled to the end",
    "visits",
    "thanked",
    "refused before typing",
    "upload windows",
    "requests",
    "acknowledgements",
    "cells acknowledged",
    "cells offered",
    "duplicates offered",
    "releases",
    "revealed",
    "power cuts in the run",
    "kills",
    "disk errors",
    "full disks",
    "clock jumps",
    "backups",
    "backups proved",
    "restores",
    "clones",
    "devices put back to an old image",
    "server takeovers",
    "poison cells",
    "damaged slots",
    "slots reused early",
    "messages whose last copy an operator threw away",
    "network troubles",
    "lies of the network",
    "checks of the invariants",
    "failures",
};

struct Counters {
    std::array<std::uint64_t, static_cast<std::size_t>(Count::End)> values{};

    void add(Count count, std::uint64_t n = 1) { values[static_cast<std::size_t>(count)] += n; }
    std::uint64_t of(Count count) const { return values[static_cast<std::size_t>(count)]; }
    void add(const Counters& other) {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] += other.values[i];
    }
};

}  // namespace candour::simulation
