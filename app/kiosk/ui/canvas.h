// Canvas: what widgets paint with: shapes and text in the panel's pixels. Hides ImGui's draw list.
#pragma once

#include <span>

#include "app/kiosk/ui/geometry.h"
#include "app/kiosk/ui/picture_source.h"
#include "app/kiosk/ui/text_engine.h"
#include "app/kiosk/ui/theme.h"

struct ImDrawList;

namespace candour::kiosk {

struct Point {
    float x = 0;
    float y = 0;
};

enum class Vertical { Top, Middle };

class Canvas {
public:
    Canvas(ImDrawList& list, TextEngine& text) : list_(list), text_(text) {}

    void fill(const Rect& rect, Colour colour, float radius = 0);
    // From `colour` at the top to nothing at the bottom.
    void fade(const Rect& rect, Colour colour);
    void outline(const Rect& rect, Colour colour, float radius, float thickness);
    // A soft edge under a raised card.
    void shadow(const Rect& rect, float radius, float depth);
    void disc(Point centre, float radius, Colour colour);
    void ring(Point centre, float radius, Colour colour, float thickness);
    // Round ends and corners.
    void line(std::span<const Point> points, Colour colour, float thickness, bool closed = false);
    void curve(Point from, Point control_1, Point control_2, Point to, Colour colour,
               float thickness);
    void arc(Point centre, float radius, float from_turn, float to_turn, Colour colour,
             float thickness);  // Turns: 0 is right, 0.25 below, 0.5 left.
    void half_disc(Point centre, float radius, float from_turn, float to_turn, Colour colour);
    void convex(std::span<const Point> points, Colour colour);

    // `run` in `box`: a wrapped run fills its width; a single line is placed by `run.align`,
    // Start meaning the left unless `right_to_left`.
    void text(const TextRun& run, const Rect& box, Colour colour,
              Vertical vertical = Vertical::Middle, bool right_to_left = false);

    // All of `box`, which has the picture's shape. On a dark page it lies on white: drawings with
    // dark lines and nothing behind them stay visible.
    void picture(const PictureTexture& picture, const Rect& box, float radius, const Theme& theme);

    void push_clip(const Rect& rect);
    void pop_clip();

private:
    ImDrawList& list_;
    TextEngine& text_;
};

}  // namespace candour::kiosk
