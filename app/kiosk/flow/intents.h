// Intents: what a person (or the clock, or the disk) did, in the words of the domain.
#pragma once

#include <string>
#include <variant>

#include "app/kiosk/flow/screens.h"
#include "core/base/locale_text.h"
#include "core/base/result.h"
#include "core/base/world.h"
#include "core/feedback/contact_kind.h"

namespace candour::kiosk {

struct ChooseLanguage {
    Language language;
};
struct ChooseTextSize {
    int percent;
};
struct ChooseContrast {
    bool high;
};
struct Continue {};  // Start, Next, Send, Finish: the one way on.
struct Back {};
struct TurnPage {
    int by;  // +1 or -1; the screen says whether there is one.
};
struct ChooseKind {
    feedback::ContactKind kind;
};
struct ChooseService {
    std::string service;
};
struct EditText {  // The field on the screen now holds this.
    std::string text;
    std::size_t caret_byte;
};
struct ShowKeyboard {
    bool open;
};
struct ChooseAnswer {
    std::string choice;
};
struct DeclineAnswer {};  // "I would rather not say".
struct ChangeAnswer {     // From the check screen back to one part of it.
    std::string part;     // "kind", "service", "story", "wanted" or a question's id.
};
struct Leave {};     // "Stop and clear": ends the visit now; nothing is sent.
struct StayHere {};  // "Yes, I am still here".
struct IdleFor {     // From the clock: nobody has touched anything for this long.
    Milliseconds idle;
};
struct RoomKnown {  // From the outbox, asked when a visit leaves the welcome screen.
    bool has_room;
};
struct Stored {};
struct NotStored {
    ErrorKind kind;
};
struct JoiningIs {  // From the server, while the device joins an organisation.
    JoinScreen now;
};

using Intent =
    std::variant<ChooseLanguage, ChooseTextSize, ChooseContrast, Continue, Back, TurnPage,
                 ChooseKind, ChooseService, EditText, ShowKeyboard, ChooseAnswer, DeclineAnswer,
                 ChangeAnswer, Leave, StayHere, IdleFor, RoomKnown, Stored, NotStored, JoiningIs>;

}  // namespace candour::kiosk
