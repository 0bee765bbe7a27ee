// The kiosk's screens as data: one struct a screen, with what it alone shows. What the visitor has
// said is in Visit; an organisation's own texts are in Organisation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace candour::kiosk {

struct WelcomeScreen {};  // Language, print size, contrast, start.

struct ChangesScreen {};  // "You said, we did": what changed because of what people said (C22).

struct PurposeScreen {            // What would you like to do? One of the offered kinds.
    bool choice_missing = false;  // Asked to go on without choosing.
    bool reads_answer = false;    // None of them, but to read an answer (replies.cpp).
};

struct AboutScreen {};  // How this works and the limits of confidentiality, before any typing.

struct ServiceScreen {  // Where, or about which service.
    bool choice_missing = false;
};

enum class WriteField { Story, Wanted };
enum class WriteProblem { None, Empty, TooLong };

struct WriteScreen {
    WriteField field = WriteField::Story;
    std::size_t caret_byte = 0;
    bool keyboard_open = true;  // The on-screen keyboard.
    WriteProblem problem = WriteProblem::None;
};

// A question takes up to three screens.
enum class QuestionPart {
    Reason,  // Why it must ask who somebody is, before it is asked.
    Ask,
    Other,  // A few words more to the choice "other".
};

// Why the visitor cannot go on from an answer.
enum class AnswerProblem {
    None,
    Missing,
    TooFew,   // Choices.
    TooMany,  // One more choice than may be had: it was not taken.
    NotANumber,
    NotWhole,
    TooSmall,
    TooLarge,
    NotADate,
    TooEarly,
    TooLate,
    TooLong,  // Not all that was typed had room.
    Refused,  // By the question's own rule.
};

struct IntroductionScreen {};  // What a survey is about, in its owner's words, before it asks.

enum class DatePart { Day, Month, Year };

struct QuestionScreen {
    std::size_t number = 0;        // Index into the questionnaire.
    std::uint32_t repetition = 0;  // In a repeat: which time, from 0.
    QuestionPart part = QuestionPart::Ask;
    std::size_t caret_byte = 0;
    bool keyboard_open = true;
    DatePart date_part = DatePart::Day;  // Where the next digit goes …
    bool date_part_anew = false;         // … in place of what is there.
    AnswerProblem problem = AnswerProblem::None;
};

enum class Said { Nothing, Yes, No };

struct RepeatScreen {  // "Is there another one?" after one time of a repeat.
    std::size_t group = 0;
    std::uint32_t repetition = 0;
    Said said = Said::Nothing;
    bool choice_missing = false;
};

// Before a complaint is written: what the procedure tells visitors (requirements W10, W11b) …
struct GuideScreen {};
// … and what happens with a complaint, as a chart (W9).
struct ChartScreen {};

// What is asked beside the words of a complaint, each on a screen of its own; each may be left out.
enum class Fact {
    Behalf,       // For whom (P2).
    Consent,      // Whether they agree; only where it is for somebody else.
    ByPass,       // W12; only where the first stage can be by-passed.
    Answer,       // D10.
    ReachBy,      // How an answer finds the person; only where one is wanted.
    Support,      // W7.
    Interpreter,  // Into which language (C4); only with an interpreter or a translation.
};
struct FactScreen {
    Fact fact = Fact::Behalf;
    bool choice_missing = false;  // Asked to go on without a way to reach them (involvement.h).
};

enum class FactWords {
    Name,
    Value,     // The number or address.
    Language,  // By its name, where it is not in the list.
};
enum class FactProblem {
    None,
    NoPhone,
    NoEmail,
    TooLong,
    Missing,  // Only where it cannot be left out (involvement.h).
};
struct FactWordsScreen {
    FactWords words = FactWords::Name;
    std::size_t caret_byte = 0;
    bool keyboard_open = true;
    FactProblem problem = FactProblem::None;
};

// Pages to read (W1): all titles, or the one that is open.
struct InformationScreen {
    std::string page;
};

struct CheckScreen {};  // Everything once more, then send.

// Would whoever sends this like to be able to read an answer?
struct ReceiptOfferScreen {};
struct ReceiptScreen {};      // It, to be kept; while it is not there yet, that it is being made.
struct ReceiptKeptScreen {};  // Did they keep it?
// How it is with the paper that somebody asked for.
enum class Printing { NotAsked, Working, Done, Failed };

struct SendingScreen {     // One frame: being sealed and stored.
    bool help = false;     // What somebody wrote who wants help now, and nothing else.
    bool forgets = false;  // That answers are to be deleted, and nothing else.
};

struct ThankYouScreen {
    bool training = false;             // It was a training survey: nothing was sealed.
    bool equality = false;             // It was the equality questions.
    bool equality_follows = false;     // They are offered next.
    bool wrote_back = false;           // To an answer that was read.
    bool forgot = false;               // The answers were deleted.
    bool involvement = false;          // It was wishes to be involved.
    bool involvement_follows = false;  // That is asked next.
};

