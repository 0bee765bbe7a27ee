// Drawing: one function a screen. Each names what is on the screen from top to bottom and returns
// what the visitor did; decisions are in flow/advance(). A new screen is one file here.
#pragma once

#include <optional>

#include "app/kiosk/flow/flow.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& flow, const WelcomeScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const PurposeScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const AboutScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ServiceScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const WriteScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const IntroductionScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const QuestionScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const RepeatScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const CheckScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const SendingScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const ThankYouScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const TroubleScreen& screen);
std::optional<Intent> draw(Ui& ui, const Flow& flow, const JoinScreen& screen);

// What covers a screen: the time-out warning, and the panel for language and print where the
// header has no room for them.
void draw_still_there(Ui& ui);
void draw_reading(Ui& ui, const Flow& flow);

// When staff read what is sent, truthfully for the release rule that holds for it.
ShownText when_it_is_read(const Ui& ui, const Flow& flow);

// Whom to speak to, with telephone numbers.
void list_contacts(Ui& ui, const Flow& flow);

}  // namespace candour::kiosk
