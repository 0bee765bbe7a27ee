#include "app/kiosk/ui/interaction.h"

#include <algorithm>
#include <utility>

#include "app/kiosk/ui/editor.h"

namespace candour::kiosk {
namespace {

constexpr std::string_view pad_key = "pad.";
constexpr std::string_view candidate = "candidate.";
constexpr std::size_t undo_max = 50;

std::string pad_types(const std::string& key) {
    if (key == "backspace") return "\b";
    if (key == "point") return ".";
    if (key == "minus") return "-";
    return key;
}

// One event on one frame.
class Reactor {
public:
    Reactor(const Built& built, UiMemory& memory, TextEngine& text)
        : built_(built), memory_(memory), text_(text) {
        if (!built.field) return;
        const FieldOnScreen& field = *built.field;
        if (!memory.composing.holds(field.run.text, field.caret_byte)) memory.composing.forget();
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
                break;
            case Pointer::Phase::Up:
                finger_up(pointer);
                break;
            case Pointer::Phase::Cancel:
                memory_.pressed.clear();
                break;
        }
        return std::move(reaction_);
    }

    Reaction operator()(const Typed& typed) {
        if (built_.pad) reaction_.intent = PressPad{typed.utf8};
        if (!built_.field) return std::move(reaction_);
        if (can_compose()) {
            type_to_compose(typed.utf8);
            return std::move(reaction_);
        }
        edit(insert_composed(text_, built_.field->run, built_.field->caret_byte, typed.utf8));
        return std::move(reaction_);
    }

    Reaction operator()(const KeyPress& press) {
        if (is_composing() && press_while_composing(press.key)) return std::move(reaction_);
        if (in_field() && press_in_field(press.key)) return std::move(reaction_);
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
    }

    void finger_up(const Pointer& pointer) {
        const bool inside = is_on_pressed(pointer);
        const std::string id = memory_.pressed;
        memory_.pressed.clear();
        memory_.pressed_inside = false;
        if (!inside) return;
        if (built_.field && id == built_.field->id) {
            tap_in_field(pointer);
        } else {
            activate(id);
        }
    }

    void tap_in_field(const Pointer& pointer) {
        const FieldOnScreen& field = *built_.field;
        if (!field.keyboard_open) {
            reaction_.intent = ShowKeyboard{true};
            return;
        }
        const float x = pointer.x - field.view.x;
        const float y = pointer.y - field.view.y + field.scroll;
        edit({field.run.text, text_.byte_at(field.run, x, y)});
    }

    bool press_in_field(Key key) {
        std::optional<EditedText> edited = press_key(
            text_, built_.field->run, built_.field->caret_byte, key, built_.field->view.height);
        if (edited) edit(std::move(*edited));
        return edited.has_value() || key == Key::Space;
    }

    void edit(EditedText edited) {
        remember(edited);
        reaction_.intent = EditText{std::move(edited.text), edited.caret_byte};
        reaction_.edited_out_of_sight = !built_.field->shown;
        memory_.focus = built_.field->id;
    }

    void focus_on(std::string id) {
        memory_.focus = std::move(id);
        memory_.focus_visible = true;
    }

    // A hand that shakes strikes twice where it meant to strike once.
    bool is_same_strike(const Item& item) {
        const Milliseconds guard = item.role == Role::Key ? key_guard : strike_guard;
        const bool again = memory_.struck == item.id && memory_.now - memory_.struck_at < guard;
        memory_.struck = item.id;
        memory_.struck_at = memory_.now;
        return again;
    }

    void activate(const std::string& id) {
        const Item* item = find_stop(built_.parts, id);
        if (item == nullptr || is_same_strike(*item)) return;
        if (built_.field && activate_at_field(id)) return;
        if (built_.pad && id.starts_with(pad_key)) {
            reaction_.intent = PressPad{pad_types(id.substr(pad_key.size()))};
            return;
        }
        reaction_.activated = id;
    }

