// Icons of things and places: a letter, a bus, a house.
#include <array>

#include "app/kiosk/ui/pen.h"

namespace candour::kiosk {
namespace {

void bin(Pen& pen) {
    pen.line({{5.6F, 7}, {6.8F, 21}, {17.2F, 21}, {18.4F, 7}});
    pen.line({{3.4F, 7}, {20.6F, 7}});
    pen.line({{9, 6.6F}, {9, 3.4F}, {15, 3.4F}, {15, 6.6F}});
    pen.line({{10, 11}, {10.4F, 17}});
    pen.line({{14, 11}, {13.6F, 17}});
}

void book(Pen& pen) {
    pen.line({{12, 6.4F}, {12, 20}});
    pen.curve({12, 6.4F}, {9.4F, 4.4F}, {5.4F, 4}, {2.6F, 5.2F});
    pen.line({{2.6F, 5.2F}, {2.6F, 18.8F}});
    pen.curve({2.6F, 18.8F}, {5.4F, 17.6F}, {9.4F, 18}, {12, 20});
    pen.curve({12, 6.4F}, {14.6F, 4.4F}, {18.6F, 4}, {21.4F, 5.2F});
    pen.line({{21.4F, 5.2F}, {21.4F, 18.8F}});
    pen.curve({21.4F, 18.8F}, {18.6F, 17.6F}, {14.6F, 18}, {12, 20});
}

void building(Pen& pen) {
    pen.box(4.8F, 2.8F, 14.4F, 18.4F, 1.6F);
    for (const float x : {9.2F, 14.8F}) {
        pen.dot({x, 7.2F}, 1.3F);
        pen.dot({x, 11.8F}, 1.3F);
    }
    pen.line({{10, 21}, {10, 16.4F}, {14, 16.4F}, {14, 21}});
}

void bus(Pen& pen) {
    pen.box(2.6F, 4, 18.8F, 13.4F, 2.4F);
    pen.line({{3, 11.2F}, {21, 11.2F}});
    pen.line({{9, 4.4F}, {9, 11}});
    pen.line({{15, 4.4F}, {15, 11}});
    pen.dot({7.4F, 18.6F}, 2.4F);
    pen.dot({16.6F, 18.6F}, 2.4F);
}

void calendar(Pen& pen) {
    pen.box(3.4F, 5, 17.2F, 16, 2);
    pen.line({{3.6F, 10}, {20.4F, 10}});
    pen.line({{8, 2.8F}, {8, 6.6F}});
    pen.line({{16, 2.8F}, {16, 6.6F}});
    for (const float x : {8.0F, 12.0F, 16.0F})
        pen.dot({x, 13.8F}, 1.2F);
    pen.dot({8, 17.4F}, 1.2F);
    pen.dot({12, 17.4F}, 1.2F);
}

void email(Pen& pen) {
    pen.ring({12, 12}, 3.8F);
    pen.arc({12, 12}, 8.8F, 0.14F, 1);
    pen.line({{15.8F, 8}, {15.8F, 13}});
    pen.curve({15.8F, 13}, {16, 16.8F}, {20.8F, 16.6F}, {20.8F, 12});
}

void envelope(Pen& pen) {
    pen.box(2.6F, 5, 18.8F, 14, 2);
    pen.line({{3.4F, 6.4F}, {12, 13.2F}, {20.6F, 6.4F}});
}

void help(Pen& pen) {
    pen.ring({12, 12}, 9);
    pen.ring({12, 12}, 3.8F);
    pen.line({{9.4F, 9.4F}, {5.8F, 5.8F}});
    pen.line({{14.6F, 9.4F}, {18.2F, 5.8F}});
    pen.line({{9.4F, 14.6F}, {5.8F, 18.2F}});
    pen.line({{14.6F, 14.6F}, {18.2F, 18.2F}});
}

void hourglass(Pen& pen) {
    pen.line({{6, 3}, {18, 3}});
    pen.line({{6, 21}, {18, 21}});
    pen.line({{7.4F, 3}, {7.4F, 7}, {12, 12}, {16.6F, 7}, {16.6F, 3}});
    pen.line({{7.4F, 21}, {7.4F, 17}, {12, 12}, {16.6F, 17}, {16.6F, 21}});
}

void name_card(Pen& pen) {
    pen.box(2.2F, 5, 19.6F, 14, 2);
    pen.ring({8, 9.8F}, 2);
    pen.arc({8, 16.6F}, 3.4F, 0.5F, 1);
    pen.line({{14.4F, 9.8F}, {18.4F, 9.8F}});
    pen.line({{14.4F, 14}, {18.4F, 14}});
}

void page(Pen& pen) {
    pen.line({{5, 2.8F}, {15, 2.8F}, {19, 6.8F}, {19, 21.2F}, {5, 21.2F}}, /*closed=*/true);
    for (const float y : {9.4F, 13.2F, 17.0F})
        pen.line({{8.6F, y}, {15.4F, y}});
}

void pound(Pen& pen) {
    pen.arc({13, 8}, 4.4F, 0.5F, 0.95F);
    pen.curve({8.6F, 8}, {8.6F, 13}, {10, 16}, {6.8F, 20});
    pen.line({{6.8F, 20}, {17.6F, 20}});
    pen.line({{5.8F, 13}, {14, 13}});
}

void scales(Pen& pen) {
    pen.line({{12, 3.4F}, {12, 20.6F}});
    pen.line({{8, 20.6F}, {16, 20.6F}});
    pen.line({{4.6F, 6.4F}, {19.4F, 6.4F}});
    pen.line({{4.6F, 6.4F}, {1.8F, 13.6F}, {7.4F, 13.6F}}, /*closed=*/true);
    pen.line({{19.4F, 6.4F}, {16.6F, 13.6F}, {22.2F, 13.6F}}, /*closed=*/true);
}

void spanner(Pen& pen) {
    pen.arc({15.6F, 8.4F}, 4.6F, 0.97F, 1.78F);
    pen.curve({12, 12}, {9.4F, 14.6F}, {7, 17}, {4.6F, 19.4F}, 3.4F);
}

void town_hall(Pen& pen) {
    pen.line({{3, 9}, {12, 3.4F}, {21, 9}}, /*closed=*/true);
    for (const float x : {6.4F, 12.0F, 17.6F})
        pen.line({{x, 12}, {x, 17.4F}});
    pen.line({{3, 20.6F}, {21, 20.6F}});
}

void warning(Pen& pen) {
    pen.line({{12, 3}, {22, 20.6F}, {2, 20.6F}}, /*closed=*/true);
    pen.line({{12, 9}, {12, 14}});
    pen.dot({12, 17.2F}, 1.3F);
}

constexpr std::array drawings = {Drawing{Icon::Bin, bin},
                                 Drawing{Icon::Book, book},
                                 Drawing{Icon::Building, building},
                                 Drawing{Icon::Bus, bus},
                                 Drawing{Icon::Calendar, calendar},
                                 Drawing{Icon::Email, email},
                                 Drawing{Icon::Envelope, envelope},
                                 Drawing{Icon::Help, help},
                                 Drawing{Icon::Hourglass, hourglass},
                                 Drawing{Icon::NameCard, name_card},
                                 Drawing{Icon::Page, page},
                                 Drawing{Icon::Pound, pound},
                                 Drawing{Icon::Scales, scales},
                                 Drawing{Icon::Spanner, spanner},
                                 Drawing{Icon::TownHall, town_hall},
                                 Drawing{Icon::Warning, warning}};

}  // namespace

void draw_thing_icon(Pen& pen, Icon icon) { draw_one_of(drawings, pen, icon); }

}  // namespace candour::kiosk
