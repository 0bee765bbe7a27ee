// Shuffle: every order of `items` is as likely, for what privacy depends on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/world.h"

namespace candour {

template <typename T>
void shuffle(std::vector<T>& items, SecureRandom& random) {
    for (std::size_t left = items.size(); left > 1; --left) {
        std::swap(items[left - 1], items[random.below(static_cast<std::uint32_t>(left))]);
    }
}

}  // namespace candour
