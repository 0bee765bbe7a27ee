// Pen: what icons are drawn with, and the drawings, by theme.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <vector>

#include "app/kiosk/ui/canvas.h"
#include "app/kiosk/ui/icon.h"

namespace candour::kiosk {

// Draws on a grid of 24 by 24 with lines two units wide.
class Pen {
public:
    Pen(Canvas& canvas, const Rect& rect, Colour colour, bool mirrored)
        : canvas_(canvas), colour_(colour), mirrored_(mirrored) {
        const float side = std::min(rect.width, rect.height);
        square_ = centred(rect, side, side);
        scale_ = side / 24;
    }

    void line(std::initializer_list<Point> points, bool closed = false) {
        std::vector<Point> path;
        for (const Point& point : points)
            path.push_back(at(point));
        canvas_.line(path, colour_, 2 * scale_, closed);
    }
    void curve(Point a, Point b, Point c, Point d, float width = 2) {
        canvas_.curve(at(a), at(b), at(c), at(d), colour_, width * scale_);
    }
    void ring(Point centre, float radius) {
        canvas_.ring(at(centre), radius * scale_, colour_, 2 * scale_);
    }
    void dot(Point centre, float radius) { canvas_.disc(at(centre), radius * scale_, colour_); }
    void arc(Point centre, float radius, float from, float to) {
        canvas_.arc(at(centre), radius * scale_, from, to, colour_, 2 * scale_);
    }
    void half(Point centre, float radius, float from, float to) {
        canvas_.half_disc(at(centre), radius * scale_, from, to, colour_);
    }
    void box(float x, float y, float width, float height, float radius) {
        const Point corner = at({x, y});
        canvas_.outline({corner.x, corner.y, width * scale_, height * scale_}, colour_,
                        radius * scale_, 2 * scale_);
    }

private:
    Point at(Point point) const {
        const float x = mirrored_ ? 24 - point.x : point.x;
        return {square_.x + x * scale_, square_.y + point.y * scale_};
    }

    Canvas& canvas_;
    Colour colour_;
    bool mirrored_;
    Rect square_;
    float scale_ = 1;
};

void draw_bubble(Pen& pen);  // What somebody says.

struct Drawing {
    Icon icon;
    void (*draw)(Pen& pen);
};

// The one of that name among `drawings`, or nothing.
inline void draw_one_of(std::span<const Drawing> drawings, Pen& pen, Icon icon) {
    for (const Drawing& drawing : drawings) {
        if (drawing.icon == icon) drawing.draw(pen);
    }
}

// Each draws the icons of its theme, and nothing for the others.
void draw_people_icon(Pen& pen, Icon icon);
void draw_thing_icon(Pen& pen, Icon icon);
void draw_reading_icon(Pen& pen, Icon icon);

}  // namespace candour::kiosk
