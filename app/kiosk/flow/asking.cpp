// app/kiosk/flow/asking.cpp: the screens of a survey: a question, and whether there is another one.
#include <algorithm>
#include <utility>

#include "app/kiosk/flow/answering.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/problems.h"
#include "app/kiosk/flow/steps.h"
#include "app/kiosk/flow/survey_path.h"

namespace candour::kiosk {
namespace {

void try_to_go_on(Flow& flow) {
    auto& screen = std::get<QuestionScreen>(flow.screen);
    settle_answer(flow);
    screen.problem =
        screen.part == QuestionPart::Ask ? problem_now(flow, screen) : AnswerProblem::None;
    if (screen.problem == AnswerProblem::None) {
        go_on(flow);
    } else {
        flow.page = 0;  // There it is said.
    }
}

bool is_same(const RepeatScreen& a, const RepeatScreen& b) {
    return a.group == b.group && a.repetition == b.repetition;
}

void say_another(Flow& flow, RepeatScreen& screen, bool yes) {
    std::vector<RepeatScreen>& another = flow.visit.another;
    std::erase_if(another, [&](const RepeatScreen& one) { return is_same(one, screen); });
    if (yes) another.push_back(screen);
    screen.choice_missing = false;
    screen.said = yes ? Said::Yes : Said::No;
}

// There is no other one: what was said of later ones goes. Not before the visitor goes on, so that
// a slip of the finger loses nothing.
void drop_later(Flow& flow, const RepeatScreen& screen) {
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    if (questionnaire == nullptr) return;
    std::erase_if(flow.visit.contact.answers.given, [&](survey::Answer& answer) {
        const survey::Question* question = questionnaire->find(answer.question);
        const bool later = question != nullptr && answer.repetition > screen.repetition &&
                           questionnaire->repeat_around(question->group) == screen.group;
        if (later) survey::wipe(answer);
        return later;
    });
    std::erase_if(flow.visit.another, [&](const RepeatScreen& one) {
        return one.group == screen.group && one.repetition >= screen.repetition;
    });
}

}  // namespace

Step on_question(Flow flow, const Intent& intent) {
    CHECK(question_shown(flow) != nullptr);
    auto& screen = std::get<QuestionScreen>(flow.screen);
    const bool asks = screen.part == QuestionPart::Ask;
    if (const auto* keyboard = std::get_if<ShowKeyboard>(&intent)) {
        screen.keyboard_open = keyboard->open;
    } else if (std::holds_alternative<Continue>(intent)) {
        try_to_go_on(flow);
    } else if (std::holds_alternative<Back>(intent)) {
        settle_answer(flow);
        go_back(flow);
    } else if (const auto* text = std::get_if<EditText>(&intent)) {
        if (screen.part != QuestionPart::Reason) edit(flow, *text);
    } else if (!asks) {
        return just(std::move(flow));
    } else if (const auto* choice = std::get_if<ChooseAnswer>(&intent)) {
        choose(flow, choice->choice);
    } else if (const auto* higher = std::get_if<RankHigher>(&intent)) {
        rank_higher(flow, higher->choice);
    } else if (std::holds_alternative<DeclineAnswer>(intent)) {
        decline(flow);
    } else if (const auto* pad = std::get_if<PressPad>(&intent)) {
        press_pad(flow, pad->keys);
    } else if (const auto* part = std::get_if<ChooseDatePart>(&intent)) {
        choose_date_part(flow, part->part);
    }
    return just(std::move(flow));
}

Step on_introduction(Flow flow, const Intent& intent) {
    if (std::holds_alternative<Continue>(intent)) {
        go_on(flow);
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

Step on_repeat(Flow flow, const Intent& intent) {
    auto& screen = std::get<RepeatScreen>(flow.screen);
    if (const auto* another = std::get_if<SayAnother>(&intent)) {
        say_another(flow, screen, another->yes);
    } else if (std::holds_alternative<Continue>(intent)) {
        if (screen.said == Said::Nothing) {
            screen.choice_missing = true;
        } else {
            if (screen.said == Said::No) drop_later(flow, screen);
            go_on(flow);
        }
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
