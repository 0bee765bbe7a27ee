// Owner, purpose, dates, and what came of it.
#include "app/console/surveys/survey_facts.h"

#include "app/console/words.h"

namespace candour::console {
namespace {

std::string in_words(const std::string& iso, const PageLanguage& language) {
    const Result<CivilDay> day = from_iso(iso);
    return day.ok() ? language.day(day.value()) : shown_text(iso);
}

// Past the last day that `iso` names; never for a day that nobody named.
bool is_past(const std::string& iso, CivilDay today) {
    const Result<CivilDay> day = from_iso(iso);
    return day.ok() && day.value() < today;
}

std::string sample_in_words(int one_in, const PageLanguage& language) {
    return one_in == 1
               ? language.tr("Everyone")
               : language.tr("One visitor in {number}", {{"number", std::to_string(one_in)}});
}

}  // namespace

Result<SurveyFacts> facts_of(const Desk& desk, const survey::Questionnaire& questionnaire) {
    SurveyFacts facts;
    ASSIGN_OR_RETURN(facts.outcome, desk.surveys.outcome(questionnaire.id));
    const CivilDay today = desk.clock.today();
    facts.open = desk.organisation.find_questionnaire(questionnaire.id) != nullptr &&
                 !is_past(questionnaire.closes, today);
    const bool due = !facts.open || is_past(questionnaire.act_by, today);
    facts.outcome_due = due && !facts.outcome && !questionnaire.training;
    return facts;
}

void add_facts(View& view, const survey::Questionnaire& questionnaire, const SurveyFacts& facts,
               const PageLanguage& language) {
    view["survey_title"] = view_of(questionnaire.title.in(language.tag()));
    view["owner"] = shown_text(questionnaire.owner);
    view["purpose"] = shown_text(questionnaire.purpose);
    view["act_by"] = in_words(questionnaire.act_by, language);
    view["has_closes"] = !questionnaire.closes.empty();
    view["closes"] = in_words(questionnaire.closes, language);
    view["closes_label"] = facts.open ? language.tr("Closes") : language.tr("Closed");
    view["sample"] = sample_in_words(questionnaire.sample_one_in, language);
    view["is_training"] = questionnaire.training;
    view["is_closed"] = !facts.open;
    view["outcome_due"] = facts.outcome_due;
    view["has_outcome"] = facts.outcome.has_value();
}

}  // namespace candour::console
