// app/kiosk/screens/introduction.cpp: what a survey is about, before its first question.
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"
#include "app/kiosk/screens/questions/words.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& flow, const IntroductionScreen&) {
    ui.bars(Ui::Bars::All);
    const bool next = ui.footer({.next_id = "introduction.next", .next = ui.tr("Next")});
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    CHECK(questionnaire != nullptr);
    const SurveyWords words(ui, flow, *questionnaire);
    const ShownText title = words.of(questionnaire->title);
    ui.heading(title);
    say_language(ui, title);
    ui.paragraphs(words.of(questionnaire->introduction));
    if (next) return Continue{};
    return std::nullopt;
}

}  // namespace candour::kiosk
