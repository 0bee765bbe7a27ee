// app/kiosk/screens/purpose.cpp: what would you like to do? One card a kind of contact.
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/receipt.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

Icon icon_of(feedback::ContactKind kind) {
    using feedback::ContactKind;
    switch (kind) {
        case ContactKind::Suggestion:
            return Icon::Bulb;
        case ContactKind::Question:
            return Icon::Question;
        case ContactKind::Information:
            return Icon::Info;
        case ContactKind::Compliment:
            return Icon::Heart;
        case ContactKind::Dissatisfaction:
            return Icon::Unhappy;
        case ContactKind::Complaint:
            return Icon::Complaint;
        case ContactKind::SurveyAnswer:
            return Icon::Clipboard;
        case ContactKind::Text:
        case ContactKind::Help:
        case ContactKind::FollowUp:
        case ContactKind::Forget:
        case ContactKind::Involvement:
            break;  // No organisation can offer them.
    }
    return Icon::Bubble;
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const PurposeScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "purpose.next", .next = ui.tr("Next")})) intent = Continue{};
    ui.heading(ui.tr("What would you like to do?"));
    if (screen.choice_missing) ui.problem(ui.tr("Please choose one first."));

    const std::vector<const feedback::OfferedKind*> kinds = offered_kinds(flow);
    std::vector<ChoiceCard> cards;
    for (const feedback::OfferedKind* kind : kinds) {
        ChoiceCard card;
        card.id = "purpose." + std::string(feedback::name_of(kind->kind));
        card.label = ui.local(kind->name);
        card.detail = ui.local(kind->explanation);
        card.icon = icon_of(kind->kind);
        card.selected =
            !screen.reads_answer && flow.visit.kind_chosen && flow.visit.contact.kind == kind->kind;
        cards.push_back(std::move(card));
    }
    if (can_read_answer(flow)) {
        ChoiceCard card;
        card.id = "purpose.read_answer";
        card.label = ui.tr("Read an answer");
        card.detail = ui.tr("With the code that you kept.");
        card.icon = Icon::Reply;
        card.selected = screen.reads_answer;
        cards.push_back(std::move(card));
    }
    // All kinds at a glance matter more than their explanations: a complaint on a second page
    // would look like something to hide.
    if (const auto chosen = ui.choices(cards, {.columns = 2, .details = Details::WhenRoom})) {
        if (*chosen == kinds.size()) return ReadAnswer{};
        intent = ChooseKind{kinds[*chosen]->kind};
    }
    return intent;
}

}  // namespace candour::kiosk
