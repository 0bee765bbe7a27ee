// The on-screen keyboard, drawn. Its rows run from left to right in every language.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/split_text.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

Icon icon_of(KeyAction action) {
    switch (action) {
        case KeyAction::Shift:
            return Icon::Shift;
        case KeyAction::Backspace:
            return Icon::Backspace;
        case KeyAction::DeleteWord:
            return Icon::Cross;
        case KeyAction::Undo:
            return Icon::Undo;
        case KeyAction::Enter:
            return Icon::Enter;
        case KeyAction::Hide:
            return Icon::HideKeyboard;
        default:
            return Icon::None;
    }
}

bool types(KeyAction action) {
    return action == KeyAction::Type || action == KeyAction::Spell ||
           action == KeyAction::Candidate || action == KeyAction::ShowForms;
}

// The first letters of a layer, as what leads to it.
std::string first_letters(const LetterRows& rows) {
    std::string text;
    std::size_t letters = 0;
    for (const std::vector<Letter>& row : rows) {
        for (const Letter& letter : row) {
            if (is_mark(letter.lower) || letters == 3) continue;
            text += letter.lower;
            ++letters;
        }
    }
    return text;
}

bool is_in_words(KeyAction action) {
    return action == KeyAction::SelectMore || action == KeyAction::SelectLess ||
           action == KeyAction::SelectAll || action == KeyAction::SelectNone ||
           action == KeyAction::DeleteSelected;
}

constexpr std::string_view joiner = "\u200c";  // Parts letters, and has no shape.

}  // namespace

// What is written on a key.
ShownText Ui::key_cap(const KeyCap& key) const {
    const KeyboardLayout& layout = *frame_.keys.layout;
    switch (key.action) {
        case KeyAction::Type:
        case KeyAction::ShowForms:
            if (key.typed == joiner) return {"›‹", "en"};
            if (is_mark(key.typed)) return {"◌" + key.typed, key.language};
            return {key.typed, key.language};
        case KeyAction::Spell:
            return {key.typed, "en"};
        case KeyAction::Candidate:
            return {key.typed, key.language};
        case KeyAction::More:
            return {first_letters(layout.more), layout.language};
        case KeyAction::Symbols:
            return {"123?", "en"};
        case KeyAction::Latin:
            return {"ABC", "en"};
        case KeyAction::Letters:
            if (layout.pinyin) return {"拼音", layout.language};
            return {first_letters(letters_of(layout, frame_.keys.alphabetical)), layout.language};
        default:
            return is_in_words(key.action) ? key_name(key) : ShownText{};
    }
}

bool Ui::has_own_keys() const {
    const Language& of = frame_.keys.layout->language;
    return language_ == of || language_.starts_with(of + "-");
}

ShownText Ui::key_name(const KeyCap& key) const {
    switch (key.action) {
        case KeyAction::Type:
        case KeyAction::Candidate:
            return {key.typed, key.language};
        case KeyAction::Spell:
            return {key.typed, "en"};
        case KeyAction::ShowForms:
            return tr("Other forms of {letter}", {{"letter", key.typed}});
        case KeyAction::Shift:
            return tr("Capital letter");
        case KeyAction::Backspace:
            return tr("Delete");
        case KeyAction::DeleteWord:
            return tr("Delete word");
        case KeyAction::Undo:
            return tr("Undo");
        case KeyAction::Enter:
            return tr("New line");
        case KeyAction::Space:
            return tr("Space");
        case KeyAction::More:
            return tr("More letters");
        case KeyAction::Latin:
            return tr("English letters");
        case KeyAction::Letters:
            return tr("Letters");
        case KeyAction::Symbols:
            return tr("Numbers and signs");
        case KeyAction::SelectMore:
            return tr("One word more");
        case KeyAction::SelectLess:
            return tr("One word less");
        case KeyAction::SelectAll:
            return tr("Select everything");
        case KeyAction::SelectNone:
            return tr("Select nothing");
        case KeyAction::DeleteSelected:
            return tr("Delete what is selected");
        case KeyAction::Hide:
            return tr("Hide the keyboard");
    }
    return {};
}

