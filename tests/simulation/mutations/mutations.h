// tests/simulation/mutations/mutations.h: broken components, each one a bug that other people's
// systems had (sync-research section 2). The simulation must catch every one of them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/parts.h"

namespace candour::simulation {

// Which worlds catch it: whole ones, those with power-cut points, or those whose syncs fail often.
enum class CaughtIn : std::uint8_t { Worlds, Points, FailingSyncs };

struct Mutation {
    std::string name;
    std::string what;  // What is broken, and in which systems it was.
    std::function<std::unique_ptr<Parts>()> make;
    CaughtIn caught_in = CaughtIn::Worlds;
    // Where to begin: for what only one world in some hundreds brings about.
    std::uint64_t from = 1;
};

const std::vector<Mutation>& mutations();
// Null when there is none.
const Mutation* find_mutation(const std::string& name);

}  // namespace candour::simulation
