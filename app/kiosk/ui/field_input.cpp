#include "app/kiosk/ui/field_input.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/bytes.h"

namespace candour::kiosk {
namespace {

constexpr std::size_t undo_max = 50;

// Longer than a line of writing; an input method that shows more is at fault.
constexpr std::size_t composing_bytes_max = 512;

bool is_inside_character(std::string_view text, std::size_t at) {
    return at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

std::size_t to_character(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (is_inside_character(text, at))
        --at;
    return at;
}

Composing within_limits(const Composing& composing) {
    const std::string_view all = composing.utf8;
    const std::string_view text = all.substr(0, to_character(all, composing_bytes_max));
    return {std::string(text), to_character(text, composing.caret_byte)};
}

bool moves_caret(Key key) { return key >= Key::Left && key <= Key::PageDown; }

}  // namespace

FieldInput::FieldInput(const Built& built, UiMemory& memory, TextEngine& text, Reaction& reaction)
    : built_(built), field_(*built.field), memory_(memory), text_(text), reaction_(reaction) {}

FieldInput::Place FieldInput::place() const {
    Place where{field_.run, field_.caret_byte};
    if (!has_selected()) return where;
    where.run.text.erase(field_.selected.from, field_.selected.to - field_.selected.from);
    where.caret_byte = field_.selected.from;
    return where;
}

std::size_t FieldInput::byte_at(float x, float y) const {
    return text_.byte_at(field_.run, x - field_.view.x, y - field_.view.y + field_.scroll);
}

void FieldInput::compose(const Composing& composing) {
    if (!composing.utf8.empty()) memory_.spelling.forget();
    wipe(memory_.composing.utf8);
    memory_.composing = within_limits(composing);
    memory_.focus = field_.id;
    reaction_.edited_out_of_sight = !field_.shown && !composing.utf8.empty();
}

void FieldInput::type(const std::string& utf8) {
    compose({});
    if (can_spell()) return type_to_spell(utf8);
    put_in(utf8);
    reaction_.edited_out_of_sight = !field_.shown;
    memory_.focus = field_.id;
}

bool FieldInput::press(const KeyPress& press) {
    if (!memory_.composing.utf8.empty()) {
        const bool leaves = press.key == Key::Next || press.key == Key::Previous;
        if (leaves || press.key == Key::Escape) end_composing(memory_);
        return !leaves;  // All other keys are the input method's.
    }
    if (press.key == Key::SelectAll) {
        select(0, field_.run.text.size());
        return true;
    }
    if (press.key == Key::Undo) {
        take_back();
        return true;
    }
    if (has_selected() && !press.extend && press_with_selected(press.key)) return true;
    std::optional<EditedText> edited =
        press_key(text_, field_.run, field_.caret_byte, press.key, field_.view.height);
    if (!edited) return press.key == Key::Space;  // Which comes as Typed.
    if (press.extend && moves_caret(press.key)) {
        select(memory_.anchor.value_or(field_.caret_byte), edited->caret_byte);
    } else {
        edit(std::move(*edited));
    }
    return true;
}

bool FieldInput::press_with_selected(Key key) {
    if (key == Key::Backspace || key == Key::Delete) {
        erase_selected();
    } else if (key == Key::Activate) {
        put_in("\n");
    } else if (key == Key::Escape) {
        edit({field_.run.text, field_.caret_byte});
    } else if (key == Key::Left || key == Key::Right) {
        const bool on = (key == Key::Right) != text_.measure(field_.run).right_to_left;
        edit({field_.run.text, on ? field_.selected.to : field_.selected.from});
    } else {
        return false;
    }
    return true;
}

bool FieldInput::activate(const std::string& id) {
    end_composing(memory_);
    if (id == "key.show") {
        reaction_.intent = ShowKeyboard{true};
        return true;
    }
    if (activate_candidate(id)) return true;
    if (const std::optional<KeyCap> key = find_key(built_.keys, memory_.keyboard, id)) {
        press_cap(*key);
        return true;
    }
    const bool up = id.ends_with(".up");
    if (!up && !id.ends_with(".down")) return false;
    press({up ? Key::PageUp : Key::PageDown});
    memory_.focus = field_.id;
    return true;
}

void FieldInput::press_cap(const KeyCap& key) {
    memory_.keyboard = after_key(memory_.keyboard, key);
    if (press_cap_to_spell(key)) return;
    switch (key.action) {
        case KeyAction::Hide:
            reaction_.intent = ShowKeyboard{false};
            break;
        case KeyAction::Backspace:
            press({Key::Backspace});
            break;
        case KeyAction::DeleteWord:
            if (has_selected()) return erase_selected();
            edit(without_word(field_.run, field_.caret_byte));
            break;
        case KeyAction::Undo:
            take_back();
            break;
        case KeyAction::Type:
        case KeyAction::Enter:
        case KeyAction::Space:
            put_in(key.typed);
            break;
        case KeyAction::SelectMore:
            select_by_touch(one_word_more(text_, field_.run, field_.selected));
            break;
        case KeyAction::SelectLess:
            select_by_touch(one_word_less(text_, field_.run, field_.selected));
            break;
        case KeyAction::SelectAll:
            select_by_touch({0, field_.run.text.size()});
            break;
        case KeyAction::SelectNone:
            edit({field_.run.text, field_.selected.to});
            break;
        case KeyAction::DeleteSelected:
            erase_selected();
            break;
        case KeyAction::Spell:
        case KeyAction::Candidate:
        case KeyAction::ShowForms:
        case KeyAction::Shift:
        case KeyAction::More:
        case KeyAction::Symbols:
        case KeyAction::Latin:
        case KeyAction::Letters:
            break;
    }
}

void FieldInput::finger_down(const Pointer& pointer) {
    memory_.drag = {};
    end_composing(memory_);
    if (!field_.keyboard_open || take_hold(pointer)) return;
    memory_.drag = {FieldDrag::Of::Text, pointer.x, pointer.y, field_.scroll, false};
}

// Of an end of what is selected: the other one stays.
bool FieldInput::take_hold(const Pointer& pointer) {
    if (!field_.handles) return false;
    const bool from = contains(field_.handles->from, pointer.x, pointer.y);
    if (!from && !contains(field_.handles->to, pointer.x, pointer.y)) return false;
    const std::size_t held = from ? field_.selected.from : field_.selected.to;
    const CaretBox caret = text_.caret(field_.run, held);
    const float x = field_.view.x + caret.x;
    const float y = field_.view.y - field_.scroll + caret.y + caret.height / 2;
    select(from ? field_.selected.to : field_.selected.from, held);
    memory_.drag = {FieldDrag::Of::End, x - pointer.x, y - pointer.y, field_.scroll, false};
    return true;
}

void FieldInput::finger_moved(const Pointer& pointer) {
    FieldDrag& drag = memory_.drag;
    switch (drag.of) {
        case FieldDrag::Of::Nothing:
            return;
        case FieldDrag::Of::End:
            drag.moved = true;
            return select(memory_.anchor.value_or(field_.caret_byte),
                          byte_at(pointer.x + drag.x, pointer.y + drag.y));
        case FieldDrag::Of::Text: {
            const float way = std::hypot(pointer.x - drag.x, pointer.y - drag.y);
            if (!drag.moved && way < field_.drag_from_px) return;  // A hand that shakes.
            if (!drag.moved) memory_.anchor = byte_at(drag.x, drag.y);
            drag.moved = true;
            return select(memory_.anchor.value_or(field_.caret_byte),
                          byte_at(pointer.x, pointer.y));
        }
    }
}

void FieldInput::finger_up(const Pointer& pointer, bool inside) {
    const FieldDrag drag = std::exchange(memory_.drag, {});
    if (drag.moved) {
        if (has_selected()) return select_by_touch(field_.selected);
        return edit({field_.run.text, field_.caret_byte});
    }
    if (drag.of == FieldDrag::Of::End || !inside) return;
    tap(pointer);
}

// A second tap on a word selects it; the next one anywhere ends that.
void FieldInput::tap(const Pointer& pointer) {
    if (!field_.keyboard_open) {
        reaction_.intent = ShowKeyboard{true};
        return;
    }
    const std::size_t byte = byte_at(pointer.x, pointer.y);
    const TextSpan word = text_.word_at(field_.run, byte);
    const bool again = !is_empty(word) && word == memory_.touched_word && !has_selected();
    if (again) return select_by_touch(word);
    const bool had_selected = has_selected();
    edit({field_.run.text, byte});
    memory_.touched_word = had_selected ? TextSpan{} : word;
}

void FieldInput::select(std::size_t anchor, std::size_t caret_byte) {
    memory_.spelling.forget();
    memory_.anchor = anchor;
    memory_.touched_word = {};
    reaction_.intent = EditText{field_.run.text, caret_byte};
    reaction_.edited_out_of_sight = !field_.shown;
}

void FieldInput::select_by_touch(const TextSpan& span) {
    select(span.from, span.to);
    memory_.keyboard = {KeyLayer::Selection, false, {}};
}

void FieldInput::put_in(const std::string& words) {
    Place where = place();
    edit(insert_composed(text_, where.run, where.caret_byte, words));
    wipe(where.run.text);
}

void FieldInput::erase_selected() {
    Place where = place();
    edit({where.run.text, where.caret_byte});
    wipe(where.run.text);
}

void FieldInput::take_back() {
    if (memory_.undo.empty()) return;
    EditedText before = std::move(memory_.undo.back());
    memory_.undo.pop_back();
    memory_.spelling.forget();
    nothing_selected();
    reaction_.intent = EditText{std::move(before.text), before.caret_byte};
}

void FieldInput::edit(EditedText edited) {
    remember(edited);
    nothing_selected();
    reaction_.intent = EditText{std::move(edited.text), edited.caret_byte};
}

// A word at a time: what was typed goes on from the step that began it.
void FieldInput::remember(const EditedText& edited) {
    const TextRun& run = field_.run;
    if (edited.text == run.text) return;
    const bool typed = edited.text.size() > run.text.size() && !has_selected();
    const bool at_word = field_.caret_byte == 0 || run.text[field_.caret_byte - 1] == ' ' ||
                         run.text[field_.caret_byte - 1] == '\n';
    if (typed && !at_word && !memory_.undo.empty()) return;
    keep_step({run.text, field_.caret_byte});
}

void FieldInput::keep_step(EditedText before) {
    if (memory_.undo.size() >= undo_max) memory_.undo.erase(memory_.undo.begin());
    memory_.undo.push_back(std::move(before));
}

void FieldInput::nothing_selected() {
    memory_.anchor.reset();
    memory_.touched_word = {};
    if (memory_.keyboard.layer != KeyLayer::Selection) return;
    memory_.keyboard = {};
    memory_.keys_rest_from = memory_.now;
}

}  // namespace candour::kiosk
