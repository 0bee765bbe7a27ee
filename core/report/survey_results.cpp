// From true counts to what may be shown.
#include "core/report/survey_results.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/report/survey_disclosure.h"

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

// One question and what everybody answered to it.
struct Asked {
    const MergedQuestion* question = nullptr;
    std::vector<Person> people;
    EveryAnswer everyone;
    std::int64_t answered = 0;  // People.
    Rows rows{};                // Of the table that is shown.
};

Counts picked(const Counts& counts, const std::vector<std::size_t>& rows) {
    Counts some;
    for (const std::size_t row : rows)
        some.push_back(counts[row]);
    return some;
}

// From true places, so beside no hidden count: a mean of 1 tells how few were not first.
void add_places(QuestionResult& result, const Asked& asked) {
    if (result.type != QuestionType::Ranking || result.repeated) return;
    if (any_hidden(result.counts, result.counts.size())) return;
    const auto places = mean_places(asked.rows, *asked.question, asked.everyone, people_for_a_mean);
    for (const std::size_t row : rows_to_show(asked.rows, asked.question->question)) {
        const std::optional<double>& place = places[row];
        result.mean_places.push_back(place ? std::optional{to_step(*place, 2)} : std::nullopt);
    }
}

std::int64_t answered_by(const MergedQuestion& question, const EveryAnswer& everyone) {
    return std::ranges::count_if(everyone, [&question](const Answers& person) {
        const survey::Answer* answer = person.find(question.question.id);
        return answer != nullptr && !answer->declined && !answer->empty();
    });
}

// A table of one question, as it would be shown.
struct Counted {
    Rows rows;
    OfferedTable table;              // The rows that are ever shown.
    std::vector<ShownCount> counts;  // Of these.

    bool hides_answers() const { return any_hidden(counts, rows.answers()); }
};

Counted counted(const Asked& asked, Rows rows) {
    const MergedQuestion& merged = *asked.question;
    const survey::Question& question = merged.question;
    const std::vector<std::size_t> shown = rows_to_show(rows, question);
    const Counts people = people_in(rows, merged, asked.everyone);
    OfferedTable table{.question = asked.question,
                       .rows = {},
                       .exclusive = rows.exclusive,
                       .people = picked(people, shown),
                       .answered = asked.answered};
    for (const std::size_t row : shown)
        table.rows.push_back(rows.rows[row]);
    const Counts counts =
        merged.repeated ? picked(counts_in(rows, merged, asked.everyone), shown) : table.people;
    std::vector<ShownCount> shown_ones = shown_counts(counts, table.people);
    return {std::move(rows), std::move(table), std::move(shown_ones)};
}

// Fills in the table, or leaves the result as it is when it may not be shown.
bool show_table(QuestionResult& result, Asked& asked, Counted counted,
                SurveyDisclosure& disclosure) {
    const MergedQuestion& question = *asked.question;
    OfferedTable& table = counted.table;
    table.shows_answered = !table.exclusive && !counted.hides_answers();
    const bool taken = question.repeated
                           ? disclosure.takes(OfferedRepeat{&question, counted.counts,
                                                            table.exclusive, asked.answered})
                           : disclosure.takes(table);
    if (!taken) return false;
    result.rows = std::move(table.rows);
    result.answers = counted.rows.answers();
    result.exclusive = table.exclusive;
    result.counts = std::move(counted.counts);
    asked.rows = std::move(counted.rows);
    const std::size_t all = result.counts.size();
    if (result.exclusive && !question.repeated && !any_hidden(result.counts, all))
        result.total = {.suppressed = false, .value = sum_of(result.counts, all)};
    add_figures(result, question, privacy::shown_count(asked.answered));
    add_places(result, asked);
    return true;
}

// With fewer rows where one would hide something, or where the others give something away.
QuestionResult result_of(Asked& asked, SurveyDisclosure& disclosure) {
    const MergedQuestion& question = *asked.question;
    QuestionResult result{.id = question.question.id,
                          .type = question.question.type,
                          .prompt = question.question.prompt,
                          .heading = question.heading,
                          .heading_group = question.heading_group,
                          .still_asked = question.still_asked,
                          .repeated = question.repeated,
                          .rows = {},
                          .counts = {}};
    Counted whole = counted(asked, rows_of(question, asked.everyone));
    std::optional<Rows> fewer = coarser(question.question, whole.rows);
    const bool too_fine = fewer && whole.hides_answers();
    if (!too_fine && show_table(result, asked, std::move(whole), disclosure)) return result;
    if (fewer && show_table(result, asked, counted(asked, std::move(*fewer)), disclosure))
        return result;
    result.withheld = true;
    return result;
}

