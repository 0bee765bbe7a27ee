// app/kiosk/screens/service.cpp: where, or about which service.
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

// Which of them so few people use that it is easy to guess who wrote.
void say_which_are_small(Ui& ui, const Flow& flow,
                         const std::vector<const feedback::Service*>& services) {
    std::string names;
    for (const feedback::Service* service : services) {
        if (!feedback::is_too_small(*flow.organisation, service->group, feedback::small_crowd))
            continue;
        if (!names.empty()) names += ", ";
        names += ui.local(service->name).text;
    }
    if (names.empty()) return;
    ui.paragraph(ui.tr("Few people use {services}, so it is easy to guess who wrote about it.",
                       {{"services", Ui::isolated(names)}}));
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const ServiceScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "service.next", .next = ui.tr("Next")})) intent = Continue{};
    ui.heading(ui.tr("Which service is it about?"));
    if (screen.choice_missing) ui.problem(ui.tr("Please choose one first."));

    const std::vector<const feedback::Service*> services = offered_services(flow);
    say_which_are_small(ui, flow, services);
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
