// The on-screen keyboard, drawn. Its rows run from left to right in every language.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

Icon icon_of(KeyAction action) {
    switch (action) {
        case KeyAction::Shift:
            return Icon::Shift;
        case KeyAction::Backspace:
            return Icon::Backspace;
        case KeyAction::Enter:
            return Icon::Enter;
        case KeyAction::Hide:
            return Icon::HideKeyboard;
        case KeyAction::Type:
        case KeyAction::Space:
        case KeyAction::Accents:
        case KeyAction::Symbols:
            return Icon::None;
    }
    return Icon::None;
}

// What is written on a key. Letters are the same in every language.
std::string cap_of(const KeyCap& key, const KeyboardState& state) {
    switch (key.action) {
        case KeyAction::Type:
            return key.typed;
        case KeyAction::Accents:
            return state.layer == KeyLayer::Accents ? "abc" : "âŵé";
        case KeyAction::Symbols:
            return state.layer == KeyLayer::Symbols ? "abc" : "123?";
        case KeyAction::Shift:
        case KeyAction::Backspace:
        case KeyAction::Enter:
        case KeyAction::Space:
        case KeyAction::Hide:
            return "";
    }
    return "";
}

}  // namespace

ShownText Ui::key_name(const KeyCap& key) const {
    const KeyLayer layer = memory_.keyboard.layer;
    switch (key.action) {
        case KeyAction::Type:
            return {key.typed, "en"};
        case KeyAction::Shift:
            return tr("Capital letter");
        case KeyAction::Backspace:
            return tr("Delete");
        case KeyAction::Enter:
            return tr("New line");
        case KeyAction::Space:
            return tr("Space");
        case KeyAction::Accents:
            return layer == KeyLayer::Accents ? tr("Letters") : tr("Letters with accents");
        case KeyAction::Symbols:
            return layer == KeyLayer::Symbols ? tr("Letters") : tr("Numbers and signs");
        case KeyAction::Hide:
            return tr("Hide the keyboard");
    }
    return {};
}

void Ui::place_key(const KeyCap& key, const Rect& rect) {
    Item item = make_item(key.id, Role::Key, key_name(key));
    const bool held =
        (key.action == KeyAction::Shift && memory_.keyboard.shift) ||
        (key.action == KeyAction::Accents && memory_.keyboard.layer == KeyLayer::Accents) ||
        (key.action == KeyAction::Symbols && memory_.keyboard.layer == KeyLayer::Symbols);
    item.selected = held;
    const bool pressed = is_pressed(key.id);
    const bool special = key.action != KeyAction::Type && key.action != KeyAction::Space;
    const bool is_word = key.action == KeyAction::Accents || key.action == KeyAction::Symbols;
    const ShownText cap = key.action == KeyAction::Space
                              ? tr("Space")
                              : ShownText{cap_of(key, memory_.keyboard), "en"};
    const bool small = is_word || key.action == KeyAction::Space;
    Set label = set(cap, small ? sizes_.key * 0.72F : sizes_.key, small, 0, Align::Centre);
    // A word that has no room on its key is left out: the key's place and its name still say it.
    if (label.extent.width > rect.width || label.extent.height > rect.height * 1.15F) {
        if (key.action == KeyAction::Space) label = set({"", "en"}, sizes_.key, false, 0);
    }
    emit(std::move(item), rect, [=, this](Canvas& canvas) {
        const float radius = sizes_.radius * 0.75F;
        const Colour plate = pressed   ? theme_.key_pressed
                             : held    ? theme_.accent
                             : special ? theme_.key_special
                                       : theme_.key;
        const Colour ink = held && !pressed ? theme_.on_accent : theme_.ink;
        if (!theme_.dark) canvas.shadow(rect, radius, sizes_.unit * 0.4F);
        canvas.fill(rect, plate, radius);
        canvas.outline(rect, theme_.edge, radius, 1.5F);
        const Icon icon = icon_of(key.action);
        if (icon != Icon::None) {
            const float side = std::min(sizes_.key_height * 0.5F, rect.width * 0.6F);
            draw_icon(canvas, icon, centred(rect, side, side), ink);
        } else {
            canvas.text(label.run, rect, ink);
        }
    });
}

void Ui::place_keyboard(const Rect& rect) {
    constexpr float units = 10;
    const float gap = sizes_.target_gap;
    const float width_max = units * sizes_.key_width_max + (units - 1) * gap;
    const float width = std::min(rect.width - 2 * sizes_.unit, width_max);
    const float unit = (width - (units - 1) * gap) / units;
    ornament([=, this](Canvas& canvas) {
        const Rect plate = centred(rect, width + 2 * sizes_.unit, rect.height);
        canvas.fill(plate, theme_.keyboard, sizes_.radius);
        if (theme_.dark) canvas.outline(plate, theme_.bar_edge, sizes_.radius, 1.5F);
    });
    Rect rows = centred(rect, width, rect.height - 2 * sizes_.unit);
    for (const std::vector<KeyCap>& row : key_rows(memory_.keyboard)) {
        Rect keys = cut_top(rows, sizes_.key_height);
        cut_top(rows, gap);
        for (const KeyCap& key : row) {
            // A key of n units is as wide as n keys and the gaps between them.
            place_key(key, cut_left(keys, key.units * unit + (key.units - 1) * gap));
            cut_left(keys, gap);
        }
    }
}

}  // namespace candour::kiosk
