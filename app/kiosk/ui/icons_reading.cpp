// Icons of how somebody reads and goes on: letters, lines, colours, steps.
#include <array>

#include "app/kiosk/ui/pen.h"

namespace candour::kiosk {
namespace {

// `half` as high as it is above and below its middle.
void letter_a(Pen& pen, Point middle, float half) {
    const float width = half * 0.72F;
    pen.line({{middle.x - width, middle.y + half},
              {middle.x, middle.y - half},
              {middle.x + width, middle.y + half}});
    pen.line({{middle.x - width * 0.62F, middle.y + half * 0.36F},
              {middle.x + width * 0.62F, middle.y + half * 0.36F}});
}

void a_to_z(Pen& pen) {
    letter_a(pen, {6.4F, 12}, 5.6F);
    pen.line({{14, 6.4F}, {21.4F, 6.4F}, {14, 17.6F}, {21.4F, 17.6F}});
}

void figures(Pen& pen) {
    pen.line({{3.4F, 9}, {6.4F, 6.4F}, {6.4F, 17.6F}});
    pen.arc({15.4F, 9.4F}, 3.2F, 0.5F, 1.08F);
    pen.line({{18, 11.4F}, {12.2F, 17.6F}, {19, 17.6F}});
}

void letter_small(Pen& pen) { letter_a(pen, {12, 17.6F}, 4); }

void letter_large(Pen& pen) { letter_a(pen, {12, 15.8F}, 5.8F); }

void letter_larger(Pen& pen) { letter_a(pen, {12, 14.0F}, 7.6F); }

void letter_largest(Pen& pen) { letter_a(pen, {12, 12.0F}, 9.6F); }

void lines_close(Pen& pen) {
    for (const float y : {7.0F, 10.4F, 13.8F, 17.2F})
        pen.line({{4, y}, {20, y}});
}

void lines_wide(Pen& pen) {
    for (const float y : {4.4F, 12.0F, 19.6F})
        pen.line({{4, y}, {20, y}});
}

void moon(Pen& pen) {
    pen.arc({12, 12}, 8.6F, 0.05F, 0.7F);
    pen.curve({9.3F, 3.8F}, {8.4F, 11}, {13.6F, 15.8F}, {20.2F, 14.7F});
}

void other(Pen& pen) {
    for (const float x : {5.4F, 12.0F, 18.6F})
        pen.dot({x, 12}, 2);
}

void screen_all(Pen& pen) {
    pen.box(4.6F, 2.2F, 14.8F, 19.6F, 2);
    for (const float y : {7.0F, 12.0F, 17.0F}) {
        pen.dot({9, y}, 1.5F);
        pen.dot({15, y}, 1.5F);
    }
}

void screen_low(Pen& pen) {
    pen.box(4.6F, 2.2F, 14.8F, 19.6F, 2);
    for (const float y : {13.8F, 17.8F}) {
        pen.dot({9, y}, 1.5F);
        pen.dot({15, y}, 1.5F);
    }
}

void skip(Pen& pen) {
    pen.dot({11.4F, 18}, 2.4F);
    pen.arc({11, 15}, 8, 0.5F, 0.94F);
    pen.line({{14.2F, 11.6F}, {18.6F, 12.4F}, {20.4F, 8}});
}

void steps(Pen& pen) {
    pen.line({{3, 20.4F}, {3, 15.6F}, {9, 15.6F}, {9, 10.8F}, {15, 10.8F}, {15, 6}, {21, 6}});
}

void sun(Pen& pen) {
    pen.ring({12, 12}, 4);
    pen.line({{12, 1.8F}, {12, 4.2F}});
    pen.line({{12, 19.8F}, {12, 22.2F}});
    pen.line({{1.8F, 12}, {4.2F, 12}});
    pen.line({{19.8F, 12}, {22.2F, 12}});
    pen.line({{4.8F, 4.8F}, {6.4F, 6.4F}});
    pen.line({{17.6F, 17.6F}, {19.2F, 19.2F}});
    pen.line({{4.8F, 19.2F}, {6.4F, 17.6F}});
    pen.line({{17.6F, 6.4F}, {19.2F, 4.8F}});
}

constexpr std::array drawings = {Drawing{Icon::AtoZ, a_to_z},
                                 Drawing{Icon::Figures, figures},
                                 Drawing{Icon::LetterLarge, letter_large},
                                 Drawing{Icon::LetterLarger, letter_larger},
                                 Drawing{Icon::LetterLargest, letter_largest},
                                 Drawing{Icon::LetterSmall, letter_small},
                                 Drawing{Icon::LinesClose, lines_close},
                                 Drawing{Icon::LinesWide, lines_wide},
                                 Drawing{Icon::Moon, moon},
                                 Drawing{Icon::Other, other},
                                 Drawing{Icon::ScreenAll, screen_all},
                                 Drawing{Icon::ScreenLow, screen_low},
                                 Drawing{Icon::Skip, skip},
                                 Drawing{Icon::Steps, steps},
                                 Drawing{Icon::Sun, sun}};

}  // namespace

void draw_reading_icon(Pen& pen, Icon icon) { draw_one_of(drawings, pen, icon); }

}  // namespace candour::kiosk
