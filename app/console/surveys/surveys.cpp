// The list of surveys, and the addresses of what belongs to one.
#include "app/console/surveys/surveys.h"

#include "app/console/surveys/find_results.h"
#include "app/console/surveys/survey_facts.h"
#include "app/console/words.h"
#include "core/office/permissions.h"
#include "sync/server/survey_desk.h"

namespace candour::console {
namespace {

bool is_month(std::string_view text) {
    return text == month_that_runs || report::month_named(text).ok();
}

// Cuts `end` off the end of `text`.
bool cut_end(std::string_view& text, std::string_view end) {
    if (!text.ends_with(end)) return false;
    text.remove_suffix(end.size());
    return true;
}

Result<View> survey_view(const Desk& desk, const survey::Questionnaire& questionnaire) {
    View view;
    ASSIGN_OR_RETURN(const SurveyFacts facts, facts_of(desk, questionnaire));
    add_facts(view, questionnaire, facts, desk.language);
    ASSIGN_OR_RETURN(const auto months, desk.surveys.months(questionnaire.id));
    view["href"] = "/surveys/" + questionnaire.id;
    view["questions_count"] = std::to_string(questionnaire.questions.size());
    view["has_results"] = !months.empty();
    view["newest"] = months.empty() ? std::string() : month_in_words(desk, months.front());
    return view;
}

// Surveys that were asked once and are no more: their results stay.
Result<View> withdrawn_view(const Desk& desk) {
    View list{View::type::list};
    ASSIGN_OR_RETURN(const auto ids, desk.surveys.questionnaires());
    for (const std::string& id : ids) {
        if (desk.organisation.find_questionnaire(id) != nullptr) continue;
        const auto versions = server::published_versions(desk.surveys, desk.organisation, id);
        // One that cannot be read is named all the same.
        View view;
        view["href"] = "/surveys/" + id;
        view["withdrawn_title"] =
            versions.ok() ? view_of(versions.value().newest().title.in(desk.language.tag()))
                          : view_of(ShownText{id, "en"});
        list << view;
    }
    return list;
}

}  // namespace

std::optional<SurveyAddress> survey_address(std::string_view path) {
    SurveyAddress address;
    const std::size_t slash = path.find('/');
    address.questionnaire = path.substr(0, slash);
    if (address.questionnaire.empty()) return std::nullopt;
    if (slash == std::string_view::npos) return address;
    std::string_view rest = path.substr(slash + 1);
    if (rest == "outcome") {
        address.view = SurveyView::Outcome;
        return address;
    }
    if (cut_end(rest, "/words")) {
        address.view = SurveyView::Words;
    } else if (cut_end(rest, ".csv")) {
        address.view = SurveyView::Csv;
    } else if (cut_end(rest, ".xlsx")) {
        address.view = SurveyView::Xlsx;
    }
    if (!is_month(rest)) return std::nullopt;
    address.month = rest;
    return address;
}

bool may_read_survey_words(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::ReadSurveyWords);
}

Result<Page> surveys_page(const Desk& desk, const store::StaffAccount& viewer) {
    View list{View::type::list};
    for (const survey::Questionnaire& questionnaire : desk.organisation.questionnaires) {
        ASSIGN_OR_RETURN(const View view, survey_view(desk, questionnaire));
        list << view;
    }
    Page page{"surveys", desk.language.tr("Surveys"), Section::Surveys, {}, 200};
    page.view["may_write"] = office::may(viewer.roles, office::Permission::WriteSurveys);
    page.view["has_surveys"] = !desk.organisation.questionnaires.empty();
    page.view["surveys"] = std::move(list);
    ASSIGN_OR_RETURN(View withdrawn, withdrawn_view(desk));
    page.view["has_withdrawn"] = !withdrawn.list_value().empty();
    page.view["withdrawn"] = std::move(withdrawn);
    return page;
}

}  // namespace candour::console
