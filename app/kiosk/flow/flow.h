// Flow: which screen is shown and what happens next, as values. No ImGui, no SDL, no files, no
// clock: advance() is pure. One visit is one Flow; when it ends everything in it is wiped.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/kiosk/flow/intents.h"
#include "app/kiosk/flow/preferences.h"
#include "app/kiosk/flow/screens.h"
#include "app/kiosk/flow/typed_pin.h"
#include "app/kiosk/flow/typed_receipt.h"
#include "core/feedback/draft.h"
#include "core/feedback/organisation.h"

namespace candour::kiosk {

// What the device gives a visit as it begins. Kept no longer than the visit.
struct Drawn {
    CivilDay today{};
    std::uint64_t lots =
        0;  // Whether a sample takes this visit, and the order of choices (lots.h).
};

// What the visitor has said so far. In memory only.
struct Visit {
    Preferences preferences;
    feedback::Contact contact;
    bool kind_chosen = false;
    bool equality = false;        // Nothing but the organisation's equality questions.
    bool involvement = false;     // Nothing but what they wish, and who they are.
    std::optional<Drawn> drawn;   // Once a visit: going back to the start draws no new lot.
    bool other_language = false;  // An interpreter for one that is not in the list.
    std::string checked_path;     // Which way the check screen was last reached by (path.h).
    // Screens of the survey, and a prize draw's, that were shown: one that comes in later is asked,
    // too.
    std::vector<Screen> seen;
    std::vector<RepeatScreen> another;  // After which times the answer was that there is one more.
    std::optional<privacy::Receipt> receipt;  // Made for this visit …
    Printing printing = Printing::NotAsked;   // … and its paper.
    TypedReceipt typed_receipt;               // To read an answer with …
    privacy::OpenedReplies replies;           // … and what there is.
    // On a tablet that is handed over (hand_over.h).
    struct HandedOver {
        bool to_person = false;
        std::string service;  // Which the worker picked.
    };
    HandedOver handed_over;
    TypedPin typed_pin;
    // Who wants help now (help_now.h). All else of the visit stays as it is meanwhile.
    struct Help {
        std::optional<Screen> from;  // Where they asked, and its page.
        std::size_t page = 0;
        std::string words;
    };
    Help help;
};

struct Flow {
    const feedback::Organisation* organisation = nullptr;  // Outlives every Flow.
    feedback::Channel channel = feedback::Channel::Reception;
    bool practising = false;  // Not joined: nothing is kept; every screen says so.
    bool prints = false;      // There is a printer for receipts.
    Screen screen = WelcomeScreen{};
    std::vector<Screen> behind;  // Where Back leads.
    Visit visit;
    bool asking_still_there = false;  // The time-out warning covers the screen.
    int seconds_left = 0;             // Which it says; every ten seconds.
    std::size_t page = 0;             // Which page of a screen that is longer than the panel.
};

// What the shell must do; its outcome comes back as an Intent.
// Is there room for one more, and which day is it? Answered by RoomKnown before anything is drawn.
struct AskRoom {
    bool for_help = false;  // For a few words beside the one that is being said.
};
struct StoreContact {
    feedback::Draft draft;  // Draw a frame, then seal and store; answered by Stored or NotStored.
    std::optional<privacy::Receipt> signer{};  // Whose holder says it: signed before it is sealed.
    // Messages of their own: what was written beside the answers, or the other wishes of who has
    // several. All are stored, or none.
    std::vector<feedback::Draft> more{};
};
struct MakeReceipt {};  // Answered by ReceiptMade or ReceiptNotMade.
struct PrintReceipt {   // Answered by ReceiptPrinted.
    privacy::Receipt receipt;
    Language language;
};
struct LookUp {  // Answered by RepliesKnown or RepliesUnknown, as late whatever there is.
    privacy::Receipt receipt;
};
struct CheckPin {  // Answered by PinChecked.
    TypedPin pin;
};
// Keep as much as every hand-over leaves, with the drafts in it if there are any (as StoreContact).
// Answered by Stored or NotStored, after the same time whatever there was to do.
struct EndHandOver {
    std::optional<feedback::Draft> draft;
    std::optional<feedback::Draft> words{};
};
struct TryHandOverAgain {};  // The same once more. Likewise.
struct BeginAnew {};         // Wipe as at the end of a visit; the same person goes on with another.
struct EndVisit {};          // Wipe: new ImGui context, new everything. The Flow is new already.
struct LeaveJoining {        // Staff have seen how joining ended.
    bool joined;
};
using Effect = std::variant<AskRoom, StoreContact, MakeReceipt, LookUp, CheckPin, EndHandOver,
                            TryHandOverAgain, BeginAnew, EndVisit, LeaveJoining, PrintReceipt>;

struct Step {
    Flow flow;
    std::vector<Effect> effects;
};

// At the welcome screen; where tablets are handed over, at the lock.
Flow begin_visit(const feedback::Organisation& organisation, feedback::Channel channel,
                 bool practising);

// The same on the kiosk of another visit, of which nothing else is left.
Flow begin_visit_after(const Flow& before);

// Setting up. `organisation`: whose languages the screen speaks, until the device has joined one.
Flow begin_joining(const feedback::Organisation& organisation);

// Intents that make no sense on the screen are ignored.
Step advance(Flow flow, const Intent& intent);

// How long nobody must have touched anything until IdleFor changes something; empty: never.
std::optional<Milliseconds> idle_deadline(const Flow& flow);

// After this long without a touch the kiosk asks "Are you still there?"; and after this much more
// it ends the visit and sends nothing. WCAG 2.2.1 asks for 20 s of warning at least.
inline constexpr Milliseconds still_there_after{90'000};
// Where a receipt or a number is being written down, which takes a hand that shakes its time.
inline constexpr Milliseconds still_there_after_receipt{180'000};
inline constexpr Milliseconds end_after_warning{30'000};
// How often it says how much of that is left: a second by second count would press people.
inline constexpr int seconds_left_step = 10;
// The thank-you screen goes by itself.
inline constexpr Milliseconds thank_you_for{45'000};

}  // namespace candour::kiosk