// Several words, on several lines where they need them, as large as they fit.
Ui::Set Ui::words_on_key(const ShownText& words, const Rect& rect) const {
    const Rect room = inset(rect, sizes_.unit, 0);
    Set label;
    for (float size = sizes_.key * 0.72F; size > sizes_.key * 0.3F; size *= 0.9F) {
        label = set(words, size, true, room.width, Align::Centre);
        const bool fits =
            label.extent.height <= room.height && widest_word(text_, label.run) <= room.width;
        if (fits) break;
    }
    return label;
}

void Ui::place_key(const KeyCap& key, const Rect& rect) {
    Item item = make_item(key.id, Role::Key, key_name(key));
    const bool held = (key.action == KeyAction::Shift && memory_.keyboard.shift) ||
                      (key.action == KeyAction::Letters && key.id != "key.letters");
    item.selected = held;
    if (key.action == KeyAction::Candidate) {
        const std::string number = key.id.substr(key.id.rfind('.') + 1);
        item.spoken_apart = tr("Word {number}", {{"number", number}}).text;
    }
    const bool pressed = is_pressed(key.id);
    const bool special = !types(key.action) && key.action != KeyAction::Space;
    const ShownText cap = key.action == KeyAction::Space ? tr("Space") : key_cap(key);
    const bool small = !types(key.action);
    Set label = set(cap, small ? sizes_.key * 0.72F : sizes_.key, small, 0, Align::Centre);
    // Letters of several strokes are set smaller where they would touch the key's edge.
    for (float size = sizes_.key; label.extent.width > rect.width && size > sizes_.key * 0.5F;) {
        size *= 0.85F;
        label = set(cap, small ? size * 0.72F : size, small, 0, Align::Centre);
    }
    if (is_in_words(key.action)) label = words_on_key(cap, rect);
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

void Ui::place_keyboard(const Rect& rect, bool spelling) {
    const KeyRows keyboard = key_rows(frame_.keys, memory_.keyboard);
    const auto units = static_cast<float>(keyboard.columns);
    const float gap = sizes_.target_gap;
    const float pad = std::min(sizes_.unit, sizes_.mm(1));
    const float width_max = units * sizes_.key_width_max + (units - 1) * gap;
    const float width = std::min(rect.width - 2 * pad, width_max);
    const float unit = (width - (units - 1) * gap) / units;
    ornament([=, this](Canvas& canvas) {
        const Rect plate = centred(rect, width + 2 * pad, rect.height);
        canvas.fill(plate, theme_.keyboard, sizes_.radius);
        if (theme_.dark) canvas.outline(plate, theme_.bar_edge, sizes_.radius, 1.5F);
    });
    Rect rows = centred(rect, width, rect.height - 2 * sizes_.unit);
    // The last row is as high as ever: what leads back stays where it was.
    const auto above = static_cast<float>(keyboard.rows.size() - 1);
    const float height = keyboard.guesses ? sizes_.key_height
                                          : (rows.height - sizes_.key_height - above * gap) / above;
    for (const std::vector<KeyCap>& row : keyboard.rows) {
        const bool guesses = keyboard.guesses && &row == &keyboard.rows.front();
        const bool last = &row == &keyboard.rows.back();
        const float own = guesses ? guesses_height() : height;
        Rect keys = cut_top(rows, last ? sizes_.key_height : own);
        cut_top(rows, gap);
        if (guesses && spelling) {
            place_candidates(keys);
            continue;
        }
        float used = 0;
        for (const KeyCap& key : row)
            used += key.units;
        // Shorter rows stand in the middle.
        cut_left(keys, std::max(0.0F, (units - used) / 2 * (unit + gap)));
        for (const KeyCap& key : row) {
            // A key of n units is as wide as n keys and the gaps between them.
            place_key(key, cut_left(keys, key.units * unit + (key.units - 1) * gap));
            cut_left(keys, gap);
        }
    }
}

}  // namespace candour::kiosk
