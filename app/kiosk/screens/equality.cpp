// app/kiosk/screens/equality.cpp: may we ask who you are?
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const EqualityScreen& /*screen*/) {
    ui.bars(Ui::Bars::All);
    ui.sign(Icon::People);
    ui.heading(ui.tr("A few questions about you?"));
    const OfferAnswer yes{"equality.yes", ui.tr("Yes, ask me")};
    const OfferAnswer no{"equality.no", ui.tr("No, thank you")};
    return offer(ui, yes, no, [&] {
        ui.paragraph(ui.tr("They help us see whether we treat everybody fairly."));
        ui.paragraph(ui.tr("Nobody can tell which message was yours. You need not answer."));
    });
}

}  // namespace candour::kiosk
