// The results of a month: a table and bars for each question, then by service and by version. All
// numbers come from core/report, which has already hidden what must not be seen.
#include <algorithm>
#include <cstdio>

#include "app/console/surveys/find_results.h"
#include "app/console/surveys/result_labels.h"
#include "app/console/surveys/survey_facts.h"
#include "app/console/words.h"
#include "core/feedback/equality.h"
#include "core/office/permissions.h"

namespace candour::console {
namespace {

using privacy::ShownCount;
using report::QuestionResult;
using report::ResultPart;

View count_view(const ShownCount& count) {
    View view;
    view["count"] = count.text();
    view["suppressed"] = count.suppressed;
    return view;
}

std::string one_decimal(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", number);
    return text;
}

void add_share(View& row, std::optional<int> share) {
    row["has_share"] = share.has_value();
    row["share"] = std::to_string(share.value_or(0));
}

View rows_view(const QuestionResult& question, const PageLanguage& language) {
    View rows{View::type::list};
    for (std::size_t i = 0; i < question.rows.size(); ++i) {
        View row = view_of(label_of(question, i, language));
        row["is_answer"] = i < question.answers;
        row["count"] = question.counts[i].text();
        row["suppressed"] = question.counts[i].suppressed;
        add_share(row, i < question.percentages.size() ? question.percentages[i] : std::nullopt);
        const auto place = i < question.mean_places.size() ? question.mean_places[i] : std::nullopt;
        row["place"] = place ? one_decimal(*place) : "–";
        rows << row;
    }
    return rows;
}

View figure(const std::string& name, const std::string& value) {
    View view;
    view["name"] = name;
    view["value"] = value;
    return view;
}

std::string signed_number(int number) {
    return (number > 0 ? "+" : number < 0 ? "−" : "") + std::to_string(std::abs(number));
}

View figures_view(const QuestionResult& question, const PageLanguage& language) {
    View figures{View::type::list};
    if (question.mean) figures << figure(language.tr("Average"), one_decimal(*question.mean));
    if (question.median_row) {
        figures << figure(language.tr("Middle answer"),
                          shown_text(label_of(question, *question.median_row, language).text));
    }
    if (question.net_promoter_score) {
        figures << figure(language.tr("Net promoter score"),
                          signed_number(*question.net_promoter_score));
    }
    return figures;
}

bool has_figures(const QuestionResult& question) {
    return question.mean || question.median_row || question.net_promoter_score;
}

// A table with one column a part: what is compared stands side by side.
template <typename NameOf>
View parts_view(const QuestionResult& question, const report::ResultParts& by,
                const PageLanguage& language, NameOf name_of) {
    View heads{View::type::list};
    for (const ResultPart& part : by.parts)
        heads << view_of(name_of(part));
    View rows{View::type::list};
    for (std::size_t i = 0; i < question.rows.size(); ++i) {
        View cells{View::type::list};
        for (const ResultPart& part : by.parts)
            cells << count_view(part.counts[i]);
        View row = view_of(label_of(question, i, language));
        row["cells"] = std::move(cells);
        rows << row;
    }
    View view;
    view["is_shown"] = !by.parts.empty();
    view["is_withheld"] = by.withheld;
    view["heads"] = std::move(heads);
    view["rows"] = std::move(rows);
    return view;
}

View question_view(const Desk& desk, const FoundResults& found, const QuestionResult& question,
                   bool new_heading) {
    View view;
    view["question_id"] = question.id;
    view["prompt"] = view_of(prompt_of(question.prompt, desk.language));
    view["has_heading"] = new_heading;
    view["heading"] = view_of(prompt_of(question.heading, desk.language));
    view["asked_no_more"] = !question.still_asked;
    view["repeated"] = question.repeated;
    view["several"] = !question.exclusive;
    view["ranked"] =
        question.type == survey::QuestionType::Ranking && !question.repeated && !question.withheld;
    view["has_places"] = !question.mean_places.empty();
    view["is_withheld"] = question.withheld;
    view["is_words"] = takes_words(question);
    view["has_shares"] = !question.percentages.empty() && !takes_words(question);
    view["counted"] = question.repeated ? desk.language.tr("Answers") : desk.language.tr("People");
    view["rows"] = rows_view(question, desk.language);
    view["has_figures"] = has_figures(question);
    view["figures"] = figures_view(question, desk.language);
    view["by_service"] =
        parts_view(question, question.by_service, desk.language, [&desk](const ResultPart& part) {
            return service_name(desk.organisation, part.id, desk.language);
        });
    view["by_version"] =
        parts_view(question, question.by_version, desk.language, [&](const ResultPart& part) {
            return version_name(found.questionnaire, part.id, desk.language);
        });
    return view;
}

View questions_view(const Desk& desk, const FoundResults& found) {
    View questions{View::type::list};
    std::string group;
    for (const QuestionResult& question : found.results->questions) {
        const bool new_heading = question.heading_group != group && !question.heading.empty();
        group = question.heading_group;
        questions << question_view(desk, found, question, new_heading);
    }
    return questions;
}

View months_view(const Desk& desk, const FoundResults& found) {
    View months{View::type::list};
    for (const std::string& month : found.months) {
        View view;
        view["name"] = month_in_words(desk, month);
        view["href"] = "/surveys/" + found.questionnaire.id + "/" + month;
        view["is_current"] = month == found.month;
        months << view;
    }
    return months;
}

void add_outcome(View& view, const SurveyFacts& facts, const PageLanguage& language) {
    if (!facts.outcome) return;
    view["learned"] = paragraphs_view(shown_text(facts.outcome->learned));
    view["did"] = paragraphs_view(shown_text(facts.outcome->did));
    view["told_by"] = shown_text(facts.outcome->who);
    view["told_on"] = language.minute(facts.outcome->at_s);
}

}  // namespace

Result<Page> results_page(const Desk& desk, const SurveyAddress& address,
                          const store::StaffAccount& viewer) {
    ASSIGN_OR_RETURN(const FoundResults found, find_results(desk, address));
    const survey::Questionnaire& questionnaire = found.questionnaire;
    ASSIGN_OR_RETURN(const SurveyFacts facts, facts_of(desk, questionnaire));
    Page page{"survey",
              shown_text(questionnaire.title.in(desk.language.tag()).text),
              Section::Surveys,
              {},
              200};
    add_facts(page.view, questionnaire, facts, desk.language);
    add_outcome(page.view, facts, desk.language);
    const std::string here = "/surveys/" + questionnaire.id;
    page.view["outcome_href"] = here + "/outcome";
    page.view["may_write"] = office::may(viewer.roles, office::Permission::WriteSurveys);
    const bool equality = feedback::asks_equality(desk.organisation, questionnaire.id);
    page.view["is_equality"] = equality;
    page.view["takes_paper"] = office::may(viewer.roles, office::Permission::KeyInPaper) &&
                               !questionnaire.training && !equality &&
                               desk.organisation.find_questionnaire(questionnaire.id) != nullptr;
    page.view["paper_href"] = here + "/paper";
    page.view["key_in_href"] = here + "/key-in";
    page.view["has_results"] = found.results.has_value();
    page.view["several_months"] = found.months.size() > 1;
    page.view["months"] = months_view(desk, found);
    if (!found.results) return page;
    page.view["month"] = month_in_words(desk, found.month);
    page.view["so_far"] = found.so_far;
    page.view["people"] = count_view(found.results->people);
    page.view["people_words"] =
        desk.language.tr("About {count}", {{"count", found.results->people.text()}});
    page.view["has_unreadable"] =
        found.results->unreadable.suppressed || found.results->unreadable.value > 0;
    page.view["unreadable"] = found.results->unreadable.text();
    page.view["csv_href"] = here + "/" + found.month + ".csv";
    page.view["xlsx_href"] = here + "/" + found.month + ".xlsx";
    page.view["words_href"] = here + "/" + found.month + "/words";
    page.view["may_read_words"] = may_read_survey_words(viewer) && !equality &&
                                  std::ranges::any_of(found.results->questions, takes_words);
    page.view["questions"] = questions_view(desk, found);
    return page;
}

}  // namespace candour::console
