// Ranking: touched in the order of preference, touched again to take one out; a button moves one
// up.
#include <algorithm>

#include "app/kiosk/screens/questions/questions.h"

namespace candour::kiosk {

std::optional<Intent> ask_ranking(Ui& ui, const Asking& asking) {
    const std::vector<const survey::Choice*> offered = choices_offered(asking.flow, asking.screen);
    static const std::vector<std::string> nothing;
    const std::vector<std::string>& ranked = asking.answer ? asking.answer->choices : nothing;
    std::vector<ChoiceCard> cards;
    for (const survey::Choice* choice : offered) {
        ChoiceCard card;
        card.id = choice_item(choice->id);
        card.label = asking.words.of(choice->label);
        card.picture = asking.words.picture(choice->picture);
        const auto place = std::ranges::find(ranked, choice->id);
        if (place != ranked.end()) {
            card.selected = true;
            card.rank = static_cast<int>(place - ranked.begin()) + 1;
        }
        if (card.rank > 1) {
            card.up_id = "question.up." + choice->id;
            card.up_name = ui.tr("Move up: {choice}", {{"choice", card.label.text}});
        }
        cards.push_back(std::move(card));
    }
    const RankTap tap = ui.ranking(cards);
    if (tap.chosen) return ChooseAnswer{offered[*tap.chosen]->id};
    if (tap.raised) return RankHigher{offered[*tap.raised]->id};
    return std::nullopt;
}

}  // namespace candour::kiosk
