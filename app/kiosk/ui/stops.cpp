#include "app/kiosk/ui/stops.h"

#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/geometry.h"

namespace candour::kiosk {

bool is_stop(const Part& part, Stops which) {
    if (part.item.id.empty() || !part.item.shown) return false;
    return which == Stops::All || (part.item.enabled && is_interactive(part.item.role));
}

const Item* find_stop(const std::vector<Part>& parts, std::string_view id) {
    for (const Part& part : parts) {
        if (is_stop(part) && part.item.id == id) return &part.item;
    }
    return nullptr;
}

std::vector<const Item*> focus_stops(const std::vector<Part>& parts, Stops which) {
    std::vector<const Item*> stops;
    for (const Part& part : parts) {
        if (is_stop(part, which)) stops.push_back(&part.item);
    }
    return stops;
}

const Item* item_at(const std::vector<Part>& parts, float x, float y, Stops which) {
    for (const Part& part : parts) {
        if (is_stop(part, which) && contains(part.item.px, x, y)) return &part.item;
    }
    return nullptr;
}

std::string next_stop(const std::vector<Part>& parts, std::string_view from, int by, Stops which) {
    const std::vector<const Item*> stops = focus_stops(parts, which);
    if (stops.empty()) return {};
    const auto found = std::find_if(stops.begin(), stops.end(),
                                    [&](const Item* item) { return item->id == from; });
    const auto count = static_cast<int>(stops.size());
    int at = static_cast<int>(found - stops.begin());
    if (found == stops.end()) at = by > 0 ? -1 : count;
    return stops[static_cast<std::size_t>((at + by + count) % count)]->id;
}

std::string stop_towards(const std::vector<Part>& parts, std::string_view from, Key arrow) {
    const Item* start = find_stop(parts, from);
    if (!start) return next_stop(parts, from, +1);
    const bool sideways = arrow == Key::Left || arrow == Key::Right;
    const float sign = arrow == Key::Right || arrow == Key::Down ? 1.0F : -1.0F;
    const Item* best = start;
    float best_cost = 1e9F;
    for (const Item* item : focus_stops(parts)) {
        const float dx = centre_x(item->px) - centre_x(start->px);
        const float dy = centre_y(item->px) - centre_y(start->px);
        const float along = sign * (sideways ? dx : dy);
        const float across = std::abs(sideways ? dy : dx);
        // What is beside the way costs more than what is further along it.
        const float cost = along + 3 * across;
        if (along < 1 || cost >= best_cost) continue;
        best = item;
        best_cost = cost;
    }
    return best->id;
}

}  // namespace candour::kiosk
