// app/kiosk/screens/welcome.cpp: in your language, in print that you can read, start.
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& flow, const WelcomeScreen& /*screen*/) {
    std::optional<Intent> intent;
    const std::vector<Language>& languages = flow.organisation->languages;
    ui.bars(Ui::Bars::WithoutLanguages);
    ui.welcome_picture();
    ui.heading(ui.tr("We are listening"));
    // Where there is no room for all, what can be done comes before what can be read.
    const ShownText welcome = ui.local(flow.organisation->welcome);
    if (!ui.is_scarce()) ui.paragraphs(welcome);

    std::vector<ChoiceCard> cards;
    for (const Language& language : languages) {
        ChoiceCard card;
        card.id = "welcome.language." + language;
        card.label = ui.own_name(language);
        card.selected = flow.visit.preferences.language == language;
        cards.push_back(std::move(card));
    }
    if (languages.size() > 1) {
        if (const auto chosen = ui.choices(cards, {.columns = 3})) {
            intent = ChooseLanguage{languages[*chosen]};
        }
    }
    ui.gap(1);
    if (ui.button("welcome.start", ui.tr("Start"), ButtonStyle::Primary, Icon::ArrowForward)) {
        intent = Continue{};
    }
    if (!flow.organisation->information.empty() &&
        ui.button("welcome.information", ui.tr("Information to read"), ButtonStyle::Quiet,
                  Icon::Info)) {
        intent = OpenInformation{};
    }
    if (!flow.organisation->you_said.empty() &&
        ui.button("welcome.changes", ui.tr("You said, we did"), ButtonStyle::Secondary,
                  Icon::Bubble)) {
        intent = SeeChanges{};
    }
    if (ui.is_scarce()) ui.paragraphs(welcome);
    return intent;
}

}  // namespace candour::kiosk
