// app/kiosk/flow/writing.cpp: the story, what is wanted, and a survey's questions.
#include <algorithm>
#include <utility>

#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/steps.h"
#include "app/kiosk/flow/text.h"
#include "core/feedback/limits.h"

namespace candour::kiosk {
namespace {

// The text after the edit; caret and problem of the screen follow it.
template <typename TextScreen>
std::string edited(std::string_view before, const EditText& edit, TextScreen& screen) {
    BoundedText bounded =
        bounded_edit(before, edit.text, edit.caret_byte, feedback::story_characters_max);
    screen.caret_byte = bounded.caret_byte;
    screen.problem = bounded.cut ? WriteProblem::TooLong : WriteProblem::None;
    return std::move(bounded.text);
}

void put(std::string& field, std::string text) {
    wipe(field);
    field = std::move(text);
}

void edit_story(Flow& flow, WriteScreen& screen, const EditText& edit) {
    feedback::Contact& contact = flow.visit.contact;
    std::string& field = screen.field == WriteField::Story ? contact.story : contact.wanted;
    put(field, edited(field, edit, screen));
}

void remove_answer(survey::Answers& answers, std::string_view question) {
    std::erase_if(answers.given, [&](survey::Answer& answer) {
        if (answer.question != question) return false;
        survey::wipe(answer);
        return true;
    });
}

void edit_answer(Flow& flow, QuestionScreen& screen, const survey::Question& question,
                 const EditText& edit) {
    if (question.type != survey::QuestionType::LongText) return;
    survey::Answer answer;
    answer.question = question.id;
    answer.text = edited(text_shown(flow), edit, screen);
    survey::Answers& answers = flow.visit.contact.answers;
    remove_answer(answers, question.id);
    if (!answer.text.empty()) answers.set(std::move(answer));
    screen.answer_missing = false;
}

void choose_answer(Flow& flow, QuestionScreen& screen, const survey::Question& question,
                   const std::string& choice) {
    const bool is_there = std::any_of(question.choices.begin(), question.choices.end(),
                                      [&](const survey::Choice& one) { return one.id == choice; });
    if (!is_there) return;
    survey::Answer answer;
    answer.question = question.id;
    answer.choice = choice;
    flow.visit.contact.answers.set(std::move(answer));
    screen.answer_missing = false;
}

void decline_answer(Flow& flow, QuestionScreen& screen, const survey::Question& question) {
    survey::Answer answer;
    answer.question = question.id;
    answer.declined = true;
    survey::Answers& answers = flow.visit.contact.answers;
    remove_answer(answers, question.id);
    answers.set(std::move(answer));
    screen.caret_byte = 0;
    screen.problem = WriteProblem::None;
    screen.answer_missing = false;
}

}  // namespace

Step on_write(Flow flow, const Intent& intent) {
    auto& screen = std::get<WriteScreen>(flow.screen);
    if (const auto* edit = std::get_if<EditText>(&intent)) {
        edit_story(flow, screen, *edit);
    } else if (const auto* keyboard = std::get_if<ShowKeyboard>(&intent)) {
        screen.keyboard_open = keyboard->open;
    } else if (std::holds_alternative<Continue>(intent)) {
        // What is wanted may be left empty; without a story there is nothing to send.
        if (screen.field == WriteField::Story && is_blank(flow.visit.contact.story)) {
            screen.problem = WriteProblem::Empty;
        } else {
            go_on(flow);
        }
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

Step on_question(Flow flow, const Intent& intent) {
    const survey::Question* question = question_shown(flow);
    CHECK(question != nullptr);
    auto& screen = std::get<QuestionScreen>(flow.screen);
    if (const auto* edit = std::get_if<EditText>(&intent)) {
        edit_answer(flow, screen, *question, *edit);
    } else if (const auto* choice = std::get_if<ChooseAnswer>(&intent)) {
        choose_answer(flow, screen, *question, choice->choice);
    } else if (std::holds_alternative<DeclineAnswer>(intent)) {
        decline_answer(flow, screen, *question);
    } else if (const auto* keyboard = std::get_if<ShowKeyboard>(&intent)) {
        screen.keyboard_open = keyboard->open;
    } else if (std::holds_alternative<Continue>(intent)) {
        if (question->required && !is_answered(flow.visit.contact.answers, question->id)) {
            screen.answer_missing = true;
        } else {
            go_on(flow);
        }
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
