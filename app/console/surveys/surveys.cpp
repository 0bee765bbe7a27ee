// Survey pages: every count goes through core/privacy/suppression before it reaches a page.
#include "app/console/surveys/surveys.h"

#include <utility>

#include "app/console/words.h"
#include "core/privacy/suppression.h"

namespace candour::console {
namespace {

std::string act_by_in_words(const survey::Questionnaire& questionnaire) {
    const Result<CivilDay> day = from_iso(questionnaire.act_by);
    return day.ok() ? day_in_words(day.value()) : questionnaire.act_by;
}

std::string count_text(std::int64_t count) { return privacy::shown_count(count).text(); }

void add_facts(View& view, const survey::Questionnaire& questionnaire) {
    view["survey_title"] = view_of(questionnaire.title);
    view["owner"] = shown_text(questionnaire.owner);
    view["purpose"] = shown_text(questionnaire.purpose);
    view["act_by"] = act_by_in_words(questionnaire);
}

View row(View label, const privacy::ShownCount& count, const std::optional<int>& percentage) {
    View view = std::move(label);
    view["count"] = count.text();
    view["suppressed"] = count.suppressed;
    view["has_percentage"] = percentage.has_value();
    view["percentage"] = std::to_string(percentage.value_or(0));
    return view;
}

void add_rows(View& view, const survey::Question& question, const QuestionTally& counts) {
    std::vector<std::int64_t> answered = counts.choices;
    if (counts.earlier > 0) answered.push_back(counts.earlier);
    const privacy::ShownDistribution shown = privacy::shown_distribution(answered);
    View rows{View::type::list};
    for (std::size_t i = 0; i < answered.size(); ++i) {
        View label = i < question.choices.size()
                         ? view_of(question.choices[i].label)
                         : view_of(ShownText{"An answer of an earlier version", "en"});
        rows << row(std::move(label), shown.counts[i], shown.percentages[i]);
    }
    view["rows"] = std::move(rows);
    view["answered"] = shown.total.text();
}

View question_view(const survey::Question& question, const std::vector<survey::Answers>& everyone) {
    const QuestionTally counts = tally(question, everyone);
    View view;
    view["question_id"] = question.id;
    view["prompt"] = view_of(question.prompt);
    const bool is_text = question.type == survey::QuestionType::LongText;
    view["is_text"] = is_text;
    view["is_choice"] = !is_text;
    view["written"] = count_text(counts.written);
    view["declined"] = count_text(counts.declined);
    view["unanswered"] = count_text(counts.unanswered);
    add_rows(view, question, counts);
    return view;
}

}  // namespace

Result<Page> surveys_page(const Desk& desk) {
    View list{View::type::list};
    for (const survey::Questionnaire& questionnaire : desk.organisation.questionnaires) {
        ASSIGN_OR_RETURN(const auto items, desk.office.survey_items(questionnaire.id));
        View view;
        add_facts(view, questionnaire);
        view["href"] = "/surveys/" + questionnaire.id;
        view["people"] = count_text(static_cast<std::int64_t>(items.size()));
        list << view;
    }
    Page page{"surveys", "Surveys", Section::Surveys, {}, 200};
    page.view["has_surveys"] = !desk.organisation.questionnaires.empty();
    page.view["surveys"] = std::move(list);
    return page;
}

Result<Page> survey_page(const Desk& desk, std::string_view questionnaire_id) {
    const survey::Questionnaire* questionnaire =
        desk.organisation.find_questionnaire(questionnaire_id);
    if (questionnaire == nullptr) return Error{ErrorKind::NotFound, "there is no such survey"};
    ASSIGN_OR_RETURN(const auto items, desk.office.survey_items(questionnaire->id));
    std::vector<survey::Answers> everyone;
    std::int64_t unreadable = 0;
    for (const store::OfficeItem& item : items) {
        Result<feedback::Contact> contact = read_words(desk, item);
        if (contact.ok()) {
            everyone.push_back(std::move(contact.value().answers));
        } else {
            ++unreadable;
        }
    }
    View questions{View::type::list};
    for (const survey::Question& question : questionnaire->questions) {
        questions << question_view(question, everyone);
    }
    Page page{"survey", shown_text(questionnaire->title.in("en").text), Section::Surveys, {}, 200};
    add_facts(page.view, *questionnaire);
    page.view["people"] = count_text(static_cast<std::int64_t>(everyone.size()));
    page.view["has_people"] = !everyone.empty();
    page.view["has_unreadable"] = unreadable > 0;
    page.view["unreadable"] = count_text(unreadable);
    page.view["questions"] = std::move(questions);
    return page;
}

}  // namespace candour::console
