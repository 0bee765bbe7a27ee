// Intents: what a person (or the clock, or the disk) did, in the words of the domain.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

#include "app/kiosk/flow/preferences.h"
#include "app/kiosk/flow/screens.h"
#include "core/base/civil_day.h"
#include "core/base/locale_text.h"
#include "core/base/result.h"
#include "core/base/world.h"
#include "core/feedback/contact_kind.h"
#include "core/feedback/draft.h"
#include "core/privacy/receipt.h"
#include "core/privacy/reply.h"

namespace candour::kiosk {

struct ChooseLanguage {
    Language language;
};
struct ChooseTextSize {
    int percent;
};
struct ChooseColours {
    Colours colours;
};
struct Adjust {  // All else of how somebody reads and hears; language, print and colours stay.
    Preferences preferences;
};
struct SeeChanges {};  // From the welcome screen: what changed because of what people said.
struct Continue {};    // Start, Next, Send, Finish: the one way on.
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
struct ChooseAnswer {  // Of several choices and of a ranking: in, or out again. Of what is asked
                       // beside a complaint: the names of core/feedback/complaint_facts.h.
    std::string choice;
};
struct RankHigher {  // One place up in a ranking.
    std::string choice;
};
struct PressPad {  // Keys of a pad: figures, ".", "-", and "\b" for the last one gone; of a
                   // receipt.
    std::string keys;
};
// On a receipt's pad: the other half of its symbols.
inline constexpr char other_symbols_key = '\f';
struct ChooseDatePart {
    DatePart part;
};
struct SayAnother {  // Is there another one to tell about?
    bool yes;
};
struct TakeOffer {  // The equality questions, a receipt: now, or not; yes, it was kept.
    bool yes;
};
struct ReadAnswer {};     // Chosen on the purpose screen.
struct WriteBack {};      // To what was read, from the screen with the answer.
struct ForgetAnswers {};  // What was read is to be deleted.
struct DeclineAnswer {};  // "I would rather not say".
struct ChangeAnswer {     // From the check screen back to one part of it.
    std::string part;     // "kind", "service", "story", "wanted", "behalf", "consent", "bypass",
                          // "answer", "reach", "support", "interpreter", a question's id; in a
                          // repeat "ID/2" for the second time.
};
struct OpenInformation {  // From the welcome screen the list of pages, from the list one of them.
    std::string page;     // Its id; empty: the list.
};
struct AskHelp {};   // "I want help now", from any screen that has it.
struct Leave {};     // "Stop and clear": ends the visit now; nothing is sent.
struct StayHere {};  // "Yes, I am still here".
struct IdleFor {     // From the clock: nobody has touched anything for this long.
    Milliseconds idle;
};
struct RoomKnown {  // From the device, asked when a visit leaves the welcome screen.
    bool has_room;
    CivilDay today{};        // Here.
    std::uint64_t lots = 0;  // Drawn for this visit from the secure random numbers.
};
struct Stored {};
struct NotStored {
    ErrorKind kind;
};
// From the device, which works it out on a thread of its own: asked by MakeReceipt …
struct ReceiptMade {
    privacy::Receipt receipt;
    feedback::Contact::ReplyTo reply_to;
};
struct ReceiptNotMade {};
struct PrintIt {};       // The receipt on the screen …
struct ReceiptPrinted {  // … and what became of it, asked by PrintReceipt.
    bool printed;
};
struct RepliesKnown {  // … and by LookUp.
    privacy::OpenedReplies found;
};
struct RepliesUnknown {};
struct PinChecked {  // By the device, the later the more often it was wrong.
    bool right;
};
struct JoiningIs {  // From the server, while the device joins an organisation.
    JoinScreen now;
};

using Intent =
    std::variant<ChooseLanguage, ChooseTextSize, ChooseColours, Adjust, SeeChanges, Continue, Back,
                 TurnPage, ChooseKind, ChooseService, EditText, ShowKeyboard, ChooseAnswer,
                 DeclineAnswer, RankHigher, PressPad, ChooseDatePart, SayAnother, TakeOffer,
                 ChangeAnswer, OpenInformation, Leave, StayHere, IdleFor, RoomKnown, Stored,
                 NotStored, ReadAnswer, WriteBack, ForgetAnswers, ReceiptMade, ReceiptNotMade,
                 RepliesKnown, RepliesUnknown, PinChecked, JoiningIs, AskHelp, PrintIt,
                 ReceiptPrinted>;

}  // namespace candour::kiosk
