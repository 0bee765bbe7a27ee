// Choices: one of several, several of several, yes or no.
#include <algorithm>
#include <array>

#include "app/kiosk/screens/questions/questions.h"

namespace candour::kiosk {
namespace {

// What else a question screen has; a questionnaire may call a choice the same.
constexpr std::array<std::string_view, 12> own_items = {"next",    "decline",  "text",   "heading",
                                                        "problem", "progress", "number", "day",
                                                        "month",   "year",     "up",     "choice"};

}  // namespace

std::string choice_item(const std::string& choice) {
    const std::string_view first = std::string_view(choice).substr(0, choice.find('.'));
    const bool taken = std::ranges::find(own_items, first) != own_items.end();
    return (taken ? "question.choice." : "question.") + choice;
}

std::optional<Intent> ask_choices(Ui& ui, const Asking& asking) {
    const bool many = asking.question.type == survey::QuestionType::ManyChoices;
    const std::vector<const survey::Choice*> offered = choices_offered(asking.flow, asking.screen);
    std::vector<ChoiceCard> cards;
    for (const survey::Choice* choice : offered) {
        ChoiceCard card;
        card.id = choice_item(choice->id);
        card.label = asking.words.of(choice->label);
        card.picture = asking.words.picture(choice->picture);
        card.mark = many ? Mark::Many : Mark::One;
        const survey::Answer* answer = asking.answer;
        card.selected = answer != nullptr && (answer->choice == choice->id ||
                                              std::ranges::count(answer->choices, choice->id) > 0);
        cards.push_back(std::move(card));
    }
    constexpr std::size_t one_column_max = 4;
    const bool yes_no = asking.question.type == survey::QuestionType::YesNo;
    const int columns = yes_no                          ? static_cast<int>(cards.size())
                        : cards.size() > one_column_max ? 2
                                                        : 1;
    if (const auto chosen = ui.choices(cards, {.columns = columns})) {
        return ChooseAnswer{offered[*chosen]->id};
    }
    return std::nullopt;
}

}  // namespace candour::kiosk
