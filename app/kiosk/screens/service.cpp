// app/kiosk/screens/service.cpp: where, or about which service.
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& flow, const ServiceScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "service.next", .next = ui.tr("Next")})) intent = Continue{};
    ui.heading(ui.tr("Which service is it about?"));
    if (screen.choice_missing) ui.problem(ui.tr("Please choose one first."));

    const std::vector<const feedback::Service*> services = offered_services(flow);
    std::vector<ChoiceCard> cards;
    for (const feedback::Service* service : services) {
        ChoiceCard card;
        card.id = "service." + service->id;
        card.label = ui.local(service->name);
        card.detail = ui.local(service->summary);
        card.selected = flow.visit.contact.service == service->id;
        cards.push_back(std::move(card));
    }
    if (const auto chosen = ui.choices(cards, {.columns = 2, .details = Details::WhenRoom})) {
        intent = ChooseService{services[*chosen]->id};
    }
    return intent;
}

}  // namespace candour::kiosk
