// app/kiosk/screens/question.cpp: one question of a survey, one answer, one way on.
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"
#include "core/feedback/limits.h"

namespace candour::kiosk {
namespace {

std::vector<ChoiceCard> cards_of(const Ui& ui, const survey::Question& question,
                                 const survey::Answer* answer) {
    std::vector<ChoiceCard> cards;
    for (const survey::Choice& choice : question.choices) {
        ChoiceCard card;
        card.id = "question." + choice.id;
        card.label = ui.local(choice.label);
        card.selected = answer && answer->choice == choice.id;
        if (question.type == survey::QuestionType::Faces) {
            card.face = static_cast<int>(cards.size());
        }
        cards.push_back(std::move(card));
    }
    return cards;
}

ChoiceCard decline_card(const Ui& ui, const survey::Answer* answer) {
    ChoiceCard card;
    card.id = "question.decline";
    card.label = ui.tr("I would rather not say");
    card.selected = answer && answer->declined;
    return card;
}

std::optional<Intent> choose(Ui& ui, const survey::Question& question,
                             const survey::Answer* answer) {
    std::vector<ChoiceCard> cards = cards_of(ui, question, answer);
    std::optional<std::size_t> chosen;
    if (question.type == survey::QuestionType::Faces) {
        chosen = ui.faces(cards);
    } else {
        const int columns = question.type == survey::QuestionType::YesNo ? 2 : 1;
        chosen = ui.choices(cards, {.columns = columns});
    }
    if (chosen) return ChooseAnswer{question.choices[*chosen].id};
    return std::nullopt;
}

bool say_problem(Ui& ui, const QuestionScreen& screen) {
    if (screen.answer_missing) {
        ui.problem(ui.tr("Please answer, or say that you would rather not."));
    } else if (screen.problem == WriteProblem::TooLong) {
        ui.problem(ui.tr("There is no room for more. You can make it shorter."));
    }
    return screen.answer_missing || screen.problem == WriteProblem::TooLong;
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const QuestionScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "question.next", .next = ui.tr("Next")})) intent = Continue{};

    const survey::Question* question = question_shown(flow);
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    CHECK(question != nullptr && questionnaire != nullptr);
    const survey::Answer* answer = flow.visit.contact.answers.find(question->id);

    const bool writing = question->type == survey::QuestionType::LongText;
    const ChoiceCard decline = decline_card(ui, answer);
    if (writing) ui.keyboard(screen.keyboard_open);
    const std::size_t count = questionnaire->questions.size();
    if (ui.progress(screen.number + 1, count, writing ? &decline : nullptr)) {
        intent = DeclineAnswer{};
    }
    const ShownText prompt = ui.local(question->prompt);
    ui.heading(prompt);
    const bool problem = say_problem(ui, screen);
    const ShownText hint = problem ? ShownText{} : ui.local(question->hint);
    if (writing) {
        ui.field({.id = "question.text",
                  .name = prompt,
                  .hint = hint,
                  .text = text_shown(flow),
                  .caret_byte = screen.caret_byte,
                  .characters_max = feedback::story_characters_max});
        return intent;
    }
    ui.paragraph(hint, TextStyle::Quiet);
    if (const auto chosen = choose(ui, *question, answer)) intent = chosen;
    if (ui.choices({decline}, {.slim = true})) intent = DeclineAnswer{};
    return intent;
}

}  // namespace candour::kiosk
