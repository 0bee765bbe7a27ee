// tests/simulation/event_plan.cpp: the taste of a seed.
#include "tests/simulation/event_plan.h"

namespace candour::simulation {

namespace {

struct Usual {
    Event event;
    unsigned weight;
};

// What every world has.
constexpr std::array<Usual, 4> always = {
    {{Event::Visit, 30}, {Event::Window, 24}, {Event::Release, 8}, {Event::Weather, 8}}};
// Each of these is in about half of the worlds, with up to so much weight.
constexpr std::array<Usual, 17> at_times = {{{Event::Backup, 10},
                                             {Event::Restore, 6},
                                             {Event::TakeOver, 3},
                                             {Event::EndTakeOver, 6},
                                             {Event::StopServer, 8},
                                             {Event::ServerClock, 4},
                                             {Event::ServerDisk, 5},
                                             {Event::SecondProgram, 3},
                                             {Event::Poison, 4},
                                             {Event::StopDevice, 8},
                                             {Event::CloneDevice, 3},
                                             {Event::KeepImage, 5},
                                             {Event::OldImage, 4},
                                             {Event::DamageSlot, 4},
                                             {Event::DeviceClock, 4},
                                             {Event::DeviceDisk, 5},
                                             {Event::Partition, 5}}};

}  // namespace

EventPlan::EventPlan(Rng& rng, bool small) {
    for (const Usual& usual : always) {
        weights[static_cast<std::size_t>(usual.event)] =
            usual.weight / 2 + static_cast<unsigned>(rng.below(usual.weight));
    }
    for (const Usual& usual : at_times) {
        if (rng.one_in(2)) continue;
        weights[static_cast<std::size_t>(usual.event)] =
            1 + static_cast<unsigned>(rng.below(usual.weight));
    }
    events = small ? 16 + rng.below(16) : 50 + rng.below(100);
    trouble = rng.one_in(4) ? 0 : static_cast<unsigned>(rng.below(40));
    kiosks = rng.one_in(3) ? 1 : 1 + rng.below(small ? 2 : 4);
    // The outbox runs out of free slots in many worlds, and refuses visitors in some: a message may
    // take 32.
    slots = 36 + static_cast<std::uint32_t>(rng.below(rng.one_in(3) ? 64 : 12));
    sets_kept = 1 + rng.below(4);
}

void EventPlan::prefer_failing_syncs(Rng& rng) {
    syncs_fail = true;
    trouble = 40 + static_cast<unsigned>(rng.below(50));
    kinds_of_trouble = {4, 1, 8, 0, 0, 0};
}

}  // namespace candour::simulation
