// tests/simulation/mutations/lists.h: the parts of the list of mutations.
#pragma once

#include "tests/simulation/mutations/mutations.h"

namespace candour::simulation {

template <typename Broken>
std::unique_ptr<Parts> make_parts() {
    return std::make_unique<Broken>();
}

void add_broken_storage(std::vector<Mutation>& list);
void add_broken_devices(std::vector<Mutation>& list);
void add_broken_uploads(std::vector<Mutation>& list);
void add_broken_servers(std::vector<Mutation>& list);

}  // namespace candour::simulation
