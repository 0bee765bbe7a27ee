// Icons of people, and of what they say, hear and see.
#include <array>

#include "app/kiosk/ui/pen.h"

namespace candour::kiosk {
namespace {

// Of half the usual size, around `x`.
void small_heart(Pen& pen, float x) {
    pen.curve({x, 11.8F}, {x - 4.4F, 8.8F}, {x - 4.4F, 6.4F}, {x - 3, 5.2F});
    pen.curve({x - 3, 5.2F}, {x - 1.8F, 4.4F}, {x - 0.4F, 5}, {x, 6.8F});
    pen.curve({x, 11.8F}, {x + 4.4F, 8.8F}, {x + 4.4F, 6.4F}, {x + 3, 5.2F});
    pen.curve({x + 3, 5.2F}, {x + 1.8F, 4.4F}, {x + 0.4F, 5}, {x, 6.8F});
}

void agree(Pen& pen) {
    pen.line({{6.6F, 11},
              {10.4F, 9.8F},
              {12, 3.4F},
              {14.6F, 4.4F},
              {14.2F, 9.2F},
              {20.4F, 9.2F},
              {18.4F, 20},
              {6.6F, 20}});
    pen.line({{2.8F, 10.6F}, {2.8F, 20.4F}, {6.6F, 20.4F}, {6.6F, 10.6F}}, /*closed=*/true);
}

void care(Pen& pen) {
    pen.ring({8.6F, 9}, 3.4F);
    pen.arc({8.6F, 21}, 6.2F, 0.5F, 1);
    small_heart(pen, 18);
}

void crowd(Pen& pen) {
    pen.ring({12, 7}, 3.2F);
    pen.arc({12, 20}, 5.4F, 0.5F, 1);
    pen.ring({4.4F, 9.8F}, 2);
    pen.arc({4.4F, 19.6F}, 3.6F, 0.58F, 0.88F);
    pen.ring({19.6F, 9.8F}, 2);
    pen.arc({19.6F, 19.6F}, 3.6F, 0.62F, 0.92F);
}

void ear(Pen& pen) {
    pen.curve({6.6F, 9.4F}, {6.4F, 1.6F}, {18.4F, 1.6F}, {18.2F, 9.4F});
    pen.curve({18.2F, 9.4F}, {18, 14}, {13.8F, 14}, {13.6F, 17.6F});
    pen.curve({13.6F, 17.6F}, {13.2F, 22.6F}, {8, 22.6F}, {7.6F, 18.4F});
    pen.curve({10.2F, 9.6F}, {10.2F, 6}, {14.8F, 6}, {14.6F, 9.4F});
    pen.curve({14.6F, 9.4F}, {14.4F, 12}, {11.4F, 11.6F}, {11.6F, 14.4F});
}

void eye(Pen& pen) {
    pen.curve({2.4F, 12}, {6.6F, 4.6F}, {17.4F, 4.6F}, {21.6F, 12});
    pen.curve({2.4F, 12}, {6.6F, 19.4F}, {17.4F, 19.4F}, {21.6F, 12});
    pen.ring({12, 12}, 2.8F);
}

void family(Pen& pen) {
    for (const float x : {5.6F, 18.4F})
        pen.ring({x, 5.8F}, 2.8F);
    pen.arc({5.6F, 17}, 4.6F, 0.5F, 0.92F);
    pen.arc({18.4F, 17}, 4.6F, 0.58F, 1);
    pen.ring({12, 13.2F}, 2.2F);
    pen.arc({12, 22.4F}, 4.2F, 0.5F, 1);
}

void hand(Pen& pen) {
    pen.line({{8.8F, 14.4F}, {8.8F, 4.6F}});
    pen.arc({10.6F, 4.6F}, 1.8F, 0.5F, 1);
    pen.line({{12.4F, 4.6F}, {12.4F, 10.4F}, {17.2F, 11.4F}});
    pen.curve({17.2F, 11.4F}, {19.6F, 12}, {19.4F, 14}, {19, 16});
    pen.line({{19, 16}, {17.8F, 21}, {9.8F, 21}, {4.8F, 15}});
    pen.curve({4.8F, 15}, {3.6F, 13}, {5.4F, 11.6F}, {6.8F, 12.8F});
    pen.line({{6.8F, 12.8F}, {8.8F, 14.4F}});
}

void hide_from_eyes(Pen& pen) {
    eye(pen);
    pen.line({{4.4F, 20}, {19.6F, 4}});
}

void interpreter(Pen& pen) {
    pen.box(2.4F, 3.2F, 11, 8, 2.4F);
    pen.line({{5, 11.2F}, {4.8F, 14.4F}, {8.4F, 11.2F}});
    pen.box(10.6F, 13.2F, 11, 7, 2.2F);
    pen.line({{19, 20.2F}, {19.4F, 22.8F}, {15.6F, 20.2F}});
}

void not_said(Pen& pen) {
    draw_bubble(pen);
    pen.line({{9.2F, 7.6F}, {14.8F, 13.4F}});
    pen.line({{14.8F, 7.6F}, {9.2F, 13.4F}});
}

void person(Pen& pen) {
    pen.ring({12, 7.2F}, 4);
    pen.arc({12, 20.6F}, 7.4F, 0.5F, 1);
}

void reply(Pen& pen) {
    draw_bubble(pen);
    pen.line({{16.4F, 10.6F}, {8, 10.6F}});
    pen.line({{10.8F, 7.8F}, {8, 10.6F}, {10.8F, 13.4F}});
}

void somebody_else(Pen& pen) {
    pen.ring({15.6F, 7.6F}, 3.6F);
    pen.arc({15.6F, 20}, 6.2F, 0.5F, 1);
    pen.line({{1.8F, 9}, {7.6F, 9}});
    pen.line({{5, 6}, {8, 9}, {5, 12}});
}

void speaks_for_you(Pen& pen) {
    pen.ring({7.4F, 11}, 3);
    pen.arc({7.4F, 21.4F}, 5.4F, 0.5F, 1);
    pen.box(12.4F, 2.8F, 9.4F, 6.8F, 2.2F);
    pen.line({{15, 9.6F}, {14.2F, 12.8F}, {18, 9.6F}});
}

void staff(Pen& pen) {
    person(pen);
    pen.box(10.2F, 16.4F, 3.6F, 3.4F, 0.6F);
}

void unsure(Pen& pen) {
    pen.ring({12, 12}, 9);
    pen.dot({9, 9.6F}, 1.3F);
    pen.dot({15, 9.6F}, 1.3F);
    pen.curve({7.8F, 15.8F}, {10, 12.6F}, {14, 18.6F}, {16.2F, 15.2F});
}

constexpr std::array drawings = {Drawing{Icon::Agree, agree},
                                 Drawing{Icon::Care, care},
                                 Drawing{Icon::Crowd, crowd},
                                 Drawing{Icon::Ear, ear},
                                 Drawing{Icon::Eye, eye},
                                 Drawing{Icon::Family, family},
                                 Drawing{Icon::Hand, hand},
                                 Drawing{Icon::HideFromEyes, hide_from_eyes},
                                 Drawing{Icon::Interpreter, interpreter},
                                 Drawing{Icon::NotSaid, not_said},
                                 Drawing{Icon::Person, person},
                                 Drawing{Icon::Reply, reply},
                                 Drawing{Icon::SomebodyElse, somebody_else},
                                 Drawing{Icon::SpeaksForYou, speaks_for_you},
                                 Drawing{Icon::Staff, staff},
                                 Drawing{Icon::Unsure, unsure}};

}  // namespace

void draw_people_icon(Pen& pen, Icon icon) { draw_one_of(drawings, pen, icon); }

}  // namespace candour::kiosk