// One part for each value of `key` that anybody has; none where there is only one, which would be
// the whole again, or where nobody said anything.
ResultParts parts_by(std::string Person::*key, const QuestionResult& whole, const Asked& asked,
                     const std::map<std::string, std::int64_t>& people_in_part,
                     SurveyDisclosure& disclosure) {
    std::map<std::string, EveryAnswer> groups;
    bool everybody = true;
    for (const Person& person : asked.people) {
        everybody = everybody && !(person.*key).empty();
        if (!(person.*key).empty()) groups[person.*key].push_back(person.answers);
    }
    const auto is_none = [](const ShownCount& count) {
        return !count.suppressed && count.value == 0;
    };
    const bool nobody = std::ranges::all_of(whole.counts, is_none);
    if (groups.size() < 2 || nobody || whole.repeated || whole.withheld) return {};
    const auto kinds = rows_to_show(asked.rows, asked.question->question);
    // Somebody without a service is there or not, and nobody knows; a version has everybody.
    const bool by_version = key == &Person::version;
    OfferedParts offered{.kind = by_version ? "version" : "service",
                         .everybody = everybody && by_version};
    for (const auto& [id, answers] : groups) {
        const auto people = people_in_part.find(id);
        offered.parts.push_back(
            {.id = id,
             .people = picked(people_in(asked.rows, *asked.question, answers), kinds),
             .answered = answered_by(*asked.question, answers),
             .everybody = people == people_in_part.end() ? 0 : people->second});
    }
    if (!disclosure.takes(whole.id, offered)) return {.withheld = true};
    ResultParts results;
    for (const OfferedPart& one : offered.parts) {
        privacy::ShownDistribution part = privacy::shown_distribution(one.people);
        results.parts.push_back({one.id, std::move(part.counts), std::move(part.percentages)});
    }
    return results;
}

// As many as the shown counts of one question have together.
std::int64_t people_shown_in(const QuestionResult& question) {
    constexpr std::int64_t of_a_star = 4;
    std::int64_t sum = 0;
    std::int64_t most = 0;
    for (const ShownCount& count : question.counts) {
        const std::int64_t people = count.suppressed ? of_a_star : count.value;
        sum += people;
        most = std::max(most, people);
    }
    return question.exclusive ? sum : most;
}

bool takes_words(QuestionType type) {
    return type == QuestionType::ShortText || type == QuestionType::LongText;
}

// Words may have come apart from answers of another month: they count where nothing else does.
ShownCount about_people(const std::vector<QuestionResult>& questions) {
    for (const bool words : {false, true}) {
        std::int64_t most = 0;
        bool asked = false;
        for (const QuestionResult& question : questions) {
            if (question.repeated || question.withheld || takes_words(question.type) != words)
                continue;
            asked = true;
            most = std::max(most, people_shown_in(question));
        }
        if (asked) return privacy::shown_count(most);
    }
    return {.suppressed = true};
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
    std::vector<Asked> all;
    SurveyDisclosure disclosure(versions, std::ssize(people));
    for (const MergedQuestion& question : versions.questions()) {
        const bool words = takes_words(question.question.type);
        Asked& asked =
            all.emplace_back(Asked{.question = &question,
                                   .people = words ? with_apart(question, people, written) : people,
                                   .everyone = {}});
        asked.everyone = answers_of(asked.people);
        asked.answered = answered_by(question, asked.everyone);
        results.questions.push_back(result_of(asked, disclosure));
    }
    const auto break_down = [&](ResultParts QuestionResult::*parts, std::string Person::*key) {
        std::map<std::string, std::int64_t> people_in_part;
        for (const Person& person : people)
            ++people_in_part[person.*key];
        for (std::size_t i = 0; i < all.size(); ++i) {
            QuestionResult& result = results.questions[i];
            result.*parts = parts_by(key, result, all[i], people_in_part, disclosure);
        }
    };
    if (breakdowns == Breakdowns::ByServiceAndVersion) {
        break_down(&QuestionResult::by_service, &Person::service);
        break_down(&QuestionResult::by_version, &Person::version);
    }
    results.people = about_people(results.questions);
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
