// app/kiosk/screens/another.cpp: after one time of a repeat: is there another one to tell about?
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"
#include "app/kiosk/screens/questions/words.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& flow, const RepeatScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "another.next", .next = ui.tr("Next")})) intent = Continue{};
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    CHECK(questionnaire != nullptr && screen.group < questionnaire->groups.size());
    const SurveyWords words(ui, flow, *questionnaire);
    const ShownText label = words.of(questionnaire->groups[screen.group].label);
    if (!label.text.empty()) ui.subheading(label);
    ui.heading(ui.tr("Is there another one?"));
    if (screen.choice_missing) ui.problem(ui.tr("Please choose one first."));
    const auto card = [&](const char* id, const ShownText& says, Said said) {
        ChoiceCard made;
        made.id = id;
        made.label = says;
        made.selected = screen.said == said;
        return made;
    };
    const std::vector<ChoiceCard> cards = {
        card("another.yes", ui.tr("Yes, there is another one"), Said::Yes),
        card("another.no", ui.tr("No, that is all"), Said::No)};
    if (const auto chosen = ui.choices(cards, {})) intent = SayAnother{*chosen == 0};
    return intent;
}

}  // namespace candour::kiosk
