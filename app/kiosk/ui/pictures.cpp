// The larger drawings: the welcome picture and the faces of a scale.
#include <array>

#include "app/kiosk/ui/icons.h"

namespace candour::kiosk {
namespace {

enum class Tail { Left, Right };

// A filled bubble; `rect` leaves the tail's height free below.
void fill_bubble(Canvas& canvas, const Rect& rect, Colour colour, Tail tail) {
    const float radius = rect.height * 0.32F;
    canvas.fill(rect, colour, radius);
    const float towards = tail == Tail::Left ? -1.0F : 1.0F;
    const float root = centre_x(rect) + towards * rect.width * 0.24F;
    const float width = rect.width * 0.13F;
    const float base = bottom_of(rect) - rect.height * 0.04F;
    const Point tip{root + towards * width * 1.1F, bottom_of(rect) + rect.height * 0.2F};
    const std::array<Point, 3> left_first = {Point{root - width, base}, Point{root + width, base},
                                             tip};
    canvas.convex(left_first, colour);
}

void draw_lines(Canvas& canvas, const Rect& rect, Colour colour) {
    const float thickness = rect.height * 0.085F;
    const std::array<float, 3> widths = {1.0F, 0.82F, 0.5F};
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const float y = rect.y + rect.height * (0.12F + 0.36F * static_cast<float>(i));
        const std::array<Point, 2> stroke = {Point{rect.x, y},
                                             Point{rect.x + rect.width * widths[i], y}};
        canvas.line(stroke, colour, thickness);
    }
}

void draw_heart(Canvas& canvas, const Rect& rect, Colour colour) {
    // Two discs and a triangle under them.
    const float radius = rect.width * 0.27F;
    const float y = rect.y + rect.height * 0.34F;
    const float x = centre_x(rect);
    canvas.disc({x - radius * 0.88F, y}, radius, colour);
    canvas.disc({x + radius * 0.88F, y}, radius, colour);
    const std::array<Point, 3> point = {Point{x - radius * 1.72F, y + radius * 0.53F},
                                        Point{x + radius * 1.72F, y + radius * 0.53F},
                                        Point{x, rect.y + rect.height * 0.94F}};
    canvas.convex(point, colour);
    const std::array<Point, 4> middle = {Point{x - radius * 0.9F, y}, Point{x, y - radius * 0.42F},
                                         Point{x + radius * 0.9F, y}, Point{x, y + radius * 1.4F}};
    canvas.convex(middle, colour);
}

void draw_smile(Canvas& canvas, const Rect& rect, Colour colour) {
    const float thickness = rect.height * 0.11F;
    const float eye = rect.height * 0.085F;
    canvas.disc({rect.x + rect.width * 0.28F, rect.y + rect.height * 0.22F}, eye, colour);
    canvas.disc({rect.x + rect.width * 0.72F, rect.y + rect.height * 0.22F}, eye, colour);
    canvas.curve({rect.x + rect.width * 0.1F, rect.y + rect.height * 0.52F},
                 {rect.x + rect.width * 0.28F, rect.y + rect.height * 1.02F},
                 {rect.x + rect.width * 0.72F, rect.y + rect.height * 1.02F},
                 {rect.x + rect.width * 0.9F, rect.y + rect.height * 0.52F}, colour, thickness);
}

}  // namespace

void draw_welcome_picture(Canvas& canvas, const Rect& rect, const Theme& theme) {
    // Composed on a square; the light circle behind it holds the three together.
    const float side = std::min(rect.width, rect.height);
    const Rect box = centred(rect, side, side);
    const auto part = [&](float x, float y, float width, float height) {
        return Rect{box.x + x * side, box.y + y * side, width * side, height * side};
    };
    canvas.disc({centre_x(box), centre_y(box)}, side * 0.48F, theme.accent_soft);
    const Colour ink = theme.dark ? colour(0x1A1200) : theme.ink;

    fill_bubble(canvas, part(0.44F, 0.13F, 0.5F, 0.3F), theme.picture_2, Tail::Right);
    draw_smile(canvas, part(0.605F, 0.2F, 0.17F, 0.16F), ink);

    fill_bubble(canvas, part(0.06F, 0.28F, 0.56F, 0.34F), theme.picture_1, Tail::Left);
    draw_lines(canvas, part(0.155F, 0.375F, 0.37F, 0.17F), theme.on_picture);

    fill_bubble(canvas, part(0.46F, 0.54F, 0.42F, 0.26F), theme.picture_3, Tail::Right);
    draw_heart(canvas, part(0.595F, 0.59F, 0.15F, 0.15F), theme.on_picture);
}

void draw_face(Canvas& canvas, const Rect& rect, int step, const Theme& theme) {
    const float side = std::min(rect.width, rect.height);
    const Rect box = centred(rect, side, side);
    const float line = side * 0.055F;
    const auto at = [&](float x, float y) { return Point{box.x + x * side, box.y + y * side}; };

    canvas.disc(at(0.5F, 0.5F), side * 0.48F, theme.face);
    canvas.ring(at(0.5F, 0.5F), side * 0.48F - line / 2, theme.on_face, line);
    canvas.disc(at(0.345F, 0.4F), side * 0.058F, theme.on_face);
    canvas.disc(at(0.655F, 0.4F), side * 0.058F, theme.on_face);

    // The mouth's corners and the depth of its curve: down for the worst, up for the best.
    struct Mouth {
        float half_width;
        float corner_y;
        float middle_y;
    };
    constexpr std::array<Mouth, 5> mouths = {Mouth{0.22F, 0.75F, 0.53F}, Mouth{0.19F, 0.71F, 0.59F},
                                             Mouth{0.18F, 0.67F, 0.67F}, Mouth{0.2F, 0.62F, 0.76F},
                                             Mouth{0.27F, 0.57F, 0.88F}};
    if (step >= 4) {  // An open smile.
        canvas.half_disc(at(0.5F, 0.57F), side * 0.26F, 0, 0.5F, theme.on_face);
        return;
    }
    const Mouth& mouth = mouths[static_cast<std::size_t>(std::clamp(step, 0, 4))];
    canvas.curve(at(0.5F - mouth.half_width, mouth.corner_y),
                 at(0.5F - mouth.half_width * 0.5F, mouth.middle_y),
                 at(0.5F + mouth.half_width * 0.5F, mouth.middle_y),
                 at(0.5F + mouth.half_width, mouth.corner_y), theme.on_face, line);
    if (step == 0) {  // Brows.
        const std::array<Point, 2> left = {at(0.25F, 0.32F), at(0.4F, 0.26F)};
        const std::array<Point, 2> right = {at(0.75F, 0.32F), at(0.6F, 0.26F)};
        canvas.line(left, theme.on_face, line);
        canvas.line(right, theme.on_face, line);
    }
}

}  // namespace candour::kiosk
