// Survey pages: every count goes through core/privacy/suppression before it reaches a page.
#include "app/console/surveys/surveys.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/console/words.h"
#include "core/privacy/suppression.h"

namespace candour::console {
namespace {

std::string act_by_in_words(const survey::Questionnaire& questionnaire) {
    const Result<CivilDay> day = from_iso(questionnaire.act_by);
    return day.ok() ? day_in_words(day.value()) : shown_text(questionnaire.act_by);
}

void add_facts(View& view, const survey::Questionnaire& questionnaire) {
    view["survey_title"] = view_of(questionnaire.title);
    view["owner"] = shown_text(questionnaire.owner);
    view["purpose"] = shown_text(questionnaire.purpose);
    view["act_by"] = act_by_in_words(questionnaire);
}

ShownText own_words(const char* words) { return {words, "en"}; }

// What the rows of a question's table are called, in the order of counts_of().
std::vector<ShownText> labels_of(const survey::Question& question, const QuestionTally& tallied) {
    std::vector<ShownText> labels;
    for (const survey::Choice& choice : question.choices)
        labels.push_back(choice.label.in("en"));
    if (question.choices.empty()) labels.push_back(own_words("Wrote something"));
    if (tallied.earlier > 0) labels.push_back(own_words("An answer of an earlier version"));
    labels.push_back(own_words("Preferred not to say"));
    labels.push_back(own_words("Did not answer"));
    return labels;
}

// Everybody is in exactly one row, so that the total is the same for each question.
std::vector<std::int64_t> counts_of(const survey::Question& question,
                                    const QuestionTally& tallied) {
    std::vector<std::int64_t> counts = answered_counts(question, tallied);
    counts.push_back(tallied.declined);
    counts.push_back(tallied.unanswered);
    return counts;
}

View rows_view(const std::vector<ShownText>& labels, const std::vector<privacy::ShownCount>& counts,
               const std::vector<std::optional<int>>& shares) {
    View rows{View::type::list};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::optional<int> share = i < shares.size() ? shares[i] : std::nullopt;
        View row = view_of(labels[i]);
        row["is_answer"] = i + 2 < labels.size();
        row["count"] = counts[i].text();
        row["suppressed"] = counts[i].suppressed;
        row["has_share"] = share.has_value();
        row["share"] = std::to_string(share.value_or(0));
        rows << row;
    }
    return rows;
}

View question_view(const survey::Question& question, const QuestionTally& tallied) {
    const privacy::ShownDistribution all =
        privacy::shown_distribution(counts_of(question, tallied));
    // Shares are of those who answered; they come from the shown counts alone.
    const bool is_text = question.type == survey::QuestionType::LongText;
    std::vector<std::optional<int>> shares;
    if (!is_text) {
        shares = privacy::shown_distribution(answered_counts(question, tallied)).percentages;
    }
    View view;
    view["question_id"] = question.id;
    view["prompt"] = view_of(question.prompt);
    view["is_text"] = is_text;
    view["has_shares"] =
        std::ranges::any_of(shares, [](const auto& share) { return share.has_value(); });
    view["rows"] = rows_view(labels_of(question, tallied), all.counts, shares);
    return view;
}

// How many people; nothing when they are few, or when that number together with those of a table
// would give away a small one. The two look the same, as the difference would tell.
std::optional<std::int64_t> people_shown(const survey::Questionnaire& questionnaire,
                                         const std::vector<survey::Answers>& everyone) {
    for (const survey::Question& question : questionnaire.questions) {
        const auto total =
            privacy::shown_distribution(counts_of(question, tally(question, everyone))).total;
        if (total.suppressed) return std::nullopt;
    }
    const auto people = privacy::shown_count(static_cast<std::int64_t>(everyone.size()));
    return people.suppressed ? std::nullopt : std::optional{people.value};
}

}  // namespace

Page surveys_page(const Desk& desk) {
    View list{View::type::list};
    for (const survey::Questionnaire& questionnaire : desk.organisation.questionnaires) {
        View view;
        add_facts(view, questionnaire);
        view["href"] = "/surveys/" + questionnaire.id;
        view["questions_count"] = std::to_string(questionnaire.questions.size());
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
        questions << question_view(question, tally(question, everyone));
    }
    Page page{"survey", shown_text(questionnaire->title.in("en").text), Section::Surveys, {}, 200};
    add_facts(page.view, *questionnaire);
    const std::optional<std::int64_t> people = people_shown(*questionnaire, everyone);
    page.view["people_shown"] = people.has_value();
    page.view["people"] = std::to_string(people.value_or(0));
    page.view["has_people"] = !everyone.empty();
    page.view["has_unreadable"] = unreadable > 0;
    page.view["unreadable"] = privacy::shown_count(unreadable).text();
    page.view["questions"] = std::move(questions);
    return page;
}

}  // namespace candour::console
