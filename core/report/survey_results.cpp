// From true counts to what may be shown.
#include "core/report/survey_results.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace candour::report {

using privacy::ShownCount;
using survey::Answers;
using survey::QuestionType;

namespace {

using Counts = std::vector<std::int64_t>;

constexpr std::int64_t people_for_a_mean = privacy::suppressed_count_max + 1;

double to_step(double value, double steps_in_one) {
    return std::round(value * steps_in_one) / steps_in_one;
}

struct Person {
    std::string version;
    std::string service;
    Answers answers;
};

std::vector<Person> everybody(const Versions& versions, const std::vector<GivenAnswers>& given) {
    std::vector<Person> people;
    for (const GivenAnswers& one : given)
        people.push_back({one.version, one.service, versions.merged(one)});
    return people;
}

EveryAnswer answers_of(const std::vector<Person>& people) {
    EveryAnswer answers;
    for (const Person& person : people)
        answers.push_back(person.answers);
    return answers;
}

// A count in a repeat is shown when enough people are behind it, however many answers they gave.
std::vector<ShownCount> shown_counts(const Counts& counts, const Counts& people) {
    std::vector<ShownCount> shown;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const bool few = privacy::shown_count(people[i]).suppressed;
        shown.push_back(few ? ShownCount{.suppressed = true} : privacy::shown_count(counts[i]));
    }
    return shown;
}

bool any_hidden(const std::vector<ShownCount>& counts, std::size_t answers) {
    return std::any_of(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(answers),
                       [](const ShownCount& count) { return count.suppressed; });
}

std::int64_t sum_of(const std::vector<ShownCount>& counts, std::size_t answers) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < answers; ++i)
        sum += counts[i].value;
    return sum;
}

std::optional<double> mean_of(const QuestionResult& result) {
    double sum = 0;
    double people = 0;
    for (std::size_t i = 0; i < result.answers; ++i) {
        const Row& row = result.rows[i];
        if (row.kind == RowKind::Earlier) continue;
        if (!row.value) return std::nullopt;
        sum += *row.value * static_cast<double>(result.counts[i].value);
        people += static_cast<double>(result.counts[i].value);
    }
    return people == 0 ? std::nullopt : std::optional{to_step(sum / people, 10)};
}

bool is_net_promoter_scale(const MergedQuestion& question) {
    const survey::Question& asked = question.question;
    return asked.type == QuestionType::Scale && asked.scale.from == 0 && asked.scale.to == 10;
}

// From the shown counts: promoters (9, 10) less detractors (0 to 6), in percent.
std::optional<int> score_of(const QuestionResult& result) {
    const auto counted = [&result](int from, int to) {
        double people = 0;
        for (std::size_t i = 0; i < result.answers; ++i) {
            const auto& ids = result.rows[i].choices;
            const bool inside = std::ranges::any_of(ids, [from, to](const std::string& id) {
                return id.size() <= 2 && std::stoi(id) >= from && std::stoi(id) <= to;
            });
            if (inside) people += static_cast<double>(result.counts[i].value);
        }
        return people;
    };
    const double all = counted(0, 10);
    if (all == 0) return std::nullopt;
    return static_cast<int>(std::round(100 * (counted(9, 10) - counted(0, 6)) / all));
}

std::optional<std::size_t> median_of(const QuestionResult& result) {
    const bool ordered = result.type == QuestionType::Number || result.type == QuestionType::Date ||
                         result.type == QuestionType::Scale || result.type == QuestionType::Stars ||
                         result.type == QuestionType::Faces;
    const std::int64_t all = sum_of(result.counts, result.answers);
    if (!ordered || all == 0) return std::nullopt;
    std::int64_t below = 0;
    for (std::size_t i = 0; i < result.answers; ++i) {
        below += result.counts[i].value;
        if (2 * below >= all) return i;
    }
    return std::nullopt;
}

