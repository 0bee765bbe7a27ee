// What came of a survey: its owner tells what was learned and what was done (requirement W4).
#include "app/console/surveys/find_results.h"
#include "app/console/words.h"
#include "sync/server/survey_desk.h"

namespace candour::console {
namespace {

Result<survey::Questionnaire> find_survey(const Desk& desk, const std::string& id) {
    ASSIGN_OR_RETURN(const report::Versions versions,
                     server::published_versions(desk.surveys, desk.organisation, id));
    return versions.newest();
}

Page form_page(const PageLanguage& language, const survey::Questionnaire& questionnaire,
               const std::string& learned, const std::string& did, bool missing) {
    Page page{"survey_outcome",
              language.tr("What came of it"),
              Section::Surveys,
              {},
              missing ? 422 : 200};
    page.view["survey_title"] = view_of(questionnaire.title.in(language.tag()));
    page.view["back"] = "/surveys/" + questionnaire.id;
    page.view["action"] = "/surveys/" + questionnaire.id + "/outcome";
    page.view["learned"] = learned;
    page.view["did"] = did;
    page.view["learned_missing"] = missing && learned.empty();
    page.view["did_missing"] = missing && did.empty();
    page.view["has_problem"] = missing;
    return page;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string words_in(const Fields& form, std::string_view name) {
    const std::string_view text = field(form, name);
    return std::string(is_blank(text) ? std::string_view() : text);
}

}  // namespace

Result<Page> outcome_page(const Desk& desk, const SurveyAddress& address) {
    ASSIGN_OR_RETURN(const survey::Questionnaire questionnaire,
                     find_survey(desk, address.questionnaire));
    ASSIGN_OR_RETURN(const auto told, desk.surveys.outcome(questionnaire.id));
    const store::SurveyOutcome before = told.value_or(store::SurveyOutcome{});
    return form_page(desk.language, questionnaire, before.learned, before.did, /*missing=*/false);
}

Result<Reply> take_outcome(const Desk& desk, const SurveyAddress& address, const Fields& form,
                           const store::StaffAccount& viewer) {
    ASSIGN_OR_RETURN(const survey::Questionnaire questionnaire,
                     find_survey(desk, address.questionnaire));
    const std::string learned = words_in(form, "learned");
    const std::string did = words_in(form, "did");
    if (learned.empty() || did.empty()) {
        return Reply{form_page(desk.language, questionnaire, learned, did, /*missing=*/true), {}};
    }
    RETURN_IF_ERROR(desk.surveys.add_outcome(
        questionnaire.id, {seconds_now(desk.clock), viewer.display_name, learned, did}));
    RETURN_IF_ERROR(
        note(desk, viewer.user_name, "told what came of the survey " + questionnaire.id));
    return Reply{Redirect{"/surveys/" + questionnaire.id}, {}};
}

}  // namespace candour::console
