#include "app/kiosk/ui/interaction.h"

#include <algorithm>
#include <utility>

#include "app/kiosk/ui/field_input.h"
#include "core/base/bytes.h"

namespace candour::kiosk {
namespace {

constexpr std::string_view pad_key = "pad.";

std::string pad_types(const std::string& key) {
    if (key == "backspace") return "\b";
    if (key == "point") return ".";
    if (key == "minus") return "-";
    if (key == "turn") return std::string(1, other_symbols_key);
    return key;
}

// One event on one frame.
class Reactor {
public:
    Reactor(const Built& built, UiMemory& memory, TextEngine& text)
        : built_(built), memory_(memory), text_(text) {
        if (!built.field) return;
        const FieldOnScreen& field = *built.field;
        if (!memory.spelling.holds(field.run.text, field.caret_byte)) memory.spelling.forget();
    }

    Reaction operator()(const Pointer& pointer) {
        if (memory_.listening) {
            explore(pointer);
            return std::move(reaction_);
        }
        switch (pointer.phase) {
            case Pointer::Phase::Down:
                finger_down(pointer);
                break;
            case Pointer::Phase::Move:
                memory_.pressed_inside = is_on_pressed(pointer);
                if (is_field(memory_.pressed)) field().finger_moved(pointer);
                break;
            case Pointer::Phase::Up:
                finger_up(pointer);
                break;
            case Pointer::Phase::Cancel:
                memory_.pressed.clear();
                memory_.drag = {};
                break;
        }
        return std::move(reaction_);
    }

    Reaction operator()(const Typed& typed) {
        if (built_.pad) reaction_.intent = PressPad{typed.utf8};
        if (!built_.field) return std::move(reaction_);
        field().type(typed.utf8);
        return std::move(reaction_);
    }

    Reaction operator()(const Composing& composing) {
        if (built_.field) field().compose(composing);
        return std::move(reaction_);
    }

    Reaction operator()(const KeyPress& press) {
        if (built_.field && field().press_while_spelling(press)) return std::move(reaction_);
        if (in_field() && field().press(press)) return std::move(reaction_);
        switch (press.key) {
            case Key::Next:
                focus_on(next_stop(built_.parts, memory_.focus, +1, stops()));
                break;
            case Key::Previous:
                focus_on(next_stop(built_.parts, memory_.focus, -1, stops()));
                break;
            case Key::Select:
                select();
                break;
            case Key::Activate:
            case Key::Space:
                if (find_stop(built_.parts, memory_.focus)) activate(memory_.focus);
                break;
            case Key::Escape:
                if (memory_.reading_open) reaction_.activated = "reading.close";
                break;
            case Key::Left:
            case Key::Right:
            case Key::Up:
            case Key::Down:
                focus_on(stop_towards(built_.parts, memory_.focus, press.key));
                break;
            case Key::PageUp:
                activate("page.previous");
                break;
            case Key::PageDown:
                activate("page.next");
                break;
            case Key::Backspace:
                if (built_.pad) reaction_.intent = PressPad{"\b"};
                break;
            case Key::Home:
            case Key::End:
            case Key::Delete:
            case Key::SelectAll:
            case Key::Undo:
            case Key::Repeat:
            case Key::Speech:
            case Key::Louder:
            case Key::Quieter:
                break;
        }
        return std::move(reaction_);
    }

private:
    Stops stops() const { return memory_.listening ? Stops::All : Stops::Usable; }

    // A finger finds things; lifting it does nothing, two quick taps choose what it found.
    void explore(const Pointer& pointer) {
        const auto here = [&] {
            const Item* item = item_at(built_.parts, pointer.x, pointer.y, Stops::All);
            if (item != nullptr && item->id != memory_.focus) focus_on(item->id);
        };
        switch (pointer.phase) {
            case Pointer::Phase::Down:
                memory_.second_touch = memory_.now - memory_.lifted <= double_tap_within;
                if (!memory_.second_touch) here();
                break;
            case Pointer::Phase::Move:
                here();
                break;
            case Pointer::Phase::Up:
                memory_.lifted = memory_.now;
                if (!std::exchange(memory_.second_touch, false)) break;
                memory_.lifted -= double_tap_within * 2;  // A third tap begins anew.
                select();
                break;
            case Pointer::Phase::Cancel:
                memory_.second_touch = false;
                break;
        }
    }

