// Finding what an organisation has, and what holds for a service.
#include <algorithm>

#include "core/feedback/organisation.h"

namespace candour::feedback {

const Service* Organisation::find_service(std::string_view service_id) const {
    const auto found = std::ranges::find(services, service_id, &Service::id);
    return found == services.end() ? nullptr : &*found;
}

const OfferedKind* Organisation::find_kind(ContactKind kind) const {
    const auto found = std::ranges::find(kinds, kind, &OfferedKind::kind);
    return found == kinds.end() ? nullptr : &*found;
}

const survey::Questionnaire* Organisation::find_questionnaire(
    std::string_view questionnaire_id) const {
    const auto found =
        std::ranges::find(questionnaires, questionnaire_id, &survey::Questionnaire::id);
    return found == questionnaires.end() ? nullptr : &*found;
}

const survey::Questionnaire* Organisation::equality_questions() const {
    return equality_questionnaire.empty() ? nullptr : find_questionnaire(equality_questionnaire);
}

const complaint::Procedure* Organisation::find_procedure(std::string_view procedure_id) const {
    const auto found = std::ranges::find(procedures, procedure_id, &complaint::Procedure::id);
    return found == procedures.end() ? nullptr : &*found;
}

const complaint::Procedure* Organisation::procedure_of(const Service& service) const {
    if (!service.procedure.empty()) return find_procedure(service.procedure);
    const OrganisationUnit* unit = unit_of(service);
    const bool of_unit = unit != nullptr && !unit->procedure.empty();
    return find_procedure(of_unit ? unit->procedure : procedure);
}

const OrganisationUnit* Organisation::find_unit(std::string_view unit_id) const {
    const auto found = std::ranges::find(units, unit_id, &OrganisationUnit::id);
    return found == units.end() ? nullptr : &*found;
}

const OrganisationUnit* Organisation::unit_of(const Service& service) const {
    return service.unit.empty() ? nullptr : find_unit(service.unit);
}

bool Organisation::takes_anonymous(const Service& service) const {
    const complaint::Procedure* rules = procedure_of(service);
    if (rules == nullptr) return true;
    if (rules->anonymous != complaint::Anonymous::PerService) {
        return rules->anonymous == complaint::Anonymous::Inside;
    }
    const OrganisationUnit* unit = unit_of(service);
    const std::optional<bool> of_unit = unit != nullptr ? unit->anonymous_inside : std::nullopt;
    return service.anonymous_inside.value_or(of_unit.value_or(true));
}

const InformationPage* Organisation::find_information(std::string_view page_id) const {
    const auto found = std::ranges::find(information, page_id, &InformationPage::id);
    return found == information.end() ? nullptr : &*found;
}

bool is_overdue(const InformationPage& page, CivilDay today) {
    return to_iso(today) > page.review_day;  // ISO dates are in order as texts.
}

}  // namespace candour::feedback
