// FieldInput: what a touch or a key does to the text field of a frame: its text, its caret and what
// is selected in it. No ImGui.
#pragma once

#include <string>

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
    void nothing_selected();

    const Built& built_;
    const FieldOnScreen& field_;
    UiMemory& memory_;
    TextEngine& text_;
    Reaction& reaction_;
};

}  // namespace candour::kiosk
