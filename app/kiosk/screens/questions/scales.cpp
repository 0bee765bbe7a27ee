// Scales: faces, numbers between two ends, stars.
#include "app/kiosk/screens/questions/questions.h"

namespace candour::kiosk {
namespace {

std::vector<ChoiceCard> cards_of(const Asking& asking) {
    std::vector<ChoiceCard> cards;
    for (const survey::Choice& choice : asking.question.choices) {
        ChoiceCard card;
        card.id = choice_item(choice.id);
        card.label = asking.words.of(choice.label);
        card.selected = asking.answer != nullptr && asking.answer->choice == choice.id;
        cards.push_back(std::move(card));
    }
    return cards;
}

std::optional<Intent> chosen_of(const Asking& asking, std::optional<std::size_t> chosen) {
    if (!chosen) return std::nullopt;
    return ChooseAnswer{asking.question.choices[*chosen].id};
}

}  // namespace

std::optional<Intent> ask_faces(Ui& ui, const Asking& asking) {
    std::vector<ChoiceCard> cards = cards_of(asking);
    // Three faces are the worst, the middle and the best of the five.
    constexpr int last_face = 4;
    const int apart = cards.size() > 1 ? last_face / (static_cast<int>(cards.size()) - 1) : 0;
    for (std::size_t i = 0; i < cards.size(); ++i)
        cards[i].face = static_cast<int>(i) * apart;
    return chosen_of(asking, ui.faces(cards));
}

std::optional<Intent> ask_scale(Ui& ui, const Asking& asking) {
    std::vector<ChoiceCard> cards = cards_of(asking);
    const ShownText low = asking.words.of(asking.question.scale.low);
    const ShownText high = asking.words.of(asking.question.scale.high);
    if (cards.empty()) return std::nullopt;
    cards.front().detail = low;
    cards.back().detail = high;
    return chosen_of(asking, ui.scale(cards, low, high));
}

std::optional<Intent> ask_stars(Ui& ui, const Asking& asking) {
    return chosen_of(asking, ui.stars(cards_of(asking)));
}

}  // namespace candour::kiosk
