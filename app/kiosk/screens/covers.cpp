// app/kiosk/screens/covers.cpp: what covers a screen for a while. Nothing of what was written shows
// through: whoever wrote it may have gone.
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {

void draw_still_there(Ui& ui, const Flow& flow) {
    ui.bars(Ui::Bars::None);
    ui.sign(Icon::Clock);
    ui.heading(ui.tr("Are you still there?"));
    ui.paragraph(ui.tr_n("{count} second left", "{count} seconds left", flow.seconds_left),
                 TextStyle::Strong);
    const ShownText what_happens = ui.tr(
        "If nobody touches the screen, what you wrote will be cleared. Nothing will be "
        "sent.");
    if (!ui.is_scarce()) ui.paragraph(what_happens);
    ui.gap(2);
    ui.button("stay.yes", ui.tr("Yes, go on"), ButtonStyle::Primary, Icon::Tick);
    ui.button("stay.leave", ui.tr("No, stop and clear"), ButtonStyle::Secondary, Icon::Stop);
    if (ui.is_scarce()) ui.paragraph(what_happens);
}

}  // namespace candour::kiosk
