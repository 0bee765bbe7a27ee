// Column: blocks of known height, one below the other, on as many pages as they need. Nothing
// scrolls and nothing is cut off. Pure: heights in, places out.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "app/kiosk/ui/item.h"

namespace candour::kiosk {

struct Block {
    float height = 0;
    float gap = 0;           // Above it, unless it is the first of its page.
    float start_height = 0;  // What of it must fit where it starts; 0: all of it.
    bool fills = false;      // Takes what is left of its page …
    float fills_max = 0;     // … up to this height.
    bool with_next = false;  // Stays on the page of the block below (headings).
    // In two at a place that leaves the first at most `height` high; empty when it cannot be.
    std::function<std::vector<Block>(float height)> split;
    // Shows it in the place that it was given.
    std::function<void(const Rect& rect)> place;
};

struct PlacedBlock {
    Block block;
    std::size_t page = 0;
    Rect rect;
};

struct Column {
    std::vector<PlacedBlock> blocks;
    std::size_t pages = 1;
    bool fits = true;  // False when one block alone is higher than a page.
};

// `sink` is how much of the room left on the only page stays above its blocks, 0 to 1.
Column lay_out(std::vector<Block> blocks, const Rect& area, float sink);

}  // namespace candour::kiosk
