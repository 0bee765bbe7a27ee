// app/kiosk/screens/hand_over_end.cpp: how a hand-over ends: the same words, signs and buttons
// whatever the person did. Nothing here may look at what was said; the flow has wiped it.
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const HandOverEndingScreen& /*screen*/) {
    ui.bars(Ui::Bars::All);
    ui.footer({.back = false, .leave = false});
    ui.sign(Icon::Clock);
    ui.heading(ui.tr("One moment, please"));
    ui.paragraph(ui.tr("This takes a moment."), TextStyle::Quiet);
    return std::nullopt;
}

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const HandOverEndScreen& /*screen*/) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    const FooterSpec footer{.next_id = "hand_over_end.unlock",
                            .next = ui.tr("Unlock"),
                            .icon = Icon::Lock,
                            .back = false,
                            .leave = false};
    if (ui.footer(footer)) intent = Continue{};
    ui.sign(Icon::Heart);
    ui.heading(ui.tr("Thank you"));
    ui.paragraph(ui.tr("You can give the tablet back now."));
    ui.paragraph(ui.tr("You may keep the tablet for a while. It shows nobody what you did."));
    if (!ui.is_scarce()) {
        ui.paragraph(ui.tr("The end looks the same for everybody."), TextStyle::Quiet);
    }
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const HandOverTroubleScreen& /*screen*/) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    const FooterSpec footer{
        .next_id = "hand_over_trouble.again", .next = ui.tr("Try again"), .back = false};
    if (ui.footer(footer)) intent = Continue{};
    ui.sign(Icon::Warning);
    ui.heading(ui.tr("This could not be finished"));
    ui.paragraph(
        ui.tr("This tablet could not keep what it has to keep at the end of every visit. "
              "You can try again."));
    return intent;
}

}  // namespace candour::kiosk
