// tests/simulation/mutations/mutations.cpp: the list.
#include "tests/simulation/mutations/mutations.h"

#include <algorithm>

#include "tests/simulation/mutations/lists.h"

namespace candour::simulation {

const std::vector<Mutation>& mutations() {
    static const std::vector<Mutation> all = [] {
        std::vector<Mutation> list;
        add_broken_storage(list);
        add_broken_devices(list);
        add_broken_uploads(list);
        add_broken_servers(list);
        return list;
    }();
    return all;
}

const Mutation* find_mutation(const std::string& name) {
    const auto found = std::ranges::find(mutations(), name, &Mutation::name);
    return found == mutations().end() ? nullptr : &*found;
}

}  // namespace candour::simulation
