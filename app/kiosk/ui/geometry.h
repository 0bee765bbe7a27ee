// Cutting rectangles: how widgets divide the room they were given. The start side is the left, or
// the right when the visitor's language is written from right to left.
#pragma once

#include <algorithm>

#include "app/kiosk/ui/item.h"

namespace candour::kiosk {

inline float right_of(const Rect& rect) { return rect.x + rect.width; }
inline float bottom_of(const Rect& rect) { return rect.y + rect.height; }
inline float centre_x(const Rect& rect) { return rect.x + rect.width / 2; }
inline float centre_y(const Rect& rect) { return rect.y + rect.height / 2; }

inline bool contains(const Rect& rect, float x, float y) {
    return x >= rect.x && x < right_of(rect) && y >= rect.y && y < bottom_of(rect);
}

// Touching edges do not overlap.
inline bool overlap(const Rect& a, const Rect& b) {
    constexpr float rounding = 0.01F;
    return a.x + rounding < right_of(b) && b.x + rounding < right_of(a) &&
           a.y + rounding < bottom_of(b) && b.y + rounding < bottom_of(a);
}

inline Rect inset(const Rect& rect, float x, float y) {
    return {rect.x + x, rect.y + y, std::max(0.0F, rect.width - 2 * x),
            std::max(0.0F, rect.height - 2 * y)};
}
inline Rect inset(const Rect& rect, float by) { return inset(rect, by, by); }

// A rectangle of the given size in the middle of `rect`.
inline Rect centred(const Rect& rect, float width, float height) {
    return {rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2, width, height};
}

// Each takes a strip off `rest` and returns it.
inline Rect cut_top(Rect& rest, float height) {
    const Rect strip{rest.x, rest.y, rest.width, height};
    rest.y += height;
    rest.height = std::max(0.0F, rest.height - height);
    return strip;
}
inline Rect cut_bottom(Rect& rest, float height) {
    rest.height = std::max(0.0F, rest.height - height);
    return {rest.x, rest.y + rest.height, rest.width, height};
}
inline Rect cut_left(Rect& rest, float width) {
    const Rect strip{rest.x, rest.y, width, rest.height};
    rest.x += width;
    rest.width = std::max(0.0F, rest.width - width);
    return strip;
}
inline Rect cut_right(Rect& rest, float width) {
    rest.width = std::max(0.0F, rest.width - width);
    return {rest.x + rest.width, rest.y, width, rest.height};
}
inline Rect cut_start(Rect& rest, float width, bool right_to_left) {
    return right_to_left ? cut_right(rest, width) : cut_left(rest, width);
}
inline Rect cut_end(Rect& rest, float width, bool right_to_left) {
    return right_to_left ? cut_left(rest, width) : cut_right(rest, width);
}

}  // namespace candour::kiosk
