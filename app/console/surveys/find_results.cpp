// Surveys and their months.
#include "app/console/surveys/find_results.h"

#include <algorithm>

#include "app/console/words.h"
#include "core/feedback/equality.h"
#include "sync/server/survey_desk.h"

namespace candour::console {
namespace {

Error no_such_survey() { return {ErrorKind::NotFound, "there is no such survey"}; }

Result<report::SurveyResults> results_so_far(const Desk& desk, const report::Versions& versions,
                                             const report::Period& period) {
    ASSIGN_OR_RETURN(const auto read, server::read_answers(desk.office, desk.office_keys,
                                                           versions.newest().id, period));
    return report::make_results(versions, period, read.everyone, read.unreadable,
                                report::Breakdowns::ByServiceAndVersion, read.apart);
}

}  // namespace

Result<report::Period> period_of(const Desk& desk, const std::string& month) {
    if (month == month_that_runs) return report::month_of(desk.clock.today());
    Result<report::Period> named = report::month_named(month);
    if (named.ok()) return named;
    return Error{ErrorKind::NotFound, "there is no such month"};
}

std::string month_in_words(const Desk& desk, const std::string& month) {
    const Result<report::Period> period = period_of(desk, month);
    if (!period.ok()) return month;
    const std::string name = desk.language.month(period.value().first);
    return month == month_that_runs ? desk.language.tr("{month}, so far", {{"month", name}}) : name;
}

Result<std::vector<std::string>> months_of(const Desk& desk, const std::string& questionnaire) {
    ASSIGN_OR_RETURN(auto months, desk.surveys.months(questionnaire));
    const bool at_once = desk.organisation.release.releases_at_once();
    const bool equality = feedback::asks_equality(desk.organisation, questionnaire);
    if (at_once && !equality) months.insert(months.begin(), month_that_runs);
    return months;
}

Result<FoundResults> find_results(const Desk& desk, const SurveyAddress& address) {
    ASSIGN_OR_RETURN(
        const report::Versions versions,
        server::published_versions(desk.surveys, desk.organisation, address.questionnaire));
    FoundResults found;
    found.questionnaire = versions.newest();
    ASSIGN_OR_RETURN(found.months, months_of(desk, address.questionnaire));
    const bool newest = address.month.empty();
    if (newest && found.months.empty()) return found;
    found.month = newest ? found.months.front() : address.month;
    if (std::ranges::find(found.months, found.month) == found.months.end()) return no_such_survey();
    found.so_far = found.month == month_that_runs;
    if (found.so_far) {
        ASSIGN_OR_RETURN(found.results,
                         results_so_far(desk, versions, report::month_of(desk.clock.today())));
        return found;
    }
    ASSIGN_OR_RETURN(const auto kept, desk.surveys.results(address.questionnaire, found.month));
    if (!kept) return no_such_survey();
    ASSIGN_OR_RETURN(found.results, report::results_from_json(*kept));
    return found;
}

}  // namespace candour::console
