#include "app/kiosk/flow/survey_path.h"

#include <algorithm>

#include "app/kiosk/flow/entry.h"
#include "app/kiosk/flow/lots.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "core/base/bytes.h"

namespace candour::kiosk {
namespace {

using survey::Question;
using survey::Questionnaire;
using survey::QuestionType;

// The screens of one questionnaire, one question after the other.
class Walk {
public:
    Walk(const Flow& flow, const Questionnaire& questionnaire)
        : flow_(flow), questionnaire_(questionnaire), now_(evaluate_now(flow, questionnaire)) {}

    std::vector<Screen> run() {
        if (!questionnaire_.introduction.empty()) screens_.emplace_back(IntroductionScreen{});
        const std::size_t count = questionnaire_.questions.size();
        for (std::size_t i = 0; i < count;) {
            const std::size_t repeat = repeat_of(i);
            if (repeat == survey::no_group) {
                add_question(i++, 0);
                continue;
            }
            std::size_t end = i;
            while (end < count && repeat_of(end) == repeat)
                ++end;
            add_repeat(repeat, i, end);
            i = end;
        }
        return std::move(screens_);
    }

private:
    std::size_t repeat_of(std::size_t question) const {
        return questionnaire_.repeat_around(questionnaire_.questions[question].group);
    }

    void add_repeat(std::size_t group, std::size_t begin, std::size_t end) {
        const survey::Group& repeat = questionnaire_.groups[group];
        const bool counted = !repeat.repeat_count.empty();
        const std::uint32_t times = counted ? now_.repetitions(group) : repeat.repeat_max;
        for (std::uint32_t i = 0; i < times; ++i) {
            for (std::size_t question = begin; question < end; ++question)
                add_question(question, i);
            if (counted) continue;
            // Without an answer this time there is nothing that another one could follow.
            const bool possible = i + 1 < times && now_.group_shown(group, i + 1);
            if (!possible) return;
            const RepeatScreen ask{group, i};
            screens_.emplace_back(ask);
            if (!has_said_another(flow_, ask)) return;
        }
    }

    void add_question(std::size_t number, std::uint32_t repetition) {
        const Question& question = questionnaire_.questions[number];
        if (question.type == QuestionType::Calculated || !now_.shown(number, repetition)) return;
        QuestionScreen screen;
        screen.number = number;
        screen.repetition = repetition;
        const auto add = [&](QuestionPart part) {
            screen.part = part;
            screens_.emplace_back(screen);
        };
        if (!question.pressing_reason.empty()) add(QuestionPart::Reason);
        add(QuestionPart::Ask);
        const survey::Answer* answer = flow_.visit.contact.answers.find(question.id, repetition);
        if (answer != nullptr && says_other(question, *answer)) add(QuestionPart::Other);
    }

    const Flow& flow_;
    const Questionnaire& questionnaire_;
    survey::Evaluation now_;
    std::vector<Screen> screens_;
};

bool asks(const Questionnaire& questionnaire, const QuestionScreen& screen) {
    return screen.part == QuestionPart::Ask &&
           survey::takes_answer(questionnaire.questions[screen.number].type);
}

void put(std::string& into, std::string text) {
    candour::wipe(into);
    into = std::move(text);
}

void make_canonical(QuestionType type, survey::Answer& answer) {
    if (type == QuestionType::Number) {
        if (auto number = canonical_number(answer.text)) put(answer.text, std::move(*number));
    } else if (type == QuestionType::Date) {
        if (auto date = canonical_date(answer.text)) put(answer.text, std::move(*date));
    }
}

}  // namespace

survey::Evaluation evaluate_now(const Flow& flow, const Questionnaire& questionnaire) {
    const CivilDay today = flow.visit.drawn.value_or(Drawn{}).today;
    return survey::evaluate(questionnaire, flow.visit.contact.answers, today,
                            flow.visit.preferences.language);
}

std::vector<Screen> survey_screens(const Flow& flow) {
    const Questionnaire* questionnaire = questionnaire_of(flow);
    if (questionnaire == nullptr) return {};
    return Walk(flow, *questionnaire).run();
}

Progress progress_of(const Flow& flow, const QuestionScreen& screen) {
    const Questionnaire* questionnaire = questionnaire_of(flow);
    if (questionnaire == nullptr) return {};
    Progress progress;
    for (const Screen& one : survey_screens(flow)) {
        const auto* question = std::get_if<QuestionScreen>(&one);
        if (question == nullptr || !asks(*questionnaire, *question)) continue;
        ++progress.count;
        const bool here =
            question->number == screen.number && question->repetition == screen.repetition;
        if (here) progress.number = progress.count;
    }
    return progress;
}

std::vector<const survey::Choice*> choices_offered(const Flow& flow, const QuestionScreen& screen) {
    const Questionnaire* questionnaire = questionnaire_of(flow);
    if (questionnaire == nullptr) return {};
    const Question& question = questionnaire->questions[screen.number];
    std::vector<const survey::Choice*> offered =
        evaluate_now(flow, *questionnaire).choices(screen.number, screen.repetition);
    if (!question.random_order) return offered;
    // "None of these" and "other" stay where everybody looks for them: at their place.
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < offered.size(); ++i) {
        if (!offered[i]->exclusive && !offered[i]->other) places.push_back(i);
    }
    const std::uint64_t lots = flow.visit.drawn.value_or(Drawn{}).lots;
    const std::vector<std::size_t> order = drawn_order(lots, question.id, places.size());
    std::vector<const survey::Choice*> mixed = offered;
    for (std::size_t i = 0; i < places.size(); ++i)
        mixed[places[i]] = offered[places[order[i]]];
    return mixed;
}

const survey::Answer* answer_to(const Flow& flow, const QuestionScreen& screen) {
    const Questionnaire* questionnaire = questionnaire_of(flow);
    if (questionnaire == nullptr || screen.number >= questionnaire->questions.size()) {
        return nullptr;
    }
    return flow.visit.contact.answers.find(questionnaire->questions[screen.number].id,
                                           screen.repetition);
}

bool says_other(const Question& question, const survey::Answer& answer) {
    const survey::Choice* other = question.other_choice();
    return other != nullptr &&
           (answer.choice == other->id || std::ranges::count(answer.choices, other->id) > 0);
}

bool has_said_another(const Flow& flow, const RepeatScreen& screen) {
    return std::ranges::any_of(flow.visit.another, [&](const RepeatScreen& one) {
        return one.group == screen.group && one.repetition == screen.repetition;
    });
}

std::string part_of(const Question& question, std::uint32_t repetition) {
    if (repetition == 0) return question.id;
    return question.id + "/" + std::to_string(repetition + 1);
}

void tidy_answers(const Questionnaire& questionnaire, survey::Answers& answers, CivilDay today) {
    for (survey::Answer& answer : answers.given) {
        const Question* question = questionnaire.find(answer.question);
        if (question == nullptr) continue;
        make_canonical(question->type, answer);
        if (!says_other(*question, answer)) candour::wipe(answer.other);
    }
    survey::drop_hidden(questionnaire, answers, today);
    std::erase_if(answers.given, [](survey::Answer& answer) {
        if (is_said(answer)) return false;
        survey::wipe(answer);
        return true;
    });
}

}  // namespace candour::kiosk
