#include "app/kiosk/ui/canvas.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "app/kiosk/ui/imgui_version.h"

namespace candour::kiosk {
namespace {

ImU32 packed(const Colour& c) { return IM_COL32(c.red, c.green, c.blue, c.alpha); }
ImVec2 vec(const Point& point) { return {point.x, point.y}; }
ImVec2 top_left(const Rect& rect) { return {rect.x, rect.y}; }
ImVec2 bottom_right(const Rect& rect) { return {right_of(rect), bottom_of(rect)}; }

std::vector<ImVec2> vecs(std::span<const Point> points) {
    std::vector<ImVec2> result;
    result.reserve(points.size());
    for (const Point& point : points)
        result.push_back(vec(point));
    return result;
}

float radians(float turn) { return turn * 2 * std::numbers::pi_v<float>; }

// How far down a line that stands at `y` goes to have its ink within the box, or as far out above
// as below: a font's own height says little of where Nastaliq's deep letters end.
float into_box(const std::vector<TextTexture>& parts, float y, const Rect& box) {
    float above = 1e6F;
    float below = 1e6F;
    for (const TextTexture& part : parts) {
        above = std::min(above, y + part.offset_y - box.y);
        below = std::min(below, bottom_of(box) - (y + part.offset_y + part.height));
    }
    if (above + below < 0) return (below - above) / 2;
    return std::min(below, 0.0F) - std::min(above, 0.0F);
}

}  // namespace

void Canvas::fill(const Rect& rect, Colour colour, float radius) {
    list_.AddRectFilled(top_left(rect), bottom_right(rect), packed(colour), radius);
}

void Canvas::fade(const Rect& rect, Colour colour) {
    const ImU32 top = packed(colour);
    const ImU32 bottom = packed(colour.faded(0));
    list_.AddRectFilledMultiColor(top_left(rect), bottom_right(rect), top, top, bottom, bottom);
}

void Canvas::outline(const Rect& rect, Colour colour, float radius, float thickness) {
    // ImGui draws a line on both sides of its path; ours stays inside the rectangle.
    const Rect path = inset(rect, thickness / 2);
    list_.AddRect(top_left(path), bottom_right(path), packed(colour),
                  std::max(0.0F, radius - thickness / 2), 0, thickness);
}

void Canvas::shadow(const Rect& rect, float radius, float depth) {
    constexpr int layers = 4;
    for (int i = layers; i > 0; --i) {
        const float spread = depth * static_cast<float>(i) / layers;
        const Rect layer{rect.x - spread * 0.6F, rect.y - spread * 0.2F, rect.width + spread * 1.2F,
                         rect.height + spread * 1.2F};
        fill(layer, Colour{60, 40, 10, 9}, radius + spread);
    }
}

void Canvas::disc(Point centre, float radius, Colour colour) {
    list_.AddCircleFilled(vec(centre), radius, packed(colour));
}

void Canvas::ring(Point centre, float radius, Colour colour, float thickness) {
    list_.AddCircle(vec(centre), radius, packed(colour), 0, thickness);
}

void Canvas::line(std::span<const Point> points, Colour colour, float thickness, bool closed) {
    const std::vector<ImVec2> path = vecs(points);
    list_.AddPolyline(path.data(), static_cast<int>(path.size()), packed(colour),
                      closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
    for (const ImVec2& corner : path) {
        list_.AddCircleFilled(corner, thickness / 2, packed(colour));
    }
}

void Canvas::curve(Point from, Point control_1, Point control_2, Point to, Colour colour,
                   float thickness) {
    list_.AddBezierCubic(vec(from), vec(control_1), vec(control_2), vec(to), packed(colour),
                         thickness);
    list_.AddCircleFilled(vec(from), thickness / 2, packed(colour));
    list_.AddCircleFilled(vec(to), thickness / 2, packed(colour));
}

void Canvas::arc(Point centre, float radius, float from_turn, float to_turn, Colour colour,
                 float thickness) {
    list_.PathArcTo(vec(centre), radius, radians(from_turn), radians(to_turn));
    list_.PathStroke(packed(colour), ImDrawFlags_None, thickness);
    for (const float turn : {from_turn, to_turn}) {
        const float angle = radians(turn);
        list_.AddCircleFilled(
            {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)},
            thickness / 2, packed(colour));
    }
}

void Canvas::half_disc(Point centre, float radius, float from_turn, float to_turn, Colour colour) {
    list_.PathArcTo(vec(centre), radius, radians(from_turn), radians(to_turn));
    list_.PathFillConvex(packed(colour));
}

void Canvas::convex(std::span<const Point> points, Colour colour) {
    const std::vector<ImVec2> path = vecs(points);
    list_.AddConvexPolyFilled(path.data(), static_cast<int>(path.size()), packed(colour));
}

void Canvas::text(const TextRun& run, const Rect& box, Colour colour, Vertical vertical,
                  bool right_to_left) {
    const TextExtent extent = text_.measure(run);
    float x = box.x;
    if (run.wrap_px <= 0) {
        const float spare = box.width - extent.width;
        const bool at_right = (run.align == Align::Start) == right_to_left;
        x += run.align == Align::Centre ? spare / 2 : at_right ? spare : 0;
    } else {
        x += (box.width - run.wrap_px) / 2;
    }
    float y = vertical == Vertical::Middle ? box.y + (box.height - extent.height) / 2 : box.y;
    const std::vector<TextTexture> parts = text_.draw(run);
    if (run.wrap_px <= 0 && vertical == Vertical::Middle) y += into_box(parts, y, box);
    for (const TextTexture& part : parts) {
        // Whole pixels keep letters sharp.
        const ImVec2 at{std::round(x + part.offset_x), std::round(y + part.offset_y)};
        // Lines that a field has scrolled away.
        if (at.y >= list_.GetClipRectMax().y || at.y + part.height <= list_.GetClipRectMin().y) {
            continue;
        }
        list_.AddImage(texture_id(part.texture), at, {at.x + part.width, at.y + part.height},
                       {0, 0}, {1, 1}, packed(colour));
    }
}

void Canvas::picture(const PictureTexture& picture, const Rect& box, float radius,
                     const Theme& theme) {
    const Colour white = colour(0xFFFFFF);
    if (theme.dark) fill(box, white, radius);
    list_.AddImageRounded(texture_id(picture.texture), top_left(box), bottom_right(box), {0, 0},
                          {1, 1}, packed(white), radius);
}

void Canvas::push_clip(const Rect& rect) {
    list_.PushClipRect(top_left(rect), bottom_right(rect), true);
}

void Canvas::pop_clip() { list_.PopClipRect(); }

}  // namespace candour::kiosk
