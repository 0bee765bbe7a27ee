// app/kiosk/screens/equality.cpp: may we ask who you are? Yes and no are alike, and as easy.
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
    if (!ui.is_scarce()) say_why(ui);
    ui.gap(1);
    if (ui.button("equality.yes", ui.tr("Yes, ask me"), ButtonStyle::Secondary, Icon::None)) {
        intent = TakeOffer{true};
    }
    if (ui.button("equality.no", ui.tr("No, thank you"), ButtonStyle::Secondary, Icon::None)) {
        intent = TakeOffer{false};
    }
    if (ui.is_scarce()) say_why(ui);
    return intent;
}

}  // namespace candour::kiosk
