// app/kiosk/screens/question.cpp: one question of a survey, one answer, one way on: what stands
// around it. How each type is answered is in screens/questions.
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"
#include "app/kiosk/screens/questions/questions.h"

namespace candour::kiosk {
namespace {

using survey::QuestionType;

ChoiceCard decline_card(const Ui& ui, const Asking& asking) {
    ChoiceCard card;
    card.id = "question.decline";
    card.label = ui.tr("I would rather not say");
    card.selected = asking.answer != nullptr && asking.answer->declined;
    return card;
}

bool writes(QuestionType type) {
    return type == QuestionType::ShortText || type == QuestionType::LongText;
}

bool types_figures(QuestionType type) {
    return type == QuestionType::Number || type == QuestionType::Date;
}

std::optional<Intent> ask(Ui& ui, const Asking& asking) {
    switch (asking.question.type) {
        case QuestionType::OneChoice:
        case QuestionType::ManyChoices:
        case QuestionType::YesNo:
            return ask_choices(ui, asking);
        case QuestionType::Faces:
            return ask_faces(ui, asking);
        case QuestionType::Scale:
            return ask_scale(ui, asking);
        case QuestionType::Stars:
            return ask_stars(ui, asking);
        case QuestionType::Ranking:
            return ask_ranking(ui, asking);
        case QuestionType::Number:
            ask_number(ui, asking);
            return std::nullopt;
        case QuestionType::Date:
            return ask_date(ui, asking);
        case QuestionType::ShortText:
        case QuestionType::LongText:
            ask_text(ui, asking);
            return std::nullopt;
        case QuestionType::Information:
        case QuestionType::Calculated:
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Intent> draw_reason(Ui& ui, const Asking& asking) {
    ui.heading(ui.tr("Why the next question asks who you are"));
    ui.paragraphs(asking.words.of(asking.question.pressing_reason, asking.question.group,
                                  asking.screen.repetition));
    ui.gap(1);
    if (asking.question.may_decline) {
        ui.paragraph(ui.tr("You need not answer it."), TextStyle::Quiet);
    }
    return std::nullopt;
}

void draw_information(Ui& ui, const Asking& asking) {
    ui.picture(asking.words.picture(asking.question.media.picture));
    ui.heading(asking.prompt);
    say_language(ui, asking.prompt);
    ui.paragraphs(asking.hint);
}

// The progress, with the way to decline beside it where the answer takes all the room below.
std::optional<Intent> draw_progress(Ui& ui, const Asking& asking, bool beside) {
    const Progress progress = progress_of(asking.flow, asking.screen);
    const ChoiceCard decline = decline_card(ui, asking);
    if (ui.progress(progress.number, progress.count, beside ? &decline : nullptr)) {
        return DeclineAnswer{};
    }
    return std::nullopt;
}

std::optional<Intent> draw_other(Ui& ui, const Asking& asking) {
    ui.keyboard(asking.screen.keyboard_open);
    draw_progress(ui, asking, /*beside=*/false);
    Asking other = asking;
    const survey::Choice* choice = asking.question.other_choice();
    other.prompt = choice != nullptr ? asking.words.of(choice->label) : ShownText{};
    ui.heading(other.prompt);
    const ShownText problem = problem_text(ui, asking);
    if (!problem.text.empty()) ui.problem(problem);
    ask_other(ui, other);
    return std::nullopt;
}

std::optional<Intent> draw_question(Ui& ui, const Asking& asking) {
    const QuestionType type = asking.question.type;
    const bool writing = writes(type);
    const bool beside = writing || types_figures(type) || type == QuestionType::Ranking;
    const bool may_decline = asking.question.may_decline;
    if (types_figures(type)) ui.needs_width();
    if (writing) ui.keyboard(asking.screen.keyboard_open);
    std::optional<Intent> intent = draw_progress(ui, asking, beside && may_decline);
    const ShownText group = asking.words.heading(asking.question.group, asking.screen.repetition);
    if (!group.text.empty()) ui.subheading(group);
    ui.picture(asking.words.picture(asking.question.media.picture));
    ui.heading(asking.prompt);
    say_language(ui, asking.prompt);
    const ShownText problem = problem_text(ui, asking);
    if (!problem.text.empty()) ui.problem(problem);
    if (!writing && !types_figures(type)) {
        for (const ShownText& hint : hints_of(ui, asking))
            ui.paragraph(hint, TextStyle::Quiet);
    }
    if (const auto answered = ask(ui, asking)) intent = answered;
    if (beside || !may_decline) return intent;
    if (ui.choices({decline_card(ui, asking)}, {.slim = true})) intent = DeclineAnswer{};
    return intent;
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const QuestionScreen& screen) {
    ui.bars(Ui::Bars::All);
    const bool next = ui.footer({.next_id = "question.next", .next = ui.tr("Next")});
    const survey::Question* question = question_shown(flow);
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    CHECK(question != nullptr && questionnaire != nullptr);
    const SurveyWords words(ui, flow, *questionnaire);
    const Asking asking{.flow = flow,
                        .screen = screen,
                        .question = *question,
                        .answer = answer_to(flow, screen),
                        .words = words,
                        .prompt = words.of(question->prompt, question->group, screen.repetition),
                        .hint = words.of(question->hint, question->group, screen.repetition)};
    std::optional<Intent> intent;
    switch (screen.part) {
        case QuestionPart::Reason:
            intent = draw_reason(ui, asking);
            break;
        case QuestionPart::Other:
            intent = draw_other(ui, asking);
            break;
        case QuestionPart::Ask:
            if (question->type == QuestionType::Information) {
                draw_information(ui, asking);
            } else {
                intent = draw_question(ui, asking);
            }
            break;
    }
    return next ? std::optional<Intent>(Continue{}) : intent;
}

}  // namespace candour::kiosk
