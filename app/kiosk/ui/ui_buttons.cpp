// Buttons of a page, a footer and a field, drawn and measured alike.
#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/easy_read.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {

float Ui::button_height(const Set& label) const {
    const float around = sizes_.unit * (is_scarce() ? 0.25F : 2);
    return std::ceil(std::max(sizes_.target, label.extent.height + around));
}

void Ui::place_button(const std::string& id, const ShownText& name, const Set& label,
                      ButtonStyle style, Icon icon, const Rect& rect, Role role) {
    const bool pressed = is_pressed(id);
    Item item = make_item(id, role, name);
    item.picture = icon;
    // What turns pages says nothing of what is written.
    if (role == Role::Key) item.spoken_apart = name.text;
    emit(std::move(item), rect, [=, this](Canvas& canvas) {
        Colour ink = theme_.accent;
        if (style == ButtonStyle::Primary) {
            ink = theme_.on_accent;
            if (!theme_.dark) canvas.shadow(rect, sizes_.radius, sizes_.unit * 0.8F);
            canvas.fill(rect, pressed ? theme_.accent_pressed : theme_.accent, sizes_.radius);
        } else {
            const bool quiet = style == ButtonStyle::Quiet;
            if (quiet) ink = theme_.ink_quiet;
            canvas.fill(rect, pressed ? theme_.card_pressed : theme_.card, sizes_.radius);
            canvas.outline(rect, quiet ? theme_.edge : theme_.accent, sizes_.radius,
                           quiet ? std::max(1.5F, sizes_.stroke * 0.75F) : sizes_.stroke);
        }
        const bool alone = label.extent.width <= 0;
        const float grown = alone ? std::min(rect.width, rect.height) * 0.42F
                                  : std::max(sizes_.unit * 3.6F, label.run.size_px * 0.8F);
        const float side = icon == Icon::None ? 0 : std::round(grown);
        const float gap = side > 0 && label.extent.width > 0 ? sizes_.unit * 1.5F : 0;
        Rect inner = centred(rect, side + gap + label.extent.width, rect.height);
        if (side > 0) {
            const bool at_end = icon == Icon::ArrowForward;
            const Rect box = at_end ? cut_end(inner, side, right_to_left_)
                                    : cut_start(inner, side, right_to_left_);
            draw_icon(canvas, icon, centred(box, side, side), ink, right_to_left_);
            if (at_end)
                cut_end(inner, gap, right_to_left_);
            else
                cut_start(inner, gap, right_to_left_);
        }
        if (label.extent.width > 0) {
            canvas.text(label.run, inner, ink, Vertical::Middle, right_to_left_);
        }
    });
}

bool Ui::button(const std::string& id, const ShownText& label, ButtonStyle style, Icon icon) {
    if (pictured_ && icon == Icon::None) icon = picture_of_choice(id);
    const float icon_room = icon == Icon::None ? 0 : sizes_.body + sizes_.unit * 2;
    const Set words =
        set(label, sizes_.body, true, column_width() - sizes_.unit * 4 - icon_room, Align::Centre);
    Block block;
    block.height = button_height(words);
    if (style == ButtonStyle::Primary && !is_scarce())
        block.height = std::max(block.height, sizes_.target * 1.1F);
    const float apart = std::round(sizes_.unit * (is_scarce() ? 0 : 2.5F));
    block.gap = std::max(sizes_.target_gap, apart) + extra_gap_;
    extra_gap_ = 0;
    block.place = [=, this](const Rect& rect) {
        place_button(id, label, words, style, icon, rect);
    };
    add(std::move(block));
    return was_activated(id);
}

}  // namespace candour::kiosk
