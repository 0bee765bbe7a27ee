#include "app/kiosk/flow/offers.h"

#include <algorithm>

#include "app/kiosk/flow/text.h"

namespace candour::kiosk {
namespace {

using feedback::ContactKind;

bool has_questionnaire(const Flow& flow, const feedback::Service& service) {
    return !service.questionnaire.empty() &&
           flow.organisation->find_questionnaire(service.questionnaire) != nullptr;
}

bool is_survey(const Flow& flow) {
    return flow.visit.kind_chosen && flow.visit.contact.kind == ContactKind::SurveyAnswer;
}

}  // namespace

bool asks_wanted(ContactKind kind) {
    return kind == ContactKind::Dissatisfaction || kind == ContactKind::Complaint;
}

std::vector<const feedback::OfferedKind*> offered_kinds(const Flow& flow) {
    const std::vector<feedback::Service>& services = flow.organisation->services;
    const bool survey_possible = std::any_of(
        services.begin(), services.end(),
        [&](const feedback::Service& service) { return has_questionnaire(flow, service); });
    std::vector<const feedback::OfferedKind*> offered;
    for (const feedback::OfferedKind& kind : flow.organisation->kinds) {
        if (kind.kind != ContactKind::SurveyAnswer || survey_possible) offered.push_back(&kind);
    }
    return offered;
}

std::vector<const feedback::Service*> offered_services(const Flow& flow) {
    std::vector<const feedback::Service*> offered;
    for (const feedback::Service& service : flow.organisation->services) {
        if (!is_survey(flow) || has_questionnaire(flow, service)) offered.push_back(&service);
    }
    return offered;
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
    const feedback::Service* service = is_survey(flow) ? chosen_service(flow) : nullptr;
    return service ? flow.organisation->find_questionnaire(service->questionnaire) : nullptr;
}

const survey::Question* question_shown(const Flow& flow) {
    const auto* screen = std::get_if<QuestionScreen>(&flow.screen);
    const survey::Questionnaire* questionnaire = screen ? questionnaire_of(flow) : nullptr;
    if (!questionnaire || screen->number >= questionnaire->questions.size()) return nullptr;
    return &questionnaire->questions[screen->number];
}

bool is_answered(const survey::Answers& answers, std::string_view question) {
    const survey::Answer* answer = answers.find(question);
    return answer && (answer->declined || !answer->choice.empty() || !is_blank(answer->text));
}

std::string_view text_shown(const Flow& flow) {
    const feedback::Contact& contact = flow.visit.contact;
    if (const auto* write = std::get_if<WriteScreen>(&flow.screen)) {
        return write->field == WriteField::Story ? contact.story : contact.wanted;
    }
    const survey::Question* question = question_shown(flow);
    if (!question || question->type != survey::QuestionType::LongText) return {};
    const survey::Answer* answer = contact.answers.find(question->id);
    return answer ? std::string_view(answer->text) : std::string_view{};
}

std::vector<std::string> parts_to_check(const Flow& flow) {
    std::vector<std::string> parts = {"kind"};
    if (!flow.organisation->services.empty()) parts.emplace_back("service");
    if (const survey::Questionnaire* questionnaire = questionnaire_of(flow)) {
        for (const survey::Question& question : questionnaire->questions) {
            parts.push_back(question.id);
        }
    } else if (!is_survey(flow)) {
        parts.emplace_back("story");
        if (asks_wanted(flow.visit.contact.kind)) parts.emplace_back("wanted");
    }
    return parts;
}

}  // namespace candour::kiosk
