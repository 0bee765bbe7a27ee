#include "app/kiosk/flow/offers.h"

#include <algorithm>

#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/lots.h"
#include "app/kiosk/flow/receipt.h"
#include "app/kiosk/flow/survey_path.h"
#include "app/kiosk/flow/text.h"

namespace candour::kiosk {
namespace {

using feedback::ContactKind;

// A questionnaire is asked on its last day, too.
bool has_closed(const survey::Questionnaire& questionnaire, const Flow& flow) {
    if (questionnaire.closes.empty() || !flow.visit.drawn) return false;
    return to_iso(flow.visit.drawn->today) > questionnaire.closes;
}

bool is_in_sample(const survey::Questionnaire& questionnaire, const Flow& flow) {
    if (questionnaire.sample_one_in <= 1) return true;
    return flow.visit.drawn &&
           is_drawn(flow.visit.drawn->lots, questionnaire.id, questionnaire.sample_one_in);
}

// On a tablet that was handed over only the one that the worker picked.
bool can_ask_survey(const Flow& flow, const feedback::Service& service) {
    const bool picked = !is_with_person(flow) || flow.visit.handed_over.service == service.id;
    return picked && asks_survey(flow, service);
}

bool is_survey(const Flow& flow) {
    return flow.visit.kind_chosen && flow.visit.contact.kind == ContactKind::SurveyAnswer;
}

}  // namespace

bool asks_wanted(ContactKind kind) {
    return kind == ContactKind::Dissatisfaction || kind == ContactKind::Complaint;
}

bool asks_now(const Flow& flow, const survey::Questionnaire& questionnaire) {
    return !has_closed(questionnaire, flow) && is_in_sample(questionnaire, flow);
}

bool asks_survey(const Flow& flow, const feedback::Service& service) {
    if (service.questionnaire.empty()) return false;
    const survey::Questionnaire* questionnaire =
        flow.organisation->find_questionnaire(service.questionnaire);
    return questionnaire != nullptr && asks_now(flow, *questionnaire);
}

std::vector<const feedback::OfferedKind*> offered_kinds(const Flow& flow) {
    const std::vector<feedback::Service>& services = flow.organisation->services;
    const bool survey_possible = std::ranges::any_of(
        services, [&](const feedback::Service& one) { return can_ask_survey(flow, one); });
    std::vector<const feedback::OfferedKind*> offered;
    for (const feedback::OfferedKind& kind : flow.organisation->kinds) {
        if (kind.kind != ContactKind::SurveyAnswer || survey_possible) offered.push_back(&kind);
    }
    return offered;
}

std::vector<const feedback::Service*> offered_services(const Flow& flow) {
    std::vector<const feedback::Service*> offered;
    for (const feedback::Service& service : flow.organisation->services) {
        if (!is_survey(flow) || can_ask_survey(flow, service)) offered.push_back(&service);
    }
    return offered;
}

bool chooses_service(const Flow& flow) {
    return !flow.organisation->services.empty() && !(is_with_person(flow) && is_survey(flow));
}

const feedback::OfferedKind* chosen_kind(const Flow& flow) {
    if (!flow.visit.kind_chosen) return nullptr;
    for (const feedback::OfferedKind* kind : offered_kinds(flow)) {
        if (kind->kind == flow.visit.contact.kind) return kind;
    }
    return nullptr;
}

const feedback::Service* chosen_service(const Flow& flow) {
    for (const feedback::Service* service : offered_services(flow)) {
        if (service->id == flow.visit.contact.service) return service;
    }
    return nullptr;
}

const survey::Questionnaire* questionnaire_of(const Flow& flow) {
    if (flow.visit.equality) return flow.organisation->equality_questions();
    const feedback::Service* service = is_survey(flow) ? chosen_service(flow) : nullptr;
    return service ? flow.organisation->find_questionnaire(service->questionnaire) : nullptr;
}

const survey::Question* question_shown(const Flow& flow) {
    const auto* screen = std::get_if<QuestionScreen>(&flow.screen);
    const survey::Questionnaire* questionnaire = screen ? questionnaire_of(flow) : nullptr;
    if (!questionnaire || screen->number >= questionnaire->questions.size()) return nullptr;
    return &questionnaire->questions[screen->number];
}

bool is_said(const survey::Answer& answer) {
    return answer.declined || !answer.choice.empty() || !answer.choices.empty() ||
           !is_blank(answer.text);
}

bool is_training(const Flow& flow) {
    if (const auto* thanks = std::get_if<ThankYouScreen>(&flow.screen)) return thanks->training;
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    return questionnaire != nullptr && questionnaire->training;
}

std::string_view text_shown(const Flow& flow) {
    const feedback::Contact& contact = flow.visit.contact;
    if (const auto* write = std::get_if<WriteScreen>(&flow.screen)) {
        return write->field == WriteField::Story ? contact.story : contact.wanted;
    }
    if (std::holds_alternative<HelpWriteScreen>(flow.screen)) return flow.visit.help.words;
    if (const auto* words = std::get_if<FactWordsScreen>(&flow.screen)) {
        return words_of(contact, words->words);
    }
    const survey::Question* question = question_shown(flow);
    if (question == nullptr) return {};
    const auto& screen = std::get<QuestionScreen>(flow.screen);
    const survey::Answer* answer = answer_to(flow, screen);
    if (answer == nullptr || screen.part == QuestionPart::Reason) return {};
    if (screen.part == QuestionPart::Other) return answer->other;
    const bool writes = question->type == survey::QuestionType::LongText ||
                        question->type == survey::QuestionType::ShortText;
    return writes ? std::string_view(answer->text) : std::string_view{};
}

std::optional<QuestionScreen> question_of_part(const Flow& flow, std::string_view part) {
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    if (questionnaire == nullptr) return std::nullopt;
    for (const Screen& screen : survey_screens(flow)) {
        const auto* question = std::get_if<QuestionScreen>(&screen);
        if (question == nullptr || question->part != QuestionPart::Ask) continue;
        if (part_of(questionnaire->questions[question->number], question->repetition) == part) {
            return *question;
        }
    }
    return std::nullopt;
}

std::vector<std::string> parts_to_check(const Flow& flow) {
    if (writes_back(flow)) return {"story"};
    if (flow.visit.involvement)
        return {std::string(wishes_part), name_of(FactScreen{Fact::ReachBy})};
    std::vector<std::string> parts;
    if (!flow.visit.equality) {
        parts.emplace_back("kind");
        if (chooses_service(flow)) parts.emplace_back("service");
    }
    if (const survey::Questionnaire* questionnaire = questionnaire_of(flow)) {
        for (const Screen& screen : survey_screens(flow)) {
            const auto* asked = std::get_if<QuestionScreen>(&screen);
            if (asked == nullptr || asked->part != QuestionPart::Ask) continue;
            const survey::Question& question = questionnaire->questions[asked->number];
            if (!survey::takes_answer(question.type)) continue;
            parts.push_back(part_of(question, asked->repetition));
        }
    } else if (!is_survey(flow)) {
        parts.emplace_back("story");
        if (asks_wanted(flow.visit.contact.kind)) parts.emplace_back("wanted");
        for (std::string& part : fact_parts(flow))
            parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace candour::kiosk