    // Of a keypad with four keys: from a field to the keys that write into it.
    void select() {
        if (!in_field()) {
            if (find_stop(built_.parts, memory_.focus)) activate(memory_.focus);
            return;
        }
        if (!built_.field->keyboard_open) {
            reaction_.intent = ShowKeyboard{true};
            return;
        }
        for (const Part& part : built_.parts) {
            if (!is_stop(part) || part.item.role != Role::Key) continue;
            focus_on(part.item.id);
            return;
        }
    }

    FieldInput field() { return {built_, memory_, text_, reaction_}; }
    bool is_field(const std::string& id) const { return built_.field && id == built_.field->id; }

    bool in_field() const {
        return built_.field && built_.field->shown && memory_.focus == built_.field->id;
    }

    bool is_on_pressed(const Pointer& pointer) const {
        const Item* item = item_at(built_.parts, pointer.x, pointer.y);
        return item && !memory_.pressed.empty() && item->id == memory_.pressed;
    }

    void finger_down(const Pointer& pointer) {
        const Item* item = item_at(built_.parts, pointer.x, pointer.y);
        memory_.focus_visible = false;
        memory_.pressed = item ? item->id : "";
        memory_.pressed_inside = item != nullptr;
        // Keys write into the field: it keeps the focus, and so its caret.
        const bool keeps_focus = item && item->role == Role::Key;
        if (item && !keeps_focus) memory_.focus = item->id;
        if (item && is_field(item->id)) field().finger_down(pointer);
    }

    void finger_up(const Pointer& pointer) {
        const bool inside = is_on_pressed(pointer);
        const std::string id = memory_.pressed;
        memory_.pressed.clear();
        memory_.pressed_inside = false;
        if (is_field(id)) {
            const Item* item = find_stop(built_.parts, id);
            const bool counts = memory_.drag.moved || item == nullptr || !is_same_strike(*item);
            field().finger_up(pointer, inside && counts);
        } else if (inside) {
            activate(id);
        }
    }

    void focus_on(std::string id) {
        memory_.focus = std::move(id);
        memory_.focus_visible = true;
    }

    // A hand that shakes strikes twice where it meant to strike once.
    bool is_same_strike(const Item& item) {
        const StrikeGuard guards = strike_guard(memory_.touch_pause);
        const Milliseconds guard = item.role == Role::Key ? guards.key : guards.button;
        // Nor is the key meant that now lies where another was.
        const bool moved =
            item.role == Role::Key && memory_.now - memory_.keys_rest_from < guards.button;
        const bool again =
            moved || (memory_.struck == item.id && memory_.now - memory_.struck_at < guard);
        memory_.struck = item.id;
        memory_.struck_at = memory_.now;
        return again;
    }

    void activate(const std::string& id) {
        const Item* item = find_stop(built_.parts, id);
        if (item == nullptr || is_same_strike(*item)) return;
        if (built_.field && field().activate(id)) return;
        if (built_.pad && id.starts_with(pad_key)) {
            reaction_.intent = PressPad{pad_types(id.substr(pad_key.size()))};
            return;
        }
        reaction_.activated = id;
    }

    const Built& built_;
    UiMemory& memory_;
    TextEngine& text_;
    Reaction reaction_;
};

}  // namespace

StrikeGuard strike_guard(TouchPause pause) {
    switch (pause) {
        case TouchPause::Usual:
            return {Milliseconds{400}, Milliseconds{90}};
        case TouchPause::Longer:
            return {Milliseconds{800}, Milliseconds{400}};
        case TouchPause::Longest:
            return {Milliseconds{1'500}, Milliseconds{800}};
    }
    return {};
}

void end_composing(UiMemory& memory) {
    if (memory.composing.utf8.empty()) return;
    wipe(memory.composing.utf8);
    memory.composing = {};
    memory.composing_ended = true;
}

Reaction react(const InputEvent& event, const Built& built, UiMemory& memory, TextEngine& text) {
    return std::visit(Reactor(built, memory, text), event);
}

}  // namespace candour::kiosk
