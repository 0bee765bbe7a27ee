#include "app/kiosk/ui/icons.h"

#include "app/kiosk/ui/pen.h"

namespace candour::kiosk {
namespace {

void bulb(Pen& pen) {
    pen.arc({12, 9.4F}, 6.2F, 0.38F, 1.12F);
    pen.curve({7.5F, 13.7F}, {8.6F, 15}, {9, 15.6F}, {9, 17});
    pen.curve({16.5F, 13.7F}, {15.4F, 15}, {15, 15.6F}, {15, 17});
    pen.line({{9, 17}, {15, 17}});
    pen.line({{10.4F, 20.6F}, {13.6F, 20.6F}});
}

void heart(Pen& pen) {
    pen.curve({12, 20.4F}, {2.6F, 14}, {1.6F, 9.4F}, {4.2F, 6});
    pen.curve({4.2F, 6}, {6.6F, 3}, {10.6F, 3.9F}, {12, 7.6F});
    pen.curve({12, 20.4F}, {21.4F, 14}, {22.4F, 9.4F}, {19.8F, 6});
    pen.curve({19.8F, 6}, {17.4F, 3}, {13.4F, 3.9F}, {12, 7.6F});
}

void shield(Pen& pen) {
    pen.line({{12, 2.6F}, {20, 5.6F}, {20, 11}});
    pen.line({{12, 2.6F}, {4, 5.6F}, {4, 11}});
    pen.curve({20, 11}, {20, 16.5F}, {16.4F, 19.6F}, {12, 21.6F});
    pen.curve({4, 11}, {4, 16.5F}, {7.6F, 19.6F}, {12, 21.6F});
    pen.line({{8.4F, 11.8F}, {11, 14.4F}, {15.6F, 9}});
}

void phone(Pen& pen) {
    pen.curve({5.6F, 5.4F}, {6, 12.4F}, {11.6F, 18}, {18.6F, 18.4F}, 3.4F);
    pen.curve({5.2F, 7.6F}, {5.2F, 7.6F}, {8.6F, 4.6F}, {8.6F, 4.6F}, 4);
    pen.curve({16.4F, 18.8F}, {16.4F, 18.8F}, {19.4F, 15.4F}, {19.4F, 15.4F}, 4);
}

void people(Pen& pen) {
    pen.ring({9, 7.6F}, 3.6F);
    pen.arc({9, 20}, 6.4F, 0.5F, 1);
    pen.arc({16.2F, 8}, 3.2F, 0.72F, 1.28F);
    pen.arc({16, 20}, 5.4F, 0.83F, 1);
}

void clipboard(Pen& pen) {
    pen.box(4.4F, 4, 15.2F, 18, 2.6F);
    pen.line({{9, 4.6F}, {9, 2.8F}, {15, 2.8F}, {15, 4.6F}, {12, 4.6F}}, true);
    pen.line({{7.8F, 11}, {9.2F, 12.4F}, {11.4F, 9.6F}});
    pen.line({{14, 11.2F}, {16.2F, 11.2F}});
    pen.line({{7.8F, 16.6F}, {9.2F, 18}, {11.4F, 15.2F}});
    pen.line({{14, 16.8F}, {16.2F, 16.8F}});
}

void keyboard(Pen& pen) {
    pen.box(2, 3.6F, 20, 12.4F, 2.4F);
    for (const float x : {6.4F, 12.0F, 17.6F})
        pen.dot({x, 7.8F}, 1.1F);
    pen.line({{8, 12}, {16, 12}});
}

void arrow_back_sign(Pen& pen) {
    pen.line({{20, 12}, {4.4F, 12}});
    pen.line({{11, 5.4F}, {4.4F, 12}, {11, 18.6F}});
}

void arrow_forward_sign(Pen& pen) {
    pen.line({{4, 12}, {19.6F, 12}});
    pen.line({{13, 5.4F}, {19.6F, 12}, {13, 18.6F}});
}

void backspace_sign(Pen& pen) {
    pen.line({{2.6F, 12}, {8.2F, 5.4F}, {21.4F, 5.4F}, {21.4F, 18.6F}, {8.2F, 18.6F}}, true);
    pen.line({{11.4F, 9.2F}, {17, 14.8F}});
    pen.line({{17, 9.2F}, {11.4F, 14.8F}});
}

void clock_sign(Pen& pen) {
    pen.ring({12, 12}, 9);
    pen.line({{12, 6.6F}, {12, 12}, {15.8F, 14.2F}});
}

void complaint_sign(Pen& pen) {
    draw_bubble(pen);
    pen.line({{12, 7.2F}, {12, 10.6F}});
    pen.dot({12, 13.8F}, 1.3F);
}

void contrast_sign(Pen& pen) {
    pen.ring({12, 12}, 9);
    pen.half({12, 12}, 8, 0.75F, 1.25F);
}

void cross_sign(Pen& pen) {
    pen.line({{6, 6}, {18, 18}});
    pen.line({{18, 6}, {6, 18}});
}

void enter_sign(Pen& pen) {
    pen.line({{20, 5.4F}, {20, 13}, {5, 13}});
    pen.line({{9.4F, 8.6F}, {5, 13}, {9.4F, 17.4F}});
}

void globe_sign(Pen& pen) {
    pen.ring({12, 12}, 9);
    pen.line({{3, 12}, {21, 12}});
    pen.curve({12, 3}, {7, 8}, {7, 16}, {12, 21});
    pen.curve({12, 3}, {17, 8}, {17, 16}, {12, 21});
}

void hide_keyboard_sign(Pen& pen) {
    keyboard(pen);
    pen.line({{8.8F, 19.2F}, {12, 22}, {15.2F, 19.2F}});
}

void info_sign(Pen& pen) {
    pen.ring({12, 12}, 9);
    pen.dot({12, 7.8F}, 1.3F);
    pen.line({{12, 11.4F}, {12, 16.6F}});
}

void lock_sign(Pen& pen) {
    pen.box(4.6F, 10, 14.8F, 11.4F, 2.6F);
    pen.line({{7.8F, 10.6F}, {7.8F, 7}});
    pen.arc({12, 7}, 4.2F, 0.5F, 1);
    pen.line({{16.2F, 7}, {16.2F, 10.6F}});
    pen.dot({12, 15.6F}, 1.6F);
}

void pencil_sign(Pen& pen) {
    pen.line({{4, 20}, {5, 15.4F}, {15.8F, 4.6F}, {19.4F, 8.2F}, {8.6F, 19}}, true);
    pen.line({{13.2F, 7.2F}, {16.8F, 10.8F}});
}

void question_sign(Pen& pen) {
    pen.ring({12, 12}, 9);
    pen.arc({12, 9.6F}, 2.8F, 0.55F, 1.12F);
    pen.curve({14.2F, 11.4F}, {13, 12.2F}, {12, 12.4F}, {12, 14});
    pen.dot({12, 17.2F}, 1.3F);
}

void shift_sign(Pen& pen) {
    pen.line({{12, 3.6F}, {20.4F, 12}, {16, 12}, {16, 19.4F}, {8, 19.4F}, {8, 12}, {3.6F, 12}},
             true);
}

void stop_sign(Pen& pen) {
    pen.ring({12, 12}, 9);
    pen.line({{8.6F, 8.6F}, {15.4F, 15.4F}});
    pen.line({{15.4F, 8.6F}, {8.6F, 15.4F}});
}

void unhappy_sign(Pen& pen) {
    pen.ring({12, 12}, 9);
    pen.dot({9, 9.6F}, 1.3F);
    pen.dot({15, 9.6F}, 1.3F);
    pen.curve({8, 16.4F}, {9.6F, 13.4F}, {14.4F, 13.4F}, {16, 16.4F});
}

void speaker_sign(Pen& pen) {
    pen.line({{3, 9}, {7, 9}, {12, 4.6F}, {12, 19.4F}, {7, 15}, {3, 15}}, true);
}

void loud_sign(Pen& pen) {
    speaker_sign(pen);
    pen.arc({12.4F, 12}, 4.4F, 0.875F, 1.125F);
    pen.arc({12.4F, 12}, 8.4F, 0.875F, 1.125F);
}

void silent_sign(Pen& pen) {
    speaker_sign(pen);
    pen.line({{16, 9}, {22, 15}});
    pen.line({{22, 9}, {16, 15}});
}

void repeat_sign(Pen& pen) {
    pen.arc({12, 12}, 8, 0, 0.8F);
    pen.line({{13, 1.6F}, {17.4F, 5.4F}, {13, 9}});
}

void undo_sign(Pen& pen) {
    pen.arc({12.4F, 14}, 6.4F, 0.5F, 1.1F);
    pen.line({{2.4F, 9}, {6, 14}, {11, 10.6F}});
}

// Two hands that sign: a palm with its fingers, and one behind it.
void hands_sign(Pen& pen) {
    pen.line({{5, 13}, {5, 6.6F}});
    pen.line({{8, 11}, {8, 4}});
    pen.line({{11, 11}, {11, 5}});
    pen.line({{14, 13}, {14, 7.6F}});
    pen.curve({5, 13}, {5, 19}, {8, 21}, {11, 21});
    pen.curve({14, 13}, {17.4F, 13}, {15, 21}, {11, 21});
    pen.line({{17.4F, 9}, {17.4F, 4}});
    pen.curve({20.4F, 6}, {20.4F, 14}, {20, 16}, {17.4F, 18});
}

// Of speed, with where its hand points.
void gauge(Pen& pen, Point hand) {
    pen.arc({12, 15}, 9, 0.5F, 1);
    pen.line({{12, 15}, hand});
    pen.dot({12, 15}, 1.8F);
}

// A table from names to drawings, one a line.
// clang-format off
void draw_sign(Pen& pen, Icon icon) {
    switch (icon) {
        case Icon::None: break;
        case Icon::ArrowBack: arrow_back_sign(pen); break;
        case Icon::ArrowForward: arrow_forward_sign(pen); break;
        case Icon::Backspace: backspace_sign(pen); break;
        case Icon::Bubble: draw_bubble(pen); break;
        case Icon::Bulb: bulb(pen); break;
        case Icon::Clipboard: clipboard(pen); break;
        case Icon::Clock: clock_sign(pen); break;
        case Icon::Complaint: complaint_sign(pen); break;
        case Icon::Contrast: contrast_sign(pen); break;
        case Icon::Cross: cross_sign(pen); break;
        case Icon::Down: pen.line({{5.4F, 9}, {12, 15.6F}, {18.6F, 9}}); break;
        case Icon::Enter: enter_sign(pen); break;
        case Icon::Fast: gauge(pen, {17.6F, 11.6F}); break;
        case Icon::Globe: globe_sign(pen); break;
        case Icon::Hands: hands_sign(pen); break;
        case Icon::Heart: heart(pen); break;
        case Icon::HideKeyboard: hide_keyboard_sign(pen); break;
        case Icon::Info: info_sign(pen); break;
        case Icon::Keyboard: keyboard(pen); break;
        case Icon::Lock: lock_sign(pen); break;
        case Icon::Minus: pen.line({{4, 12}, {20, 12}}); break;
        case Icon::Pause:
            pen.line({{8.4F, 5.4F}, {8.4F, 18.6F}});
            pen.line({{15.6F, 5.4F}, {15.6F, 18.6F}});
            break;
        case Icon::Pencil: pencil_sign(pen); break;
        case Icon::People: people(pen); break;
        case Icon::Phone: phone(pen); break;
        case Icon::Play: pen.line({{7.4F, 4.6F}, {19, 12}, {7.4F, 19.4F}}, /*closed=*/true); break;
        case Icon::Plus:
            pen.line({{4, 12}, {20, 12}});
            pen.line({{12, 4}, {12, 20}});
            break;
        case Icon::Question: question_sign(pen); break;
        case Icon::Repeat: repeat_sign(pen); break;
        case Icon::Shield: shield(pen); break;
        case Icon::Shift: shift_sign(pen); break;
        case Icon::Silent: silent_sign(pen); break;
        case Icon::Slow: gauge(pen, {6.4F, 11.6F}); break;
        case Icon::Speaker: loud_sign(pen); break;
        case Icon::Stop: stop_sign(pen); break;
        case Icon::Tick: pen.line({{4.6F, 12.6F}, {9.8F, 17.8F}, {19.4F, 6.8F}}); break;
        case Icon::Undo: undo_sign(pen); break;
        case Icon::Unhappy: unhappy_sign(pen); break;
        case Icon::Up: pen.line({{5.4F, 15.6F}, {12, 9}, {18.6F, 15.6F}}); break;
        case Icon::Agree: case Icon::Care: case Icon::Crowd: case Icon::Ear: case Icon::Eye:
        case Icon::Family: case Icon::Hand: case Icon::HideFromEyes: case Icon::Interpreter:
        case Icon::NotSaid: case Icon::Person: case Icon::Reply: case Icon::SomebodyElse:
        case Icon::SpeaksForYou: case Icon::Staff: case Icon::Unsure:
            draw_people_icon(pen, icon); break;
        case Icon::Bin: case Icon::Book: case Icon::Building: case Icon::Bus:
        case Icon::Calendar: case Icon::Email: case Icon::Envelope: case Icon::Help:
        case Icon::Hourglass: case Icon::NameCard: case Icon::Page:
        case Icon::Pound: case Icon::Scales: case Icon::Spanner: case Icon::TownHall:
        case Icon::Warning:
            draw_thing_icon(pen, icon); break;
        case Icon::AtoZ: case Icon::Figures: case Icon::LetterSmall: case Icon::LetterLarge:
        case Icon::LetterLarger: case Icon::LetterLargest: case Icon::LinesClose:
        case Icon::LinesWide: case Icon::Moon: case Icon::Other: case Icon::ScreenAll:
        case Icon::ScreenLow: case Icon::Skip: case Icon::Steps: case Icon::Sun:
            draw_reading_icon(pen, icon); break;
    }
}
// clang-format on

bool has_direction(Icon icon) { return icon == Icon::ArrowBack || icon == Icon::ArrowForward; }

}  // namespace

void draw_bubble(Pen& pen) {
    pen.line({{7, 17}, {6, 21.4F}, {11.5F, 17}, {17.5F, 17}});
    pen.arc({17.5F, 13.5F}, 3.5F, 0, 0.25F);
    pen.line({{21, 13.5F}, {21, 7.5F}});
    pen.arc({17.5F, 7.5F}, 3.5F, 0.75F, 1);
    pen.line({{17.5F, 4}, {6.5F, 4}});
    pen.arc({6.5F, 7.5F}, 3.5F, 0.5F, 0.75F);
    pen.line({{3, 7.5F}, {3, 13.5F}});
    pen.arc({6.5F, 13.5F}, 3.5F, 0.25F, 0.5F);
}

void draw_icon(Canvas& canvas, Icon icon, const Rect& rect, Colour colour, bool right_to_left) {
    Pen pen(canvas, rect, colour, right_to_left && has_direction(icon));
    draw_sign(pen, icon);
}

void draw_plate(Canvas& canvas, Icon icon, const Rect& rect, const Theme& theme, bool right_to_left,
                float share) {
    const float side = std::min(rect.width, rect.height);
    canvas.disc({centre_x(rect), centre_y(rect)}, side / 2, theme.accent_soft);
    draw_icon(canvas, icon, centred(rect, side * share, side * share), theme.on_accent_soft,
              right_to_left);
}

}  // namespace candour::kiosk
