// app/kiosk/screens/covers.cpp: what covers a screen for a while. Nothing of what was written shows
// through: whoever wrote it may have gone.
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {

void draw_still_there(Ui& ui) {
    ui.bars(Ui::Bars::None);
    ui.sign(Icon::Clock);
    ui.heading(ui.tr("Are you still there?"));
    const ShownText what_happens = ui.tr(
        "If nobody touches the screen, what you wrote will be cleared. Nothing will be "
        "sent.");
    if (!ui.is_scarce()) ui.paragraph(what_happens);
    ui.gap(2);
    ui.button("stay.yes", ui.tr("Yes, go on"), ButtonStyle::Primary, Icon::Tick);
    ui.button("stay.leave", ui.tr("No, stop and clear"), ButtonStyle::Secondary, Icon::Stop);
    if (ui.is_scarce()) ui.paragraph(what_happens);
}

void draw_reading(Ui& ui, const Flow& flow) {
    const Preferences& chosen = flow.visit.preferences;
    ui.bars(Ui::Bars::None);
    ui.footer({.next_id = "reading.close",
               .next = ui.tr("Done"),
               .icon = Icon::Tick,
               .back = false,
               .leave = false});
    ui.heading(ui.tr("Language and print"));

    const std::vector<Language>& languages = flow.organisation->languages;
    if (languages.size() > 1) {
        std::vector<ChoiceCard> cards;
        for (const Language& language : languages) {
            ChoiceCard card;
            card.id = "language." + language;
            card.label = ui.own_name(language);
            card.selected = chosen.language == language;
            cards.push_back(std::move(card));
        }
        ui.choices(cards, {.columns = 3});
    }
    const auto size_card = [&](int percent, const ShownText& label) {
        ChoiceCard card;
        card.id = "size." + std::to_string(percent);
        card.label = label;
        card.selected = chosen.text_percent == percent;
        return card;
    };
    ui.choices({size_card(100, ui.tr("Normal print")), size_card(150, ui.tr("Large print")),
                size_card(200, ui.tr("Largest print"))},
               {.columns = 3});
    const auto contrast_card = [&](bool high, const ShownText& label) {
        ChoiceCard card;
        card.id = high ? "contrast.high" : "contrast.normal";
        card.label = label;
        card.selected = chosen.high_contrast == high;
        return card;
    };
    ui.choices({contrast_card(false, ui.tr("Normal colours")),
                contrast_card(true, ui.tr("Light writing on black"))},
               {.columns = 2});
}

}  // namespace candour::kiosk
