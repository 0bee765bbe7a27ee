// Of FieldInput: letters that are spelled into words, where the keyboard's language has no other
// way (Chinese).
#include <algorithm>
#include <utility>

#include "app/kiosk/ui/field_input.h"
#include "core/base/bytes.h"

namespace candour::kiosk {
namespace {

constexpr std::string_view candidate = "candidate.";

}  // namespace

const Pinyin* FieldInput::pinyin() const {
    return built_.keys.layout == nullptr ? nullptr : built_.keys.layout->pinyin.get();
}

bool FieldInput::can_spell() const {
    const KeyLayer layer = memory_.keyboard.layer;
    return pinyin() != nullptr && (layer == KeyLayer::Letters || layer == KeyLayer::Selection);
}

bool FieldInput::is_spelling() const { return pinyin() != nullptr && memory_.spelling.active(); }

Speller FieldInput::speller() {
    return {*pinyin(), memory_.spelling, field_.run, field_.caret_byte};
}

void FieldInput::spell(EditedText edited, Focus focus) {
    nothing_selected();
    reaction_.intent = EditText{std::move(edited.text), edited.caret_byte};
    reaction_.edited_out_of_sight = !field_.shown;
    if (focus == Focus::ToField) memory_.focus = field_.id;
}

// What is spelled is one step for who takes it back: how it was before its first letter.
void FieldInput::add_letters(std::string_view letters, Focus focus) {
    if (!memory_.spelling.active()) keep_step({field_.run.text, field_.caret_byte});
    Place where = place();
    Speller speller(*pinyin(), memory_.spelling, where.run, where.caret_byte);
    spell(speller.letter(letters), focus);
    wipe(where.run.text);
}

// From a hardware keyboard.
void FieldInput::type_to_spell(const std::string& utf8) {
    const bool active = is_spelling();
    if (is_pinyin(utf8) && (active || utf8.front() != '\'')) {
        add_letters(utf8, Focus::ToField);
    } else if (active && utf8.size() == 1 && utf8[0] >= '1' && utf8[0] <= '9') {
        press_candidate(utf8);
    } else if (active && utf8 == " ") {
        spell(speller().take(built_.first_candidate), Focus::ToField);
    } else {
        type_sign(utf8);
    }
}

// Before a sign or a capital, what was spelled is what it most likely means.
void FieldInput::type_sign(const std::string& utf8) {
    Place where = place();
    if (is_spelling()) {
        EditedText taken = speller().take_all();
        where.run.text = std::move(taken.text);
        where.caret_byte = taken.caret_byte;
    }
    const std::string_view before = std::string_view(where.run.text).substr(0, where.caret_byte);
    edit(insert_composed(text_, where.run, where.caret_byte, chinese_sign(utf8, before)));
    wipe(where.run.text);
    reaction_.edited_out_of_sight = !field_.shown;
    memory_.focus = field_.id;
}

bool FieldInput::press_while_spelling(const KeyPress& press) {
    if (!is_spelling() || press.extend) return false;
    switch (press.key) {
        case Key::Escape:
            spell(speller().without_letters(), Focus::Stays);
            return true;
        case Key::PageUp:
        case Key::PageDown:
            press_candidate(press.key == Key::PageUp ? "previous" : "next");
            return true;
        case Key::Backspace:
            spell(speller().without_letter(), Focus::Stays);
            return true;
        case Key::Activate:  // The letters are what is meant.
            if (!field_.shown || memory_.focus != field_.id) return false;
            memory_.spelling.forget();
            return true;
        default:
            return false;
    }
}

bool FieldInput::activate_candidate(const std::string& id) {
    if (!id.starts_with(candidate)) return false;
    press_candidate(id.substr(candidate.size()));
    return true;
}

// "1" and up on the page that is shown, or another page.
void FieldInput::press_candidate(const std::string& which) {
    if (!is_spelling()) return;
    std::size_t& page = memory_.spelling.page;
    if (which == "next") {
        if (built_.more_candidates) page = built_.candidate_page + 1;
    } else if (which == "previous") {
        page = built_.candidate_page - std::min<std::size_t>(1, built_.candidate_page);
    } else {
        const auto number = static_cast<std::size_t>(which.front() - '0');
        spell(speller().take(built_.first_candidate + number - 1), Focus::Stays);
    }
    focus_near_candidates();
}

// A guess that was chosen is not there any more: the focus goes to what has come instead.
void FieldInput::focus_near_candidates() {
    if (!memory_.focus.starts_with(candidate)) return;
    const std::vector<std::string>& signs = built_.keys.layout->signs;
    memory_.focus = memory_.spelling.active() ? "candidate.1" : "key." + signs.front();
}

bool FieldInput::press_cap_to_spell(const KeyCap& key) {
    if (key.action == KeyAction::Spell) {
        const bool begins = memory_.spelling.active() || key.typed != "'";
        if (begins) add_letters(key.typed, Focus::Stays);
        return true;
    }
    if (!is_spelling()) return false;
    switch (key.action) {
        case KeyAction::Backspace:
            spell(speller().without_letter(), Focus::Stays);
            return true;
        case KeyAction::Space:
            spell(speller().take(built_.first_candidate), Focus::Stays);
            return true;
        case KeyAction::Symbols:
            spell(speller().take_all(), Focus::Stays);
            return true;
        case KeyAction::Enter:
            memory_.spelling.forget();
            return true;
        default:
            memory_.spelling.forget();
            return false;
    }
}

}  // namespace candour::kiosk
