// app/kiosk/screens/offer.cpp: something is offered: yes and no are alike, and as easy.
#include <vector>

#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {

std::optional<Intent> offer_on_one_line(Ui& ui, const OfferAnswer& yes, const OfferAnswer& no) {
    std::vector<ChoiceCard> cards(2);
    cards[0].id = yes.id;
    cards[0].label = yes.label;
    cards[1].id = no.id;
    cards[1].label = no.label;
    for (ChoiceCard& card : cards)
        card.mark = Mark::None;
    const auto said = ui.choices(cards, {.columns = 2, .slim = true, .bare = true});
    if (!said) return std::nullopt;
    return TakeOffer{*said == 0};
}

std::optional<Intent> offer(Ui& ui, const OfferAnswer& yes, const OfferAnswer& no,
                            const std::function<void()>& say_why) {
    if (ui.is_scarce()) {
        const std::optional<Intent> intent = offer_on_one_line(ui, yes, no);
        say_why();
        return intent;
    }
    say_why();
    ui.gap(1);
    const bool says_yes = ui.button(yes.id, yes.label, ButtonStyle::Secondary, Icon::None);
    const bool says_no = ui.button(no.id, no.label, ButtonStyle::Secondary, Icon::None);
    if (!says_yes && !says_no) return std::nullopt;
    return TakeOffer{says_yes};
}

}  // namespace candour::kiosk
