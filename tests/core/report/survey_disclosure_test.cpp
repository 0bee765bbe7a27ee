// What a month's tables tell together, to somebody who knows the questionnaire.
#include "core/report/survey_disclosure.h"

#include <map>

#include "core/report/survey_results.h"
#include "tests/support/patient_reader.h"
#include "tests/support/property.h"
#include "tests/support/survey_versions.h"

namespace candour::report {
namespace {

using survey::Answer;
using test::PatientReader;
using Numbers = PatientReader::Numbers;

const Period a_month = month_of(from_iso("2026-11-01").value());

// "why" is asked of whoever came again; "felt" may have to be answered, and then nobody may refuse.
std::string items(bool must_answer) {
    const std::string must = must_answer ? R"("required": true, "may_decline": false,)" : "";
    return R"([
        {"id": "again", )" +
           must + R"( "type": "yes_no", "prompt": {"en": "Again?"}},
        {"id": "felt", )" +
           must + R"( "type": "faces", "faces": 3, "prompt": {"en": "How was it?"}},
        {"id": "why", "type": "one_choice", "prompt": {"en": "Why?"}, "show_if": "${again} = 'yes'",
         "choices": [{"id": "near", "label": {"en": "Near"}},
                     {"id": "kind", "label": {"en": "Kind"}},
                     {"id": "warm", "label": {"en": "Warm"}}]},
        {"id": "used", "type": "many_choices", "prompt": {"en": "What?"},
         "choices": [{"id": "food", "label": {"en": "Food"}},
                     {"id": "talk", "label": {"en": "Talk"}}]}])";
}

std::vector<GivenAnswers> random_month(test::Gen& gen, bool must_answer) {
    std::vector<GivenAnswers> everyone;
    // Most choose alike, so that small counts stand beside larger ones.
    const int usual = gen.between(50, 95);
    const auto pick = [&](const std::vector<std::string>& ids) {
        return gen.chance(usual) ? ids[0] : gen.one_of(ids);
    };
    const int leaves_out = must_answer ? 0 : gen.between(0, 20);
    for (int people = gen.between(0, 70); people > 0; --people) {
        GivenAnswers& one = everyone.emplace_back();
        one.service = gen.chance(5) ? "" : pick({"desk", "bus", "club"});
        const std::string again = pick({"yes", "no"});
        const auto answers = [&](const char* question, Answer answer) {
            if (gen.chance(leaves_out)) return;
            answer.question = question;
            one.answers.set(std::move(answer));
        };
        answers("again", {.choice = again});
        answers("felt", {.choice = pick({"3", "2", "1"})});
        const Answer* came = one.answers.find("again");
        if (came != nullptr && came->choice == "yes" && gen.chance(80))
            one.answers.set({.question = "why", .choice = pick({"near", "kind", "warm"})});
        if (gen.chance(70))
            one.answers.set({.question = "used", .choices = {pick({"food", "talk"})}});
    }
    return everyone;
}

// All that a reader sees of one month, and what he knows of it.
class Seen {
public:
    explicit Seen(const SurveyResults& results) : results_(results) {
        everybody_ = reader.add_unseen(400);
        for (const QuestionResult& question : results.questions) {
            if (question.withheld) continue;
            Numbers& whole = tables_[question.id];
            for (const auto& count : question.counts)
                whole.push_back(reader.add(count));
            put_to(question, whole, {everybody_}, tables_);
            add_parts(question, whole, question.by_service);
        }
    }

    void knows_that_all_must_answer() {
        for (const char* id : {"again", "felt"}) {
            if (tables_.contains(id)) reader.same(tables_[id], {everybody_});
        }
    }
    // Nobody left these two out.
    bool guesses(const std::string& one, const std::string& other) {
        if (!tables_.contains(one) || !tables_.contains(other)) return false;
        reader.same(tables_[one], tables_[other]);
        return reader.possible();
    }

    PatientReader reader;

private:
    using Tables = std::map<std::string, Numbers>;

    void put_to(const QuestionResult& question, const Numbers& rows, const Numbers& people,
                const Tables& beside) {
        const auto again = beside.find("again");
        Numbers asked = people;
        if (question.id == "why" && again != beside.end()) asked = {again->second[0]};
        if (question.exclusive) return reader.at_most(rows, asked);
        for (const auto row : rows)
            reader.at_most({row}, asked);
    }

    void add_parts(const QuestionResult& question, const Numbers& whole, const ResultParts& parts) {
        std::vector<Numbers> columns(whole.size());
        for (const ResultPart& part : parts.parts) {
            Numbers rows;
            for (const auto& count : part.counts) {
                rows.push_back(reader.add(count));
                columns[rows.size() - 1].push_back(rows.back());
            }
            Tables& beside = by_part_[part.id];
            beside[question.id] = rows;
            if (!people_in_.contains(part.id)) people_in_[part.id] = reader.add_unseen(400);
            put_to(question, rows, {people_in_[part.id]}, beside);
        }
        for (std::size_t i = 0; i < whole.size(); ++i)
            reader.at_most(columns[i], {whole[i]});
    }

    const SurveyResults& results_;
    PatientReader::Number everybody_ = 0;
    Tables tables_;
    std::map<std::string, Tables> by_part_;
    std::map<std::string, PatientReader::Number> people_in_;
};

struct Tally {
    int stars = 0;
    int withheld = 0;
    int shown = 0;
    int parts = 0;
};

void every_star_keeps_five(const Seen& seen, Tally& tally) {
    for (const auto star : seen.reader.stars) {
        int values = 0;
        for (std::int64_t value = 1; value <= 7; ++value) {
            const auto possible = seen.reader.possible(star, value);
            REQUIRE(possible.has_value());
            values += *possible ? 1 : 0;
        }
        REQUIRE(values >= privacy::possible_values_min);
        ++tally.stars;
    }
}

void count_tables(const SurveyResults& results, Tally& tally) {
    for (const QuestionResult& question : results.questions) {
        ++(question.withheld ? tally.withheld : tally.shown);
        tally.parts += question.by_service.parts.empty() ? 0 : 1;
    }
}

}  // namespace

TEST_CASE("A-17: no small count of a month is had by adding and subtracting over all its tables",
          "[core]") {
    Tally tally;
    test::for_all(400, [&tally](test::Gen& gen) {
        const bool must_answer = gen.chance(50);
        const Versions versions({test::questionnaire_with(items(must_answer))});
        const SurveyResults results =
            make_results(versions, a_month, random_month(gen, must_answer));
        count_tables(results, tally);
        Seen seen(results);
        if (must_answer) seen.knows_that_all_must_answer();
        every_star_keeps_five(seen, tally);
        Seen guessing(results);
        if (!must_answer && guessing.guesses("again", "felt"))
            every_star_keeps_five(guessing, tally);
    });
    if (std::getenv("CANDOUR_SEED") != nullptr) return;
    INFO(tally.stars << " stars, " << tally.shown << " shown, " << tally.withheld << " withheld, "
                     << tally.parts << " by service");
    REQUIRE(tally.stars > 500);
    REQUIRE(tally.withheld > 0);
    REQUIRE(tally.shown > 10 * tally.withheld);
    REQUIRE(tally.parts > 100);
}

}  // namespace candour::report