// Shares of those who answered, from the shown counts alone.
std::vector<std::optional<int>> shares_of(const QuestionResult& result, std::int64_t base) {
    std::vector<std::optional<int>> shares;
    for (std::size_t i = 0; i < result.answers; ++i) {
        const double share = 100.0 * static_cast<double>(result.counts[i].value);
        shares.push_back(
            std::min(100, static_cast<int>(std::round(share / static_cast<double>(base)))));
    }
    return shares;
}

// Means, shares and scores: none when a count among the answers is hidden or nobody answered.
void add_figures(QuestionResult& result, const MergedQuestion& question,
                 const ShownCount& answered) {
    if (any_hidden(result.counts, result.answers) || answered.suppressed) return;
    const std::int64_t base =
        result.exclusive ? sum_of(result.counts, result.answers) : answered.value;
    if (base == 0) return;
    result.percentages = shares_of(result, base);
    if (!result.exclusive) return;
    result.mean = mean_of(result);
    result.median_row = median_of(result);
    if (is_net_promoter_scale(question)) result.net_promoter_score = score_of(result);
}

void add_places(QuestionResult& result, const Rows& rows, const MergedQuestion& question,
                const EveryAnswer& everyone) {
    if (question.question.type != QuestionType::Ranking || question.repeated) return;
    result.mean_places = mean_places(rows, question, everyone, people_for_a_mean);
    for (std::optional<double>& place : result.mean_places) {
        if (place) place = to_step(*place, 2);
    }
}

// One part for each value of `key` that anybody has; none where there is only one, which would be
// the whole again.
ResultParts parts_by(const std::vector<Person>& people, std::string Person::*key, const Rows& rows,
                     const MergedQuestion& question, const Counts& whole) {
    std::map<std::string, EveryAnswer> groups;
    for (const Person& person : people) {
        if (!(person.*key).empty()) groups[person.*key].push_back(person.answers);
    }
    if (groups.size() < 2 || question.repeated) return {};
    std::vector<Counts> counts;
    for (const auto& [id, answers] : groups)
        counts.push_back(people_in(rows, question, answers));
    const auto shown = privacy::shown_breakdown(counts, whole);
    if (!shown) return {.withheld = true};
    ResultParts results;
    for (const auto& [id, answers] : groups) {
        const privacy::ShownDistribution& part = (*shown)[results.parts.size()];
        results.parts.push_back({id, part.counts, part.percentages});
    }
    return results;
}

std::int64_t answered_by(const MergedQuestion& question, const EveryAnswer& everyone) {
    return std::ranges::count_if(everyone, [&question](const Answers& person) {
        const survey::Answer* answer = person.find(question.question.id);
        return answer != nullptr && !answer->declined && !answer->empty();
    });
}

QuestionResult result_of(const MergedQuestion& question, const std::vector<Person>& people,
                         Breakdowns breakdowns) {
    const EveryAnswer everyone = answers_of(people);
    Rows rows = rows_of(question, everyone);
    const auto counted = [&question, &everyone](const Rows& in) {
        return shown_counts(counts_in(in, question, everyone), people_in(in, question, everyone));
    };
    std::vector<ShownCount> counts = counted(rows);
    if (any_hidden(counts, rows.answers())) {
        if (auto fewer = coarser(question.question, rows)) {
            rows = std::move(*fewer);
            counts = counted(rows);
        }
    }
    const Counts whole = people_in(rows, question, everyone);
    QuestionResult result{.id = question.question.id,
                          .type = question.question.type,
                          .prompt = question.question.prompt,
                          .heading = question.heading,
                          .heading_group = question.heading_group,
                          .still_asked = question.still_asked,
                          .repeated = question.repeated,
                          .rows = rows.rows,
                          .answers = rows.answers(),
                          .exclusive = rows.exclusive,
                          .counts = std::move(counts),
                          .total = {.suppressed = true}};
    if (rows.exclusive && !question.repeated) {
        result.total = privacy::shown_distribution(whole).total;
    }
    add_figures(result, question, privacy::shown_count(answered_by(question, everyone)));
    add_places(result, rows, question, everyone);
    if (breakdowns == Breakdowns::None) return result;
    result.by_service = parts_by(people, &Person::service, rows, question, whole);
    result.by_version = parts_by(people, &Person::version, rows, question, whole);
    return result;
}

