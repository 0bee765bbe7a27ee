// app/kiosk/flow/writing.cpp: the story, and what is wanted.
#include <algorithm>
#include <utility>

#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/steps.h"
#include "app/kiosk/flow/text.h"

namespace candour::kiosk {
namespace {

// The text after the edit; caret and problem of the screen follow it.
std::string edited(std::string_view before, const EditText& edit, std::size_t most,
                   WriteScreen& screen) {
    BoundedText bounded = bounded_edit(before, edit.text, edit.caret_byte, most);
    screen.caret_byte = bounded.caret_byte;
    screen.problem = bounded.cut ? WriteProblem::TooLong : WriteProblem::None;
    return std::move(bounded.text);
}

void put(std::string& field, std::string text) {
    wipe(field);
    field = std::move(text);
}

void edit_story(Flow& flow, WriteScreen& screen, const EditText& edit) {
    feedback::Contact& contact = flow.visit.contact;
    std::string& field = screen.field == WriteField::Story ? contact.story : contact.wanted;
    put(field, edited(field, edit, characters_max(flow, screen.field), screen));
}

}  // namespace

Step on_write(Flow flow, const Intent& intent) {
    auto& screen = std::get<WriteScreen>(flow.screen);
    if (const auto* edit = std::get_if<EditText>(&intent)) {
        edit_story(flow, screen, *edit);
    } else if (const auto* keyboard = std::get_if<ShowKeyboard>(&intent)) {
        screen.keyboard_open = keyboard->open;
    } else if (std::holds_alternative<Continue>(intent)) {
        // What is wanted may be left empty; without a story there is nothing to send.
        if (screen.field == WriteField::Story && is_blank(flow.visit.contact.story)) {
            screen.problem = WriteProblem::Empty;
        } else {
            go_on(flow);
        }
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