    // Keys, and the buttons that page through the text.
    bool activate_at_field(const std::string& id) {
        const FieldOnScreen& field = *built_.field;
        if (id == "key.show") {
            reaction_.intent = ShowKeyboard{true};
            return true;
        }
        if (id.starts_with(candidate)) {
            press_candidate(id.substr(candidate.size()));
            return true;
        }
        if (const std::optional<KeyCap> key = find_key(built_.keys, memory_.keyboard, id)) {
            press_cap(*key);
            return true;
        }
        const bool up = id.ends_with(".up");
        if (!up && !id.ends_with(".down")) return false;
        const std::optional<EditedText> moved =
            press_key(text_, field.run, field.caret_byte, up ? Key::PageUp : Key::PageDown,
                      field.view.height);
        if (moved) edit(*moved);
        return true;
    }

    void press_cap(const KeyCap& key) {
        const FieldOnScreen& field = *built_.field;
        memory_.keyboard = after_key(memory_.keyboard, key);
        if (press_cap_to_compose(key)) return;
        switch (key.action) {
            case KeyAction::Hide:
                reaction_.intent = ShowKeyboard{false};
                break;
            case KeyAction::Backspace: {
                auto edited = press_key(text_, field.run, field.caret_byte, Key::Backspace,
                                        field.view.height);
                if (edited) change(std::move(*edited));
                break;
            }
            case KeyAction::DeleteWord:
                change(without_word(field.run, field.caret_byte));
                break;
            case KeyAction::Undo:
                take_back();
                break;
            case KeyAction::Type:
            case KeyAction::Enter:
            case KeyAction::Space:
                change(insert_composed(text_, field.run, field.caret_byte, key.typed));
                break;
            case KeyAction::Compose:
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

    const Pinyin* pinyin() const {
        return built_.keys.layout == nullptr ? nullptr : built_.keys.layout->pinyin.get();
    }

    bool can_compose() const {
        return pinyin() != nullptr && memory_.keyboard.layer == KeyLayer::Letters;
    }

    bool is_composing() const {
        return built_.field && pinyin() != nullptr && memory_.composing.active();
    }

    Composer composer() {
        return {*pinyin(), memory_.composing, built_.field->run, built_.field->caret_byte};
    }

    // What is spelled is one step for who takes it back: how it was before its first letter.
    void compose(EditedText edited, bool keeps_focus) {
        const std::string focus = memory_.focus;
        reaction_.intent = EditText{std::move(edited.text), edited.caret_byte};
        reaction_.edited_out_of_sight = !built_.field->shown;
        memory_.focus = keeps_focus ? focus : built_.field->id;
    }

    void add_letters(std::string_view letters, bool keeps_focus) {
        const FieldOnScreen& field = *built_.field;
        if (!memory_.composing.active()) keep_step({field.run.text, field.caret_byte});
        compose(composer().letter(letters), keeps_focus);
    }

    // From a hardware keyboard.
    void type_to_compose(const std::string& typed) {
        const bool active = is_composing();
        if (is_pinyin(typed) && (active || typed.front() != '\'')) {
            add_letters(typed, /*keeps_focus=*/false);
        } else if (active && typed.size() == 1 && typed[0] >= '1' && typed[0] <= '9') {
            press_candidate(typed);
        } else if (active && typed == " ") {
            compose(composer().take(built_.first_candidate), /*keeps_focus=*/false);
        } else {
            // Before a sign or a capital, what was spelled is what it most likely means.
            TextRun run = built_.field->run;
            std::size_t caret = built_.field->caret_byte;
            if (active) {
                EditedText taken = composer().take_all();
                run.text = std::move(taken.text);
                caret = taken.caret_byte;
            }
            const std::string sign =
                chinese_sign(typed, std::string_view(run.text).substr(0, caret));
            edit(insert_composed(text_, run, caret, sign));
        }
    }

    bool press_while_composing(Key key) {
        switch (key) {
            case Key::Escape:
                compose(composer().without_letters(), /*keeps_focus=*/true);
                return true;
            case Key::PageUp:
            case Key::PageDown:
                press_candidate(key == Key::PageUp ? "previous" : "next");
                return true;
            case Key::Backspace:
                compose(composer().without_letter(), /*keeps_focus=*/true);
                return true;
            case Key::Activate:  // The letters are what is meant.
                if (!in_field()) return false;
                memory_.composing.forget();
                return true;
            default:
                return false;
        }
    }

    // "1" and up on the page that is shown, or another page.
    void press_candidate(const std::string& which) {
        Composing& composing = memory_.composing;
        if (!is_composing()) return;
        if (which == "next") {
            if (built_.more_candidates) composing.page = built_.candidate_page + 1;
        } else if (which == "previous") {
            composing.page =
                built_.candidate_page - std::min<std::size_t>(1, built_.candidate_page);
        } else {
            const auto number = static_cast<std::size_t>(which.front() - '0');
            compose(composer().take(built_.first_candidate + number - 1), /*keeps_focus=*/true);
        }
        focus_near_candidates();
    }

    // A guess that was chosen is not there any more: the focus goes to what has come instead.
    void focus_near_candidates() {
        if (!memory_.focus.starts_with(candidate)) return;
        const std::vector<std::string>& signs = built_.keys.layout->signs;
        memory_.focus = memory_.composing.active() ? "candidate.1" : "key." + signs.front();
    }

    // What a key of the screen does to what is being spelled; false: what it always does.
    bool press_cap_to_compose(const KeyCap& key) {
        if (key.action == KeyAction::Compose) {
            const bool begins = memory_.composing.active() || key.typed != "'";
            if (begins) add_letters(key.typed, /*keeps_focus=*/true);
            return true;
        }
        if (!is_composing()) return false;
        switch (key.action) {
            case KeyAction::Backspace:
                compose(composer().without_letter(), /*keeps_focus=*/true);
                return true;
            case KeyAction::Space:
                compose(composer().take(built_.first_candidate), /*keeps_focus=*/true);
                return true;
            case KeyAction::Symbols:
                compose(composer().take_all(), /*keeps_focus=*/true);
                return true;
            case KeyAction::Enter:
                memory_.composing.forget();
                return true;
            default:
                memory_.composing.forget();
                return false;
        }
    }

    void take_back() {
        if (memory_.undo.empty()) return;
        EditedText before = std::move(memory_.undo.back());
        memory_.undo.pop_back();
        reaction_.intent = EditText{std::move(before.text), before.caret_byte};
    }

    // A word at a time: what was typed goes on from the step that began it.
    void remember(const EditedText& edited) {
        const FieldOnScreen& field = *built_.field;
        if (edited.text == field.run.text) return;
        const bool typed = edited.text.size() > field.run.text.size();
        const bool at_word = field.caret_byte == 0 || field.run.text[field.caret_byte - 1] == ' ' ||
                             field.run.text[field.caret_byte - 1] == '\n';
        if (typed && !at_word && !memory_.undo.empty()) return;
        keep_step({field.run.text, field.caret_byte});
    }

    void keep_step(EditedText before) {
        if (memory_.undo.size() >= undo_max) memory_.undo.erase(memory_.undo.begin());
        memory_.undo.push_back(std::move(before));
    }

    void change(EditedText edited) {
        remember(edited);
        reaction_.intent = EditText{std::move(edited.text), edited.caret_byte};
    }

    const Built& built_;
    UiMemory& memory_;
    TextEngine& text_;
    Reaction reaction_;
};

}  // namespace

Reaction react(const InputEvent& event, const Built& built, UiMemory& memory, TextEngine& text) {
    return std::visit(Reactor(built, memory, text), event);
}

}  // namespace candour::kiosk
