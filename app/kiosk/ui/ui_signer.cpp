// The signer: a clip in sign language beside the words (above them on a tall panel), with three
// buttons; on a page of its own, the first, where the words need the room.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/kiosk/ui/split_text.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

constexpr float beside_share = 0.34F;  // Of the panel's width …
constexpr float above_share = 0.36F;   // … and of the page's height.
// Words in a narrower column are broken too often to be read with pleasure.
constexpr float column_ems_min = 15;

// "0:07".
std::string minutes(Milliseconds time) {
    const auto seconds = time.count() / 1000;
    const auto rest = seconds % 60;
    return std::to_string(seconds / 60) + (rest < 10 ? ":0" : ":") + std::to_string(rest);
}

float area_of(const Rect& rect) { return rect.width * rect.height; }

}  // namespace

Ui::SignerPlace Ui::signer_place() const {
    if (frame_.signer == nullptr) return SignerPlace::None;
    if (frame_.signer_alone || signer_must_be_alone_) return SignerPlace::OwnPage;
    return sizes_.portrait ? SignerPlace::Above : SignerPlace::Beside;
}

// Called first of all: what stands beside it is set in what it leaves.
void Ui::make_room_for_signer() {
    if (signer_place() != SignerPlace::Beside) return;
    const float left = sizes_.width - 3 * sizes_.margin - signer_width();
    if (left < sizes_.body * column_ems_min) {
        signer_must_be_alone_ = true;
    } else {
        column_width_ = std::floor(std::min(left, sizes_.text_width_max));
    }
}

void Ui::needs_width() {
    if (sizes_.portrait || frame_.signer == nullptr) return;
    signer_must_be_alone_ = true;
    column_width_ = std::floor(std::min(sizes_.width - 2 * sizes_.margin, sizes_.text_width_max));
}

float Ui::signer_width() const { return std::round(sizes_.width * beside_share); }

float Ui::signer_height() const {
    if (signer_place() != SignerPlace::Above) return 0;
    return std::round((sizes_.height - header_height() - footer_height()) * above_share);
}

Block Ui::signer_page(float height) {
    Block block;
    block.height = height;
    block.place = [this](const Rect& rect) {
        placing_ = Place::Signer;
        place_signer(rect);
        placing_ = Place::Content;
    };
    return block;
}

// Cuts its room off what the page's words have.
void Ui::place_signer_in(Rect& area) {
    const SignerPlace place = signer_place();
    if (place != SignerPlace::Beside && place != SignerPlace::Above) return;
    const bool beside = place == SignerPlace::Beside;
    signer_room_ =
        beside ? cut_start(area, signer_width(), right_to_left_) : cut_top(area, signer_height());
    if (beside) cut_start(area, sizes_.margin, right_to_left_);
    if (!beside) cut_top(area, sizes_.page_pad);
}

// Below the picture, or beside it where it is larger then.
void Ui::place_signer(const Rect& room) {
    const SignerOnScreen& shown = *frame_.signer;
    const float gap = sizes_.target_gap;
    const float line = std::ceil(sizes_.control * 1.5F);
    Rect above = room;
    const float low =
        std::max(sizes_.target_min, std::min(sizes_.target_min * 1.2F, room.height * 0.25F));
    const Rect row = cut_bottom(above, std::ceil(low));
    cut_bottom(above, gap);
    const Rect line_below = cut_bottom(above, line);
    Rect left = room;
    const float wide =
        std::max(sizes_.target_min * 1.6F, std::min(room.width * 0.3F, sizes_.target_min * 2.6F));
    const Rect column = cut_end(left, std::ceil(wide), right_to_left_);
    cut_end(left, gap * 2, right_to_left_);
    const Rect line_beside = cut_bottom(left, line);
    const float third = (column.height - 2 * gap) / 3;
    const bool stack = third >= sizes_.target_min &&
                       area_of(fitted(shown.picture, left)) > area_of(fitted(shown.picture, above));
    place_signer_picture(fitted(shown.picture, stack ? left : above),
                         stack ? line_beside : line_below);
    if (stack) {
        const float high = std::min(third, std::ceil(sizes_.target_min * 1.5F));
        Rect rest = centred(column, column.width, 3 * high + 2 * gap);
        place_signer_buttons([&](std::size_t) {
            const Rect box = cut_top(rest, high);
            cut_top(rest, gap);
            return box;
        });
    } else {
        Rect rest = row;
        place_signer_buttons([&](std::size_t) {
            const Rect box = cut_start(rest, std::floor((row.width - 2 * gap) / 3), right_to_left_);
            cut_start(rest, gap, right_to_left_);
            return box;
        });
    }
}

