// tests/simulation/event_plan.h: what a world is made of. Each seed has a taste of its own: some
// kinds of events are frequent in it and others never come, so that rare combinations meet.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "tests/simulation/rng.h"

namespace candour::simulation {

enum class Event : std::uint8_t {
    Visit,
    Window,
    Release,
    Backup,
    Restore,
    TakeOver,
    EndTakeOver,
    StopServer,
    ServerClock,
    ServerDisk,
    Weather,
    SecondProgram,
    Poison,
    StopDevice,
    CloneDevice,
    KeepImage,
    OldImage,
    DamageSlot,
    DeviceClock,
    DeviceDisk,
    Partition,
    End,
};

inline constexpr std::size_t event_kinds = static_cast<std::size_t>(Event::End);

inline constexpr std::array<std::string_view, event_kinds> event_names = {
    "visit",         "window",      "release",      "backup",      "restore",   "take over",
    "end take-over", "stop server", "server clock", "server disk", "weather",   "second program",
    "poison",        "stop device", "clone device", "keep image",  "old image", "damage slot",
    "device clock",  "device disk", "partition"};

struct EventPlan {
    EventPlan(Rng& rng, bool small);
    // Most machines meet trouble, and it is a sync that fails and forgets, or the power.
    void prefer_failing_syncs(Rng& rng);

    std::array<unsigned, event_kinds> weights{};
    std::uint64_t events = 0;  // How many happen.
    unsigned trouble = 0;      // Chance in a hundred that an event meets a failing machine.
    bool syncs_fail = false;   // An error that comes once comes at a sync, which forgets.
    // Of each Trouble::Kind.
    std::array<unsigned, 6> kinds_of_trouble = {6, 4, 3, 1, 2, 1};
    std::size_t kiosks = 1;
    std::uint32_t slots = 36;   // Of each kiosk's outbox.
    std::size_t sets_kept = 3;  // Backups.
};

}  // namespace candour::simulation
