// app/kiosk/screens/involvement.cpp: would you like to take part, and in what?
#include "app/kiosk/flow/involvement.h"

#include "app/kiosk/screens/draw.h"
#include "core/feedback/words_apart.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const InvolvementScreen& /*screen*/) {
    ui.bars(Ui::Bars::All);
    ui.sign(Icon::People);
    ui.heading(ui.tr("Would you like to take part or hear from us?"));
    const OfferAnswer yes{"involvement.yes", ui.tr("Yes, please")};
    const OfferAnswer no{"involvement.no", ui.tr("No, thank you")};
    return offer(ui, yes, no, [&] {
        ui.paragraph(ui.tr("Here you say who you are, so that we can reach you."));
        ui.paragraph(ui.tr("It goes on its own. It does not say what else you told us."));
    });
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const WishesScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "wishes.next", .next = ui.tr("Next")})) intent = Continue{};
    ui.heading(ui.tr("What would you like?"));
    if (screen.choice_missing) ui.problem(ui.tr("Please choose one first."));
    const auto offered = wishes_offered(flow);
    std::vector<ChoiceCard> cards;
    for (const feedback::OfferedWish* one : offered) {
        ChoiceCard card;
        card.id = "wishes." + std::string(feedback::name_of(one->wish));
        card.label = ui.local(one->name);
        card.detail = ui.local(one->explanation);
        card.selected = flow.visit.contact.involvement.has(one->wish);
        card.mark = Mark::Many;
        cards.push_back(std::move(card));
    }
    if (const auto chosen = ui.choices(cards, {.details = Details::WhenRoom})) {
        intent = ChooseAnswer{std::string(feedback::name_of(offered[*chosen]->wish))};
    }
    ui.paragraph(ui.tr("Choose as many as you like."), TextStyle::Quiet);
    return intent;
}

// All of it before anybody says who they are: an entry that people would not have made had they
// known is none.
std::optional<Intent> draw(Ui& ui, const Flow& flow, const PrizeDrawScreen& /*screen*/) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "draw.next", .next = ui.tr("Next")})) intent = Continue{};
    ui.heading(ui.tr("Before you enter the prize draw"));
    const feedback::PrizeDraw* draw = draw_offered(flow);
    if (draw == nullptr) return intent;
    ui.point(Icon::Heart, ui.tr("What you can win"), ui.local(draw->prize));
    const privacy::ReleaseRule rule = feedback::release_rule(
        *flow.organisation, feedback::Channel::Apart, feedback::ContactKind::Involvement);
    const auto day = [&](CivilDay of) { return day_in_words(ui, to_iso(of)).text; };
    ui.point(Icon::Calendar, ui.tr("When it is drawn"),
             ui.tr("You can enter until {closes}. We draw the winners by chance on {day} or later.",
                   {{"closes", day(draw->closes)}, {"day", day(may_draw_from(*draw, rule))}}));
    ui.point(Icon::Bubble, ui.tr("You choose"),
             ui.tr("You never have to enter to tell us what you think. What you said is not tied "
                   "to your entry."));
    ui.point(Icon::Scales, ui.tr("Fair for everybody"),
             ui.tr("Each number or address counts once. We tell the winners, and delete all other "
                   "entries."));
    return intent;
}

SaidPart wishes_said(const Ui& ui, const Flow& flow) {
    ShownText said{{}, ui.language()};
    for (const feedback::OfferedWish& one : flow.organisation->involvement) {
        if (!flow.visit.contact.involvement.has(one.wish)) continue;
        const ShownText name = ui.local(one.name);
        if (!said.text.empty()) said.text += "\n";
        said.text += name.text;
        said.language = name.language;
    }
    if (said.text.empty()) said = ui.tr("Nothing");
    return {ui.tr("You would like"), said};
}

}  // namespace candour::kiosk
