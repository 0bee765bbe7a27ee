// What people wrote in a survey: each text for itself, under its question.
#include <algorithm>

#include "app/console/safeguarding/lead_desk.h"
#include "app/console/surveys/find_results.h"
#include "app/console/surveys/written.h"
#include "app/console/words.h"
#include "core/feedback/equality.h"
#include "sync/server/survey_desk.h"

namespace candour::console {
Result<Page> words_page(const Desk& desk, const SurveyAddress& address,
                        const store::StaffAccount& viewer) {
    const std::string& id = address.questionnaire;
    if (feedback::asks_equality(desk.organisation, id)) {
        return Error{ErrorKind::NotFound, "equality questions take no words"};
    }
    ASSIGN_OR_RETURN(const report::Versions versions,
                     server::published_versions(desk.surveys, desk.organisation, id));
    ASSIGN_OR_RETURN(const auto months, months_of(desk, id));
    if (std::ranges::find(months, address.month) == months.end()) {
        return Error{ErrorKind::NotFound, "there is no such month"};
    }
    ASSIGN_OR_RETURN(const report::Period period, period_of(desk, address.month));
    const LocalText& title = versions.newest().title;
    ASSIGN_OR_RETURN(const auto read, server::read_answers(desk.office, desk.office_keys, id,
                                                           period, about_themselves(desk, viewer)));
    // No reading without a trace.
    RETURN_IF_ERROR(note(desk, viewer.user_name,
                         "read what was written in the survey " + id + ", " + address.month));
    View questions = written_view(versions, read.all(), desk.language);
    Page page{"survey_words",
              desk.language.tr("What people wrote: {survey}",
                               {{"survey", shown_text(title.in(desk.language.tag()).text)}}),
              Section::Surveys,
              {},
              200};
    page.view["survey_title"] = view_of(title.in(desk.language.tag()));
    page.view["month"] = month_in_words(desk, address.month);
    page.view["back"] = "/surveys/" + id + "/" + address.month;
    page.view["has_words"] = !questions.is_empty_list();
    page.view["questions"] = std::move(questions);
    return page;
}

}  // namespace candour::console