void Ui::place_signer_picture(const Rect& rect, const Rect& line) {
    const SignerOnScreen& shown = *frame_.signer;
    Item item =
        make_item("signer.picture", Role::Picture, tr("What this screen says, in sign language"));
    item.value = minutes(shown.at) + " / " + minutes(shown.length);
    const Set time = set({item.value, "en"}, sizes_.control, false, 0);
    const float share = shown.length.count() <= 0 ? 0
                                                  : static_cast<float>(shown.at.count()) /
                                                        static_cast<float>(shown.length.count());
    // As wide as the picture, but for what the figures need.
    const float wide = std::min(line.width, std::max(rect.width, time.extent.width * 2));
    Rect strip = centred(line, wide, line.height);
    strip.x = std::clamp(rect.x + rect.width / 2 - strip.width / 2, line.x,
                         std::max(line.x, right_of(line) - strip.width));
    const float left = std::min(rect.x, strip.x);
    const Rect whole{left, rect.y, std::max(right_of(rect), right_of(strip)) - left,
                     std::max(bottom_of(rect), bottom_of(strip)) - rect.y};
    emit(std::move(item), whole, [=, this](Canvas& canvas) {
        canvas.picture(shown.picture, rect, sizes_.radius / 2, theme_);
        canvas.outline(rect, theme_.edge, sizes_.radius / 2, std::max(1.5F, sizes_.stroke * 0.75F));
    });
    ornament([=, this](Canvas& canvas) {
        Rect room = strip;
        const Rect figures = cut_end(room, time.extent.width, right_to_left_);
        canvas.text(time.run, figures, theme_.ink, Vertical::Middle, right_to_left_);
        cut_end(room, sizes_.bar_unit * 2, right_to_left_);
        const float high = std::max(6.0F, sizes_.bar_unit * 0.9F);
        const Rect bar = centred(room, room.width, high);
        Rect done = bar;
        done = cut_start(done, bar.width * std::min(share, 1.0F), right_to_left_);
        if (done.width >= high) canvas.fill(done, theme_.accent, high / 2);
        canvas.outline(bar, theme_.edge, high / 2, 2);
    });
}

void Ui::place_signer_buttons(const std::function<Rect(std::size_t)>& next) {
    const SignerOnScreen& shown = *frame_.signer;
    const bool slow = shown.speed_percent == 50;
    const std::array buttons = {
        SignerButton{"signer.play", shown.playing ? tr("Pause") : tr("Play"),
                     shown.playing ? Icon::Pause : Icon::Play, false},
        SignerButton{"signer.again", tr("Again"), Icon::Repeat, false},
        SignerButton{"signer.slower", slow ? tr("Normal speed") : tr("Slower"),
                     slow ? Icon::Fast : Icon::Slow, shown.speed_percent < 100}};
    for (std::size_t i = 0; i < buttons.size(); ++i)
        place_signer_button(buttons[i], next(i));
}

// Its sign above its word; the sign alone where the word would be broken.
void Ui::place_signer_button(const SignerButton& button, const Rect& rect) {
    const float pad = std::round(sizes_.bar_unit);
    Set words = set(button.name, sizes_.control, true, rect.width - 2 * pad, Align::Centre);
    const float icon = std::round(sizes_.target_min * 0.34F);
    const bool breaks =
        widest_word(text_, set(button.name, sizes_.control, true, 0).run) > rect.width - 2 * pad;
    const bool fits = !breaks && icon + words.extent.height + 2 * pad <= rect.height;
    if (!fits) words = Set{};
    const bool first = button.id == "signer.play";
    const bool pressed = is_pressed(button.id);
    Item item = make_item(button.id, Role::Button, button.name);
    item.selected = button.selected;
    emit(std::move(item), rect, [=, this](Canvas& canvas) {
        const Colour plate = first             ? (pressed ? theme_.accent_pressed : theme_.accent)
                             : pressed         ? theme_.card_pressed
                             : button.selected ? theme_.card_selected
                                               : theme_.card;
        const Colour ink = first ? theme_.on_accent : theme_.accent;
        canvas.fill(rect, plate, sizes_.radius);
        if (!first) {
            canvas.outline(rect, theme_.accent, sizes_.radius,
                           button.selected ? sizes_.stroke * 2 : sizes_.stroke);
        }
        const float side = fits ? icon : std::min(rect.width, rect.height) * 0.45F;
        Rect inner = centred(rect, rect.width - 2 * pad, side + (fits ? words.extent.height : 0));
        draw_icon(canvas, button.icon, centred(cut_top(inner, side), side, side), ink);
        if (fits) canvas.text(words.run, inner, ink, Vertical::Middle, right_to_left_);
    });
}

}  // namespace candour::kiosk
