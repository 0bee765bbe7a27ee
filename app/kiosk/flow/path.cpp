#include "app/kiosk/flow/path.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/involvement.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/problems.h"
#include "app/kiosk/flow/receipt.h"
#include "app/kiosk/flow/survey_path.h"
#include "app/kiosk/flow/text.h"

namespace candour::kiosk {
namespace {

using feedback::ContactKind;

// A way with the guide before it: who has come that way has seen all that is on the other one.
constexpr std::string_view guided = ", guided";

bool is_survey(const Flow& flow) {
    return flow.visit.kind_chosen && flow.visit.contact.kind == ContactKind::SurveyAnswer;
}

bool wants_wanted(const Flow& flow) {
    return flow.visit.kind_chosen && asks_wanted(flow.visit.contact.kind);
}

WriteScreen write_screen(WriteField field) {
    WriteScreen screen;
    screen.field = field;
    return screen;
}

std::optional<bool> keyboard_open(const Screen& screen) {
    if (const auto* write = std::get_if<WriteScreen>(&screen)) return write->keyboard_open;
    if (const auto* question = std::get_if<QuestionScreen>(&screen)) return question->keyboard_open;
    if (const auto* words = std::get_if<FactWordsScreen>(&screen)) return words->keyboard_open;
    return std::nullopt;
}

// A visitor who put the on-screen keyboard away does not want it back on the next screen.
void keep_keyboard(const Screen& from, Screen& to) {
    const std::optional<bool> open = keyboard_open(from);
    if (!open) return;
    if (auto* write = std::get_if<WriteScreen>(&to)) write->keyboard_open = *open;
    if (auto* question = std::get_if<QuestionScreen>(&to)) question->keyboard_open = *open;
    if (auto* words = std::get_if<FactWordsScreen>(&to)) words->keyboard_open = *open;
}

bool is_of_survey(const Screen& screen) {
    return std::holds_alternative<IntroductionScreen>(screen) ||
           std::holds_alternative<QuestionScreen>(screen) ||
           std::holds_alternative<RepeatScreen>(screen);
}

bool was_seen(const Flow& flow, const Screen& screen) {
    return std::any_of(flow.visit.seen.begin(), flow.visit.seen.end(),
                       [&](const Screen& one) { return is_same_step(one, screen); });
}

// A screen that is shown again has no problem left and its caret at the end of its text.
void begin_afresh(Flow& flow) {
    const std::size_t end = text_shown(flow).size();
    if (auto* write = std::get_if<WriteScreen>(&flow.screen)) {
        write->caret_byte = end;
        write->problem = WriteProblem::None;
    } else if (auto* question = std::get_if<QuestionScreen>(&flow.screen)) {
        question->caret_byte = end;
        question->problem = AnswerProblem::None;
        question->date_part = DatePart::Day;
        question->date_part_anew = true;
    } else if (auto* words = std::get_if<FactWordsScreen>(&flow.screen)) {
        words->caret_byte = end;
        words->problem = FactProblem::None;
    } else if (auto* repeat = std::get_if<RepeatScreen>(&flow.screen)) {
        repeat->choice_missing = false;
        if (was_seen(flow, *repeat)) repeat->said = Said::No;
        if (has_said_another(flow, *repeat)) repeat->said = Said::Yes;
    } else if (auto* fact = std::get_if<FactScreen>(&flow.screen)) {
        fact->choice_missing = false;
    } else if (auto* wishes = std::get_if<WishesScreen>(&flow.screen)) {
        wishes->choice_missing = false;
    } else if (auto* purpose = std::get_if<PurposeScreen>(&flow.screen)) {
        purpose->choice_missing = false;
    } else if (auto* service = std::get_if<ServiceScreen>(&flow.screen)) {
        service->choice_missing = false;
    }
}

void show(Flow& flow, Screen screen) {
    keep_keyboard(flow.screen, screen);
    flow.screen = std::move(screen);
    flow.page = 0;
    begin_afresh(flow);
    const bool is_draw = std::holds_alternative<PrizeDrawScreen>(flow.screen);
    if ((is_of_survey(flow.screen) || is_draw) && !was_seen(flow, flow.screen)) {
        flow.visit.seen.push_back(flow.screen);
    }
    if (std::holds_alternative<CheckScreen>(flow.screen)) {
        flow.visit.checked_path = path_name(flow);
    }
}

void append(std::vector<Screen>& path, std::vector<Screen> more) {
    for (Screen& screen : more)
        path.push_back(std::move(screen));
}

std::size_t position_in(const std::vector<Screen>& path, const Screen& screen) {
    const auto found = std::find_if(path.begin(), path.end(),
                                    [&](const Screen& step) { return is_same_step(step, screen); });
    return static_cast<std::size_t>(found - path.begin());
}

// After the kind changes the service may no longer fit; after the service, the questions.
Screen first_step_of_new_way(const Flow& flow, const std::vector<Screen>& path) {
    const std::size_t here = position_in(path, flow.screen);
    const std::size_t service = position_in(path, ServiceScreen{});
    const bool after_kind = here < service && service < path.size();
    // Where no service is chosen, the way parts after "about".
    const std::size_t about = position_in(path, AboutScreen{});
    const std::size_t on = here < about && about < path.size() ? about + 1 : here + 1;
    return path[std::min(after_kind ? service : on, path.size() - 1)];
}

}  // namespace

std::vector<Screen> path_of(const Flow& flow) {
    std::vector<Screen> path = {EqualityScreen{}};
    if (flow.visit.equality) {
        append(path, survey_screens(flow));
        path.emplace_back(CheckScreen{});
        return path;
    }
    if (flow.visit.involvement) return involvement_screens(flow);
    if (writes_back(flow)) {
        return {WelcomeScreen{}, PurposeScreen{}, RepliesScreen{}, write_screen(WriteField::Story),
                CheckScreen{}};
    }
    path = {WelcomeScreen{}, PurposeScreen{}, AboutScreen{}};
    if (is_with_person(flow)) path.front() = HandOverStartScreen{};
    if (chooses_service(flow)) path.emplace_back(ServiceScreen{});
    if (is_survey(flow)) {
        append(path, survey_screens(flow));
    } else {
        append(path, screens_before_words(flow));
        path.emplace_back(write_screen(WriteField::Story));
        if (wants_wanted(flow)) path.emplace_back(write_screen(WriteField::Wanted));
        append(path, screens_after_words(flow));
    }
    path.emplace_back(CheckScreen{});
    return path;
}

std::string path_name(const Flow& flow) {
    if (!flow.visit.kind_chosen) return {};
    if (writes_back(flow)) return "back to an answer";
    if (flow.visit.involvement) return "involvement";
    if (const complaint::Procedure* procedure = procedure_now(flow)) {
        return "by " + procedure->id +
               std::string(screens_before_words(flow).empty() ? "" : guided);
    }
    if (!is_survey(flow)) return wants_wanted(flow) ? "story and wanted" : "story";
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    return "survey " + (questionnaire ? questionnaire->id : std::string{});
}

bool is_other_way(const Flow& flow) {
    const std::string now = path_name(flow);
    return now != flow.visit.checked_path && now + std::string(guided) != flow.visit.checked_path;
}

bool is_same_step(const Screen& a, const Screen& b) {
    if (a.index() != b.index()) return false;
    if (const auto* write = std::get_if<WriteScreen>(&a)) {
        return write->field == std::get<WriteScreen>(b).field;
    }
    if (const auto* fact = std::get_if<FactScreen>(&a)) {
        return fact->fact == std::get<FactScreen>(b).fact;
    }
    if (const auto* words = std::get_if<FactWordsScreen>(&a)) {
        return words->words == std::get<FactWordsScreen>(b).words;
    }
    if (const auto* question = std::get_if<QuestionScreen>(&a)) {
        const auto& other = std::get<QuestionScreen>(b);
        return question->number == other.number && question->repetition == other.repetition &&
               question->part == other.part;
    }
    if (const auto* repeat = std::get_if<RepeatScreen>(&a)) {
        const auto& other = std::get<RepeatScreen>(b);
        return repeat->group == other.group && repeat->repetition == other.repetition;
    }
    return true;
}

std::optional<Screen> first_missing(const Flow& flow) {
    if (flow.visit.involvement) return missing_of_involvement(flow);
    if (!flow.visit.equality && !writes_back(flow)) {
        if (!chosen_kind(flow)) return PurposeScreen{};
        if (!flow.organisation->services.empty() && !chosen_service(flow)) return ServiceScreen{};
    }
    if (!is_survey(flow)) {
        if (is_blank(flow.visit.contact.story)) return write_screen(WriteField::Story);
        // Who went back from a number that is none has not been asked about it again.
        if (problem_with_value(flow.visit.contact) == FactProblem::None) {
            return std::nullopt;
        }
        FactWordsScreen value;
        value.words = FactWords::Value;
        return value;
    }
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    if (!questionnaire) return ServiceScreen{};
    const survey::Evaluation now = evaluate_now(flow, *questionnaire);
    for (const Screen& screen : survey_screens(flow)) {
        if (!was_seen(flow, screen)) return screen;
        const auto* question = std::get_if<QuestionScreen>(&screen);
        if (question == nullptr || question->part != QuestionPart::Ask) continue;
        const AnswerProblem problem =
            problem_with(*questionnaire, now, flow.visit.contact.answers, *question);
        if (problem != AnswerProblem::None) return screen;
    }
    return std::nullopt;
}

bool is_changing(const Flow& flow) {
    return std::any_of(flow.behind.begin(), flow.behind.end(), [](const Screen& screen) {
        return std::holds_alternative<CheckScreen>(screen);
    });
}

void fit(Flow& flow) {
    feedback::Contact& contact = flow.visit.contact;
    // What the person writes may be about another service than the worker's; a survey is not.
    if (is_with_person(flow) && (contact.service.empty() || is_survey(flow))) {
        contact.service = flow.visit.handed_over.service;
    }
    if (!contact.service.empty() && !chosen_service(flow)) contact.service.clear();
    if (is_survey(flow)) {
        wipe(contact.story);
        contact.story.clear();
    }
    if (!wants_wanted(flow)) {
        wipe(contact.wanted);
        contact.wanted.clear();
    }
    fit_facts(flow);
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    const std::string questionnaire_id = questionnaire ? questionnaire->id : std::string{};
    if (contact.questionnaire == questionnaire_id) return;
    for (survey::Answer& answer : contact.answers.given)
        survey::wipe(answer);
    contact.answers.given.clear();
    flow.visit.seen.clear();
    flow.visit.another.clear();
    contact.questionnaire = questionnaire_id;
    contact.questionnaire_version = questionnaire ? questionnaire->version : std::string{};
}

void go_to(Flow& flow, Screen screen) {
    flow.behind.push_back(flow.screen);
    show(flow, std::move(screen));
}

void go_to_missing(Flow& flow, Screen screen) {
    const bool again = was_seen(flow, screen);
    go_to(flow, std::move(screen));
    auto* question = std::get_if<QuestionScreen>(&flow.screen);
    if (question != nullptr && again) question->problem = problem_now(flow, *question);
    auto* words = std::get_if<FactWordsScreen>(&flow.screen);
    if (words != nullptr) words->problem = problem_with_value(flow.visit.contact);
}

void go_straight_to(Flow& flow, Screen screen) {
    std::vector<Screen> path = path_of(flow);
    path.resize(std::min(position_in(path, screen), path.size()));
    flow.behind = std::move(path);
    show(flow, std::move(screen));
}

void go_on(Flow& flow) {
    fit(flow);
    const std::vector<Screen> path = path_of(flow);
    if (!is_changing(flow)) {
        go_to(flow, path[std::min(position_in(path, flow.screen) + 1, path.size() - 1)]);
        return;
    }
    if (is_other_way(flow)) {
        go_straight_to(flow, first_step_of_new_way(flow, path));
        return;
    }
    const std::size_t next = position_in(path, flow.screen) + 1;
    if (next < path.size() && asks_more_of(flow.screen, path[next])) {
        go_to(flow, path[next]);
        return;
    }
    const std::optional<Screen> missing = first_missing(flow);
    go_straight_to(flow, CheckScreen{});
    if (missing) go_to_missing(flow, *missing);
}

void go_back(Flow& flow) {
    if (flow.behind.empty()) return;
    if (is_changing(flow)) {
        fit(flow);
        const std::string checked = flow.visit.checked_path;
        go_straight_to(flow, CheckScreen{});
        flow.visit.checked_path = checked;
        return;
    }
    // A question that an answer has closed meanwhile is passed over.
    const std::vector<Screen> path = path_of(flow);
    while (flow.behind.size() > 1 && is_of_survey(flow.behind.back()) &&
           position_in(path, flow.behind.back()) == path.size()) {
        flow.behind.pop_back();
    }
    Screen screen = std::move(flow.behind.back());
    flow.behind.pop_back();
    show(flow, std::move(screen));
}

}  // namespace candour::kiosk