// Shown only when it is no total that one of the tables must not have.
ShownCount people_shown(const std::vector<QuestionResult>& questions, std::size_t people) {
    for (const QuestionResult& question : questions) {
        const bool adds_up = question.exclusive && !question.repeated;
        if (adds_up && question.total.suppressed) return {.suppressed = true};
    }
    return privacy::shown_count(static_cast<std::int64_t>(people));
}

bool takes_words(QuestionType type) {
    return type == QuestionType::ShortText || type == QuestionType::LongText;
}

bool says_anything(const Person& person, const std::string& question) {
    return std::ranges::any_of(person.answers.given, [&](const survey::Answer& answer) {
        return answer.question == question && !answer.empty();
    });
}

// For counting who wrote something, never to be read: what came apart is put to people who have no
// answer, of the same service and version where there are any. More of it than people (its answers
// wait for another month): those count here alone.
std::vector<Person> with_apart(const MergedQuestion& question, std::vector<Person> people,
                               const std::vector<Person>& apart) {
    const std::string& id = question.question.id;
    for (const Person& written : apart) {
        if (!says_anything(written, id)) continue;
        const auto silent = [&](const Person& one) { return !says_anything(one, id); };
        auto place = std::ranges::find_if(people, [&](const Person& one) {
            return silent(one) && one.service == written.service && one.version == written.version;
        });
        if (place == people.end()) place = std::ranges::find_if(people, silent);
        if (place == people.end()) {
            people.push_back({written.version, written.service, {}});
            place = people.end() - 1;
        }
        for (const survey::Answer& answer : written.answers.given) {
            if (answer.question == id) place->answers.set(answer);
        }
    }
    return people;
}

}  // namespace

SurveyResults make_results(const Versions& versions, const Period& period,
                           const std::vector<GivenAnswers>& everyone, std::int64_t unreadable,
                           Breakdowns breakdowns, const std::vector<GivenAnswers>& apart) {
    SurveyResults results{.questionnaire = versions.newest().id,
                          .version = versions.newest().version,
                          .title = versions.newest().title,
                          .period = period,
                          .people = {.suppressed = true},
                          .unreadable = privacy::shown_count(unreadable),
                          .questions = {}};
    const std::vector<Person> people = everybody(versions, everyone);
    const std::vector<Person> written = everybody(versions, apart);
    for (const MergedQuestion& question : versions.questions()) {
        const bool words = takes_words(question.question.type);
        results.questions.push_back(result_of(
            question, words ? with_apart(question, people, written) : people, breakdowns));
    }
    results.people = people_shown(results.questions, people.size());
    return results;
}

std::vector<WrittenAnswers> written_answers(const Versions& versions,
                                            const std::vector<GivenAnswers>& everyone) {
    std::vector<WrittenAnswers> written;
    const std::vector<Person> people = everybody(versions, everyone);
    for (const MergedQuestion& question : versions.questions()) {
        WrittenAnswers here{.question = question.question.id, .texts = {}};
        for (const Person& person : people) {
            for (const survey::Answer& answer : person.answers.given) {
                if (answer.question != here.question) continue;
                const bool words = takes_words(question.question.type) && !answer.text.empty();
                if (words) here.texts.push_back(answer.text);
                if (!answer.other.empty()) here.texts.push_back(answer.other);
            }
        }
        // By what they say: the order of release would put one person's next to each other.
        std::ranges::sort(here.texts);
        if (!here.texts.empty()) written.push_back(std::move(here));
    }
    return written;
}

}  // namespace candour::report
