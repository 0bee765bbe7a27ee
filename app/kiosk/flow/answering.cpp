#include "app/kiosk/flow/answering.h"

#include <algorithm>
#include <utility>

#include "app/kiosk/flow/entry.h"
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/survey_path.h"
#include "app/kiosk/flow/text.h"
#include "core/survey/limits.h"

namespace candour::kiosk {
namespace {

using survey::Answer;
using survey::Question;
using survey::QuestionType;

QuestionScreen& screen_of(Flow& flow) { return std::get<QuestionScreen>(flow.screen); }

Answer present_answer(const Flow& flow, const Question& question) {
    const auto& screen = std::get<QuestionScreen>(flow.screen);
    const Answer* given = answer_to(flow, screen);
    if (given != nullptr && !given->declined) return *given;
    Answer fresh;
    fresh.question = question.id;
    fresh.repetition = screen.repetition;
    return fresh;
}

// An answer in which nothing is said is no answer.
void keep(Flow& flow, Answer answer) {
    survey::Answers& answers = flow.visit.contact.answers;
    if (!answer.empty()) {
        answers.set(std::move(answer));
        return;
    }
    std::erase_if(answers.given, [&](Answer& one) {
        if (one.question != answer.question || one.repetition != answer.repetition) return false;
        survey::wipe(one);
        return true;
    });
    survey::wipe(answer);
}

const survey::Choice* find_offered(const Flow& flow, const std::string& id) {
    for (const survey::Choice* choice :
         choices_offered(flow, std::get<QuestionScreen>(flow.screen))) {
        if (choice->id == id) return choice;
    }
    return nullptr;
}

// What no longer is offered, and what cannot be beside the new choice.
void make_room(const Flow& flow, const survey::Choice& chosen, Answer& answer) {
    std::erase_if(answer.choices, [&](const std::string& id) {
        const survey::Choice* other = find_offered(flow, id);
        return other == nullptr || other->exclusive || chosen.exclusive;
    });
}

void toggle(Flow& flow, const Question& question, const survey::Choice& choice) {
    Answer answer = present_answer(flow, question);
    AnswerProblem problem = AnswerProblem::None;
    if (std::ranges::count(answer.choices, choice.id) > 0) {
        std::erase(answer.choices, choice.id);
    } else {
        make_room(flow, choice, answer);
        const std::size_t most = question.choices_at_most;
        if (most > 0 && answer.choices.size() >= most) {
            problem = AnswerProblem::TooMany;
        } else {
            answer.choices.push_back(choice.id);
        }
    }
    keep(flow, std::move(answer));
    screen_of(flow).problem = problem;
}

// Into one of an answer's texts; the screen shows the caret and whether something was cut off.
void take_edit(Flow& flow, std::string& into, BoundedText bounded) {
    wipe(into);
    into = std::move(bounded.text);
    QuestionScreen& screen = screen_of(flow);
    screen.caret_byte = bounded.caret_byte;
    screen.problem = bounded.cut ? AnswerProblem::TooLong : AnswerProblem::None;
}

void edit_other(Flow& flow, const Question& question, const EditText& edit) {
    const Answer* given = answer_to(flow, screen_of(flow));
    if (given == nullptr || !says_other(question, *given)) return;
    Answer answer = *given;
    take_edit(
        flow, answer.other,
        bounded_line(answer.other, edit.text, edit.caret_byte, survey::short_text_characters_max));
    keep(flow, std::move(answer));
}

void edit_text(Flow& flow, const Question& question, const EditText& edit) {
    const bool line = question.type == QuestionType::ShortText;
    if (!line && question.type != QuestionType::LongText) return;
    Answer answer = present_answer(flow, question);
    const std::size_t most = characters_max(flow, question);
    take_edit(flow, answer.text,
              line ? bounded_line(answer.text, edit.text, edit.caret_byte, most)
                   : bounded_edit(answer.text, edit.text, edit.caret_byte, most));
    keep(flow, std::move(answer));
}

void press_date(Flow& flow, const Question& question, const std::string& keys) {
    Answer answer = present_answer(flow, question);
    DateEntry entry = date_entry(answer.text);
    QuestionScreen& screen = screen_of(flow);
    for (const char key : keys)
        press_date_key(entry, screen.date_part, screen.date_part_anew, key);
    wipe(answer.text);
    answer.text = date_text(entry);
    keep(flow, std::move(answer));
}

void press_number(Flow& flow, const Question& question, const std::string& keys) {
    Answer answer = present_answer(flow, question);
    for (const char key : keys) {
        std::string after = after_number_key(answer.text, key, question.number);
        wipe(answer.text);
        answer.text = std::move(after);
    }
    keep(flow, std::move(answer));
}

}  // namespace

void choose(Flow& flow, const std::string& id) {
    const Question& question = *question_shown(flow);
    const survey::Choice* choice = find_offered(flow, id);
    if (choice == nullptr) return;
    if (survey::takes_many_choices(question.type)) return toggle(flow, question, *choice);
    Answer answer = present_answer(flow, question);
    answer.choice = choice->id;
    if (!says_other(question, answer)) wipe(answer.other);
    keep(flow, std::move(answer));
    screen_of(flow).problem = AnswerProblem::None;
}

void rank_higher(Flow& flow, const std::string& id) {
    const Question& question = *question_shown(flow);
    if (question.type != QuestionType::Ranking) return;
    Answer answer = present_answer(flow, question);
    const auto place = std::ranges::find(answer.choices, id);
    if (place == answer.choices.end() || place == answer.choices.begin()) return;
    std::iter_swap(place, place - 1);
    keep(flow, std::move(answer));
}

void decline(Flow& flow) {
    const Question& question = *question_shown(flow);
    if (!question.may_decline || !survey::takes_answer(question.type)) return;
    QuestionScreen& screen = screen_of(flow);
    Answer answer;
    answer.question = question.id;
    answer.repetition = screen.repetition;
    answer.declined = true;
    keep(flow, std::move(answer));
    screen.caret_byte = 0;
    screen.date_part = DatePart::Day;
    screen.problem = AnswerProblem::None;
}

void press_pad(Flow& flow, const std::string& keys) {
    const Question& question = *question_shown(flow);
    if (question.type == QuestionType::Number) {
        press_number(flow, question, pad_keys(keys));
    } else if (question.type == QuestionType::Date) {
        press_date(flow, question, pad_keys(keys));
    } else {
        return;
    }
    screen_of(flow).problem = AnswerProblem::None;
}

void choose_date_part(Flow& flow, DatePart part) {
    if (question_shown(flow)->type != QuestionType::Date) return;
    screen_of(flow).date_part = part;
    screen_of(flow).date_part_anew = true;
}

void edit(Flow& flow, const EditText& edit) {
    const Question& question = *question_shown(flow);
    if (screen_of(flow).part == QuestionPart::Other) {
        edit_other(flow, question, edit);
    } else {
        edit_text(flow, question, edit);
    }
}

void settle_answer(Flow& flow) {
    const Question& question = *question_shown(flow);
    const Answer* given = answer_to(flow, screen_of(flow));
    if (given == nullptr || given->text.empty()) return;
    const bool number = question.type == QuestionType::Number;
    if (!number && question.type != QuestionType::Date) return;
    std::optional<std::string> text =
        number ? canonical_number(given->text) : canonical_date(given->text);
    if (!text) return;
    Answer answer = *given;
    wipe(answer.text);
    answer.text = std::move(*text);
    keep(flow, std::move(answer));
}

}  // namespace candour::kiosk
