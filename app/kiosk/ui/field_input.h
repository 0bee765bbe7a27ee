// FieldInput: what a touch or a key does to the text field of a frame: its text, its caret and what
// is selected in it. No ImGui.
#pragma once

#include <string>
#include <string_view>

#include "app/kiosk/ui/interaction.h"

namespace candour::kiosk {

class FieldInput {
public:
    // `built` has a field.
    FieldInput(const Built& built, UiMemory& memory, TextEngine& text, Reaction& reaction);

    void type(const std::string& utf8);
    void compose(const Composing& composing);
    // False when the field has no use for it.
    bool press(const KeyPress& press);
    // The same, wherever the focus is, for what is being spelled.
    bool press_while_spelling(const KeyPress& press);
    // Keys of the screen, and the buttons that page through the text. False: it is none of them.
    bool activate(const std::string& id);

    // A finger that came down on the field; it may slide off and on.
    void finger_down(const Pointer& pointer);
    void finger_moved(const Pointer& pointer);
    void finger_up(const Pointer& pointer, bool inside);

private:
    struct Place {  // Where something is put in: behind what is not selected.
        TextRun run;
        std::size_t caret_byte = 0;
    };
    Place place() const;
    bool has_selected() const { return !is_empty(field_.selected); }
    std::size_t byte_at(float x, float y) const;

    void tap(const Pointer& pointer);
    bool take_hold(const Pointer& pointer);
    bool press_with_selected(Key key);
    void press_cap(const KeyCap& key);
    void select(std::size_t anchor, std::size_t caret_byte);
    void select_by_touch(const TextSpan& span);
    void put_in(const std::string& words);
    void erase_selected();
    void take_back();
    void edit(EditedText edited);
    void remember(const EditedText& edited);
    void keep_step(EditedText before);
    void nothing_selected();

    enum class Focus { Stays, ToField };
    const Pinyin* pinyin() const;
    bool can_spell() const;
    bool is_spelling() const;
    Speller speller();
    void spell(EditedText edited, Focus focus);
    void add_letters(std::string_view letters, Focus focus);
    void type_to_spell(const std::string& utf8);
    void type_sign(const std::string& utf8);
    bool activate_candidate(const std::string& id);
    void press_candidate(const std::string& which);
    void focus_near_candidates();
    // What a key of the screen does to what is being spelled; false: what it always does.
    bool press_cap_to_spell(const KeyCap& key);

    const Built& built_;
    const FieldOnScreen& field_;
    UiMemory& memory_;
    TextEngine& text_;
    Reaction& reaction_;
};

}  // namespace candour::kiosk
