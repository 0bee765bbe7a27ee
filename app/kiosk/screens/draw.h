// Drawing: one function a screen. Each names what is on the screen from top to bottom and returns
// what the visitor did; decisions are in flow/advance(). A new screen is one file here.
#pragma once

#include <functional>
#include <optional>

#include "app/kiosk/flow/flow.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& flow, const WelcomeScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ChangesScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const PurposeScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const AboutScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ServiceScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const WriteScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const IntroductionScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const QuestionScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const RepeatScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const GuideScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ChartScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const FactScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const FactWordsScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const InformationScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const CheckScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ReceiptOfferScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ReceiptScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ReceiptKeptScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ReceiptEntryScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const LookingScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const RepliesScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ForgetScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const SendingScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ThankYouScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const EqualityScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const InvolvementScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const WishesScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const PrizeDrawScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const TroubleScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const JoinScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const HandOverLockedScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const HandOverChooseScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const HandOverStartScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const HandOverEndingScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const HandOverEndScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const HandOverTroubleScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const HelpScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const HelpBeforeScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const HelpWriteScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const HelpSentScreen& screen);

// What covers a screen: the time-out warning, and the panel for language and print where the
// header has no room for them.
void draw_still_there(Ui& ui, const Flow& flow);
void draw_reading(Ui& ui, const Flow& flow);

// When staff read what is sent, truthfully for the release rule that holds for it.
ShownText when_it_is_read(const Ui& ui, const Flow& flow);
// Whether what is written in this survey goes apart from its answers (core/feedback/words_apart.h).
bool goes_apart(const Flow& flow);
// Where it does: by whom.
ShownText who_reads_words(const Ui& ui, const Flow& flow);

// "25 November 2026"; the text itself when it is no date.
ShownText day_in_words(const Ui& ui, const std::string& iso);

// The procedure's words: in its own first language where the visitor's lacks.
ShownText of_procedure(const Ui& ui, const complaint::Procedure& procedure, const LocalText& text);

// What a fact's choice is called: "For myself", "By telephone".
ShownText fact_choice(const Ui& ui, Fact fact, std::string_view choice);
// The names of those who usually deal with a complaint first.
ShownText usual_person(const Ui& ui, const Flow& flow);

struct SaidPart {
    ShownText label;
    ShownText text;
};
// For the check screen; no label for a part that is no fact.
SaidPart fact_said(const Ui& ui, const Flow& flow, const std::string& part);
// What somebody wishes to take part in.
SaidPart wishes_said(const Ui& ui, const Flow& flow);

// A button for whoever listens where others may hear: what is private is read aloud from then on.
std::optional<Intent> say_it_aloud(Ui& ui, const Flow& flow, const ShownText& label);

// An offer: yes and no are alike, below what `say_why` says; where there is no room for all they
// stand before that, on one line.
struct OfferAnswer {
    std::string id;
    ShownText label;
};
std::optional<Intent> offer(Ui& ui, const OfferAnswer& yes, const OfferAnswer& no,
                            const std::function<void()>& say_why);
std::optional<Intent> offer_on_one_line(Ui& ui, const OfferAnswer& yes, const OfferAnswer& no);

// What a kiosk that practises answers, in English; to be translated.
std::string_view practice_answer();

// Where somebody begins: the languages, and sign languages, as cards. So many languages may take
// several pages.
std::optional<Intent> offer_languages(Ui& ui, const Flow& flow);
bool has_many_languages(const Flow& flow);

// Whom to speak to, with telephone numbers. `only_phones`: large, and nobody without one.
enum class Contacts { All, OnlyPhones };
void list_contacts(Ui& ui, const Flow& flow, Contacts which = Contacts::All);

}  // namespace candour::kiosk
