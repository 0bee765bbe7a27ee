// tests/simulation/campaign.h: many seeds, one after the other or on every core.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/counters.h"
#include "tests/simulation/parts.h"
#include "tests/simulation/world.h"

namespace candour::simulation {

struct CampaignOptions {
    std::uint64_t first_seed = 1;
    std::uint64_t seeds = 1;
    // Above 0: as many worlds as it takes for so many power-cut points, from first_seed on.
    std::uint64_t power_cuts = 0;
    double minutes = 0;              // Above 0: ends after so long.
    unsigned jobs = 1;               // Processes.
    std::uint64_t failures_max = 1;  // Ends after so many.
    std::string mutation;            // Its name; "": the product as it is.
    WorldOptions world;
};

struct Failure {
    std::uint64_t seed = 0;
    std::string words;
};

struct CampaignResult {
    Counters counters;
    std::vector<Failure> failures;
    double seconds = 0;
    std::uint64_t trace_hash = 0;  // Of all worlds, whatever their order.
};

using MakeParts = std::function<std::unique_ptr<Parts>()>;

// One world.
struct SeedResult {
    Words broken;
    std::uint64_t trace_hash = 0;
};
SeedResult run_seed(std::uint64_t seed, const WorldOptions& options, Parts& parts,
                    Counters& counters);

// In `options.jobs` processes of their own; a process that dies counts as the failure of the seed
// it was at.
CampaignResult run_campaign(const CampaignOptions& options, const MakeParts& make_parts);

}  // namespace candour::simulation
