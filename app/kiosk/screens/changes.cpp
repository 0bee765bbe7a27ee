// app/kiosk/screens/changes.cpp: "You said, we did", for everybody who stands here (C22).
#include "app/kiosk/flow/changes.h"

#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& flow, const ChangesScreen& /*screen*/) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer(
            {.next_id = "changes.done", .next = ui.tr("Back to the start"), .icon = Icon::Tick}))
        intent = Continue{};
    ui.heading(ui.tr("You said, we did"));
    const auto shown = changes_shown(flow);
    if (shown.empty()) ui.paragraph(ui.tr("There is nothing here at the moment."));
    for (const feedback::PublishedYouSaid* entry : shown) {
        ui.point(Icon::Bubble, ui.tr("You said"), ui.local(entry->said));
        if (entry->people > 0) {
            ui.point(Icon::People, ui.tr("Not only you"),
                     ui.tr("At least {count} people told us.",
                           {{"count", std::to_string(entry->people)}}));
        }
        ui.point(Icon::Tick, ui.tr("We did"), ui.local(entry->did));
        ui.gap(1);
    }
    return intent;
}

}  // namespace candour::kiosk