// "A few questions about you?" Another visit has begun, which knows nothing of the one before.
struct EqualityScreen {};

// "Would you like to take part or hear from us?" Another visit, too (involvement.h).
struct InvolvementScreen {};
struct WishesScreen {
    bool choice_missing = false;  // Asked to go on without choosing.
};
struct PrizeDrawScreen {};  // What may be won, and what whoever enters should know.

enum class ReceiptProblem {
    None,
    Incomplete,
    Mistyped,     // The check symbol does not fit.
    NotLookedUp,  // This device could not, just now.
};
// Reading an answer: the receipt, as it was written down.
struct ReceiptEntryScreen {
    bool letters = false;  // The keys show the later half of the symbols.
    ReceiptProblem problem = ReceiptProblem::None;
};
struct LookingScreen {};  // For answers, on this device.
struct RepliesScreen {};  // What was found, or that there is no answer yet.
struct ForgetScreen {     // Should it be deleted?
    bool failed = false;  // It could not be, just now.
};

enum class Trouble {
    NoRoom,        // Full: said before the visitor types.
    NotStored,     // The disk refused: nothing was kept; the words are still here, try again.
    HoldsReceipt,  // The words hold their own receipt: whoever reads them could read the answer.
    NoReceipt,     // The device could not make one.
};
struct TroubleScreen {
    Trouble trouble = Trouble::NoRoom;
};

// Whether the device has room for what is to be said. Asked before anybody types.
enum class Room { Unknown, Enough, TooLittle };

// "I want help now" (help_now.h): whom to ring …
struct HelpScreen {
    Room room = Room::Unknown;  // For some words, beside what else is being said.
};
// … what becomes of words that are written here …
struct HelpBeforeScreen {};
// … the words …
enum class HelpProblem { None, Empty, TooLong, NotStored };
struct HelpWriteScreen {
    std::size_t caret_byte = 0;
    bool keyboard_open = true;
    HelpProblem problem = HelpProblem::None;
};
// … and that they are kept, or that it was practice.
struct HelpSentScreen {
    bool practice = false;
};

// For staff who set the device up: it joins an organisation on line (architecture §5, enrolment).
// No visit leads here.
enum class Joining {
    Connecting,
    ShowsCode,  // Until somebody approves it in the console.
    Joined,
    Stopped,  // Refused, too late, or no connection.
};
struct JoinScreen {
    Joining state = Joining::Connecting;
    std::string code;                // "ABCD-EFGH".
    std::vector<std::string> words;  // The console must show the same four.
    std::string organisation;        // Its name, when it has joined.
};

// A tablet that is handed over on a home visit (hand_over.h). First, for the worker, the PIN …
enum class PinState { Typing, TooShort, Checking, Wrong };
struct HandOverLockedScreen {
    PinState state = PinState::Typing;
};
// … and which survey it is …
struct HandOverChooseScreen {
    bool choice_missing = false;
    Room room =
        Room::Unknown;  // On the device: told before the tablet is handed over, never after.
};
// … then, for the person, their own beginning …
struct HandOverStartScreen {};
// … and the end, which says the same whatever they did.
struct HandOverEndingScreen {};
struct HandOverEndScreen {};
struct HandOverTroubleScreen {};  // The disk refused.

using Screen =
    std::variant<WelcomeScreen, ChangesScreen, PurposeScreen, AboutScreen, ServiceScreen,
                 WriteScreen, IntroductionScreen, QuestionScreen, RepeatScreen, GuideScreen,
                 ChartScreen, FactScreen, FactWordsScreen, InformationScreen, CheckScreen,
                 ReceiptOfferScreen, ReceiptScreen, ReceiptKeptScreen, ReceiptEntryScreen,
                 LookingScreen, RepliesScreen, ForgetScreen, SendingScreen, ThankYouScreen,
                 EqualityScreen, InvolvementScreen, WishesScreen, PrizeDrawScreen, TroubleScreen,
                 JoinScreen, HandOverLockedScreen, HandOverChooseScreen, HandOverStartScreen,
                 HandOverEndingScreen, HandOverEndScreen, HandOverTroubleScreen, HelpScreen,
                 HelpBeforeScreen, HelpWriteScreen, HelpSentScreen>;

// "welcome", "changes", "purpose", "about", "service", "write", "introduction", "question",
// "another", "guide", "chart", "behalf", "consent", "bypass", "answer", "reach", "support",
// "interpreter", "details", "information", "check", "receipt_offer", "receipt", "receipt_kept",
// "receipt_entry", "looking", "replies", "forget", "sending", "thanks", "equality", "involvement",
// "involvement_wishes", "involvement_draw", "trouble", "join", and
// "hand_over_locked", "…_choose", "…_start", "…_ending", "…_end", "…_trouble", "help",
// "help_before", "help_write", "help_sent": for plays, messages and item ids.
std::string name_of(const Screen& screen);

}  // namespace candour::kiosk
