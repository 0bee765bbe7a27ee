// app/kiosk/screens/equality.cpp: may we ask who you are? Yes and no are alike, and as easy.
#include <vector>

#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

void say_why(Ui& ui) {
    ui.paragraph(ui.tr("They help us see whether we treat everybody fairly."));
    ui.paragraph(ui.tr("Nobody can tell which message was yours. You need not answer."));
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const EqualityScreen& /*screen*/) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    ui.sign(Icon::People);
    ui.heading(ui.tr("A few questions about you?"));
    // Where there is no room for all, yes and no stand before what can be read, on one page.
    if (ui.is_scarce()) {
        std::vector<ChoiceCard> cards(2);
        cards[0].id = "equality.yes";
        cards[0].label = ui.tr("Yes, ask me");
        cards[1].id = "equality.no";
        cards[1].label = ui.tr("No, thank you");
        for (ChoiceCard& card : cards)
            card.mark = Mark::None;
        if (const auto said = ui.choices(cards, {.columns = 2, .slim = true, .bare = true})) {
            intent = TakeOffer{*said == 0};
        }
        say_why(ui);
        return intent;
    }
    say_why(ui);
    ui.gap(1);
    if (ui.button("equality.yes", ui.tr("Yes, ask me"), ButtonStyle::Secondary, Icon::None)) {
        intent = TakeOffer{true};
    }
    if (ui.button("equality.no", ui.tr("No, thank you"), ButtonStyle::Secondary, Icon::None)) {
        intent = TakeOffer{false};
    }
    return intent;
}

}  // namespace candour::kiosk
