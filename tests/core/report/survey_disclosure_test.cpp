// What a month's tables tell together, to somebody who knows the questionnaire.
#include "core/report/survey_disclosure.h"

#include <map>
#include <set>

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

// What is asked, and of whom. "again" and "felt" are put to everybody, and always there.
struct Item {
    const char* id;
    const char* json;  // But for its id and what must be answered.
};
const std::vector<Item> always = {
    {"again", R"("type": "yes_no", "prompt": {"en": "Again?"})"},
    {"felt", R"("type": "faces", "faces": 3, "prompt": {"en": "How was it?"})"},
};
const std::vector<Item> sometimes = {
    {"why", R"("type": "one_choice", "prompt": {"en": "Why?"}, "show_if": "${again} = 'yes'",
               "choices": [{"id": "near", "label": {"en": "Near"}},
                           {"id": "kind", "label": {"en": "Kind"}},
                           {"id": "warm", "label": {"en": "Warm"}}])"},
    {"back", R"("type": "one_choice", "prompt": {"en": "What then?"},
                "show_if": "${again} != 'yes'",
                "choices": [{"id": "new", "label": {"en": "A new place"}},
                            {"id": "rest", "label": {"en": "Nowhere"}}])"},
    {"used", R"("type": "many_choices", "choices_at_most": 2, "prompt": {"en": "What?"},
                "choices": [{"id": "food", "label": {"en": "Food"}},
                            {"id": "talk", "label": {"en": "Talk"}},
                            {"id": "wash", "label": {"en": "Wash"}},
                            {"id": "none", "label": {"en": "Nothing"}, "exclusive": true}])"},
    {"liked", R"("type": "many_choices", "prompt": {"en": "What was good?"},
                 "show_if": "${felt} = '3' or ${felt} = '2'",
                 "choices": [{"id": "food", "label": {"en": "Food"}},
                             {"id": "talk", "label": {"en": "Talk"}}])"},
    {"days", R"("type": "many_choices", "choices_at_least": 2, "prompt": {"en": "When?"},
                "choices": [{"id": "mon", "label": {"en": "Monday"}},
                            {"id": "wed", "label": {"en": "Wednesday"}},
                            {"id": "fri", "label": {"en": "Friday"}}])"},
    {"county", R"("type": "one_choice", "prompt": {"en": "Where?"},
                  "choices": [{"id": "kent", "label": {"en": "Kent"}},
                              {"id": "essex", "label": {"en": "Essex"}}])"},
    {"town", R"("type": "one_choice", "prompt": {"en": "In which town?"},
                "choice_filter": "in = ${county}", "choices": [
                  {"id": "deal", "label": {"en": "Deal"}, "filter": {"in": "kent"}},
                  {"id": "ash", "label": {"en": "Ash"}, "filter": {"in": "kent"}},
                  {"id": "ware", "label": {"en": "Ware"}, "filter": {"in": "essex"}}])"},
    {"age", R"("type": "number", "prompt": {"en": "How old?"})"},
    {"adult", R"("type": "yes_no", "prompt": {"en": "Do you work?"}, "show_if": "${age} > 17")"},
};
const char* const children = R"({"type": "repeat", "id": "child", "label": {"en": "A child"},
    "repeat_max": 2, "questions": [{"id": "school", "type": "yes_no",
                                    "prompt": {"en": "At school?"}}]})";

struct Asked {
    bool must_answer = false;  // Nobody may refuse either.
    std::set<std::string> ids{};

    bool has(const std::string& id) const { return ids.contains(id); }
    std::string items() const {
        const char* must = must_answer ? R"("required": true, "may_decline": false, )" : "";
        std::string text;
        const auto add = [&](const Item& item) {
            text += text.empty() ? "[" : ",";
            text += std::string(R"({"id": ")") + item.id + "\", " + must + item.json + "}";
        };
        for (const Item& item : always)
            add(item);
        for (const Item& item : sometimes) {
            if (has(item.id)) add(item);
        }
        return text + (has("child") ? std::string(",") + children : "") + "]";
    }
};

// Few questions of many, so that every world can be tried.
Asked random_questions(test::Gen& gen) {
    Asked asked{.must_answer = gen.chance(50), .ids = {"again", "felt"}};
    for (const Item& item : sometimes) {
        if (gen.chance(25)) asked.ids.insert(item.id);
    }
    if (asked.has("town")) asked.ids.insert("county");
    if (asked.has("adult")) asked.ids.insert("age");
    if (gen.chance(25)) asked.ids.insert("child");
    return asked;
}

// One month of answers that keep to the conditions.
class Month {
public:
    Month(test::Gen& gen, const Asked& asked)
        : gen_(gen),
          asked_(asked),
          // Most choose alike, so that small counts stand beside larger ones.
          usual_(gen.between(50, 95)),
          leaves_out_(asked.must_answer ? 0 : gen.between(0, 20)) {
        for (int people = gen.between(0, 70); people > 0; --people)
            add_person();
    }
    std::vector<GivenAnswers> everyone;

private:
    std::string pick(const std::vector<std::string>& ids) {
        return gen_.chance(usual_) ? ids[0] : gen_.one_of(ids);
    }
    const Answer* answer(GivenAnswers& one, const std::string& question, Answer given) {
        if (!asked_.has(question) || gen_.chance(leaves_out_)) return nullptr;
        given.question = question;
        one.answers.set(std::move(given));
        return one.answers.find(question);
    }
    std::vector<std::string> several(const std::vector<std::string>& ids) {
        std::set<std::string> chosen{pick(ids)};
        if (gen_.chance(usual_ / 2)) chosen.insert(pick({ids[1], ids[0]}));
        return {chosen.begin(), chosen.end()};
    }

    void add_person() {
        GivenAnswers& one = everyone.emplace_back();
        one.service = gen_.chance(5) ? "" : pick({"desk", "bus", "club"});
        const Answer* came = answer(one, "again", {.choice = pick({"yes", "no"})});
        const bool again = came != nullptr && came->choice == "yes";
        const Answer* face = answer(one, "felt", {.choice = pick({"3", "2", "1"})});
        const bool good = face != nullptr && face->choice != "1";
        if (again) answer(one, "why", {.choice = pick({"near", "kind", "warm"})});
        if (!again) answer(one, "back", {.choice = pick({"new", "rest"})});
        const std::vector<std::string> nothing{"none"};
        answer(one, "used",
               {.choices = gen_.chance(15) ? nothing : several({"food", "talk", "wash"})});
        if (good) answer(one, "liked", {.choices = several({"food", "talk"})});
        const std::string day = pick({"mon", "wed", "fri"});
        answer(one, "days", {.choices = {day, day == "wed" ? "fri" : "wed"}});
        const Answer* county = answer(one, "county", {.choice = pick({"kent", "essex"})});
        if (county != nullptr) {
            const bool kent = county->choice == "kent";
            answer(one, "town", {.choice = kent ? pick({"deal", "ash"}) : "ware"});
        }
        const std::string age = pick({"30", "16", "50"});
        const Answer* years = answer(one, "age", {.text = age});
        if (years != nullptr && age != "16") answer(one, "adult", {.choice = pick({"yes", "no"})});
        if (!asked_.has("child")) return;
        for (std::uint32_t child = 0; child < 2 && gen_.chance(usual_); ++child) {
            one.answers.set(
                {.question = "school", .choice = pick({"yes", "no"}), .repetition = child});
        }
    }

    test::Gen& gen_;
    const Asked& asked_;
    int usual_;
    int leaves_out_;
};

std::int64_t people_who_answered(const std::vector<GivenAnswers>& everyone,
                                 const std::string& question, const std::string& service = "") {
    return std::ranges::count_if(everyone, [&](const GivenAnswers& one) {
        return (service.empty() || one.service == service) && one.answers.find(question) != nullptr;
    });
}

// All that a reader sees of one month, and what he knows of it.
class Seen {
public:
    Seen(const SurveyResults& results, const Asked& asked,
         const std::vector<GivenAnswers>& everyone)
        : asked_(asked) {
        whole_.everybody = reader.add_unseen(people_max);
        for (const QuestionResult& question : results.questions) {
            if (question.withheld) continue;
            Numbers& rows = whole_.rows[question.id];
            if (question.id == "age") find_adults(question.rows);
            for (const auto& count : question.counts)
                rows.push_back(question.repeated ? add_answers(count) : reader.add(count));
            if (!question.exclusive && !question.percentages.empty())
                whole_.people[question.id] = {
                    reader.add(privacy::shown_count(people_who_answered(everyone, question.id)))};
            if (question.repeated) {
                // Of each two children at most.
                reader.at_most(rows, {whole_.everybody}, 2);
                continue;
            }
            put_to(question.id, whole_);
            add_parts(question, rows);
        }
    }

    // Nobody who was asked left either of these out. Whether that can be.
    bool guesses(const std::string& one, const std::string& other,
                 const std::string& service = "") {
        Table& table = service.empty() ? whole_ : parts_[service];
        if (!table.people.contains(one) || !table.people.contains(other)) return false;
        reader.same(table.people[one], asked_of(one, table));
        reader.same(table.people[other], asked_of(other, table));
        return reader.possible();
    }

    PatientReader reader;

private:
    static constexpr std::int64_t people_max = 400;
    struct Table {
        PatientReader::Number everybody = 0;
        std::map<std::string, Numbers> rows{};
        std::map<std::string, Numbers> people{};  // Who answered: as many as these together.
        std::map<std::string, PatientReader::Number> somebody{};  // Whom a question was put to.
    };

    void find_adults(const std::vector<Row>& rows) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (rows[row].kind != RowKind::Range) continue;
            if (rows[row].below > 18) perhaps_adults_.push_back(row);
            if (rows[row].from >= 18) adults_.push_back(row);
        }
    }

    // A "*" of answers has few people behind it, however many answers they gave.
    PatientReader::Number add_answers(const privacy::ShownCount& count) {
        return count.suppressed ? reader.add_unseen(people_max) : reader.add(count);
    }

    // Those whom a condition lets through; where the table of it is not shown, nobody knows who.
    Numbers asked_of(const std::string& question, Table& table) {
        const auto rows = [&](const char* id, const std::vector<std::size_t>& among) -> Numbers {
            const auto found = table.rows.find(id);
            if (found == table.rows.end()) return {somebody(question, table)};
            Numbers numbers;
            for (const std::size_t row : among)
                numbers.push_back(found->second.at(row));
            return numbers;
        };
        if (question == "why") return rows("again", {0});
        if (question == "back") return rows("again", {1});
        if (question == "liked") return rows("felt", {1, 2});
        if (question == "adult") return rows("age", perhaps_adults_);
        if (question == "town") return rows("county", {0, 1});
        return {table.everybody};
    }
    PatientReader::Number somebody(const std::string& question, Table& table) {
        const auto [found, is_new] = table.somebody.try_emplace(question);
        if (is_new) {
            found->second = reader.add_unseen(people_max);
            reader.at_most({found->second}, {table.everybody});
        }
        return found->second;
    }

    void put_to(const std::string& question, Table& table) {
        const Numbers& rows = table.rows[question];
        Numbers& people = table.people[question];
        const std::map<std::string, std::size_t> several{{"used", 4}, {"liked", 2}, {"days", 3}};
        if (several.contains(question)) {
            if (people.empty()) people = {reader.add_unseen(people_max)};
            // The last row: who would rather not say, where that is shown.
            const std::size_t choices = several.at(question);
            if (question == "days") {
                const Numbers twice{people[0], people[0]};
                reader.at_most(twice, {rows[0], rows[1], rows[2]});
            }
            several_choices({rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(choices)},
                            people, question == "used");
            people.insert(people.end(), rows.begin() + static_cast<std::ptrdiff_t>(choices),
                          rows.end());
        } else {
            people = rows;
        }
        reader.at_most(people, {table.everybody});
        // Who did not say whether he came again is asked, too.
        const bool also_the_silent = question == "back" && !asked_.must_answer;
        if (!also_the_silent) reader.at_most(people, asked_of(question, table));
        if (question == "back" && table.rows.contains("again"))
            reader.at_most(joined(people, {table.rows["again"][0]}), {table.everybody});
        if (question == "town" && table.rows.contains("county")) {
            const Numbers& counties = table.rows["county"];
            town_in({rows[0], rows[1]}, {counties[0]});
            town_in({rows[2]}, {counties[1]});
        }
        if (!asked_.must_answer) return;
        reader.at_most(question == "adult" && table.rows.contains("age")
                           ? picked(table.rows["age"], adults_)
                           : asked_of(question, table),
                       people);
    }

    void town_in(const Numbers& towns, const Numbers& county) {
        reader.at_most(towns, county);
        if (asked_.must_answer) reader.at_most(county, towns);
    }
    static Numbers picked(const Numbers& rows, const std::vector<std::size_t>& which) {
        Numbers some;
        for (const std::size_t row : which)
            some.push_back(rows[row]);
        return some;
    }

    void several_choices(const Numbers& rows, const Numbers& people, bool has_none) {
        reader.at_most(people, rows);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const bool none = has_none && row + 1 == rows.size();
            reader.at_most(has_none && !none ? Numbers{rows[row], rows.back()} : Numbers{rows[row]},
                           people);
        }
        if (!has_none) return;
        // Two choices at most.
        Numbers twice = rows;
        twice.push_back(rows.back());
        reader.at_most(twice, people, 2);
    }

    static Numbers joined(Numbers one, const Numbers& other) {
        one.insert(one.end(), other.begin(), other.end());
        return one;
    }

    void add_parts(const QuestionResult& question, const Numbers& whole) {
        std::vector<Numbers> columns(whole.size());
        for (const ResultPart& part : question.by_service.parts) {
            const bool is_new = !parts_.contains(part.id);
            Table& table = parts_[part.id];
            if (is_new) table.everybody = reader.add_unseen(people_max);
            Numbers& rows = table.rows[question.id];
            for (const auto& count : part.counts) {
                rows.push_back(reader.add(count));
                columns[rows.size() - 1].push_back(rows.back());
            }
            put_to(question.id, table);
        }
        for (std::size_t i = 0; i < whole.size(); ++i)
            reader.at_most(columns[i], {whole[i]});
    }

    const Asked& asked_;
    Table whole_;
    std::map<std::string, Table> parts_;
    std::vector<std::size_t> perhaps_adults_{};  // Rows of "age".
    std::vector<std::size_t> adults_{};
};

struct Tally {
    int stars = 0;
    int withheld = 0;
    int shown = 0;
    int parts = 0;
    int guesses = 0;
    int gave_up = 0;
};

void every_star_keeps_five(const Seen& seen, Tally& tally) {
    for (const auto star : seen.reader.stars) {
        int values = 0;
        for (std::int64_t value = 1; value <= 7; ++value) {
            const auto possible = seen.reader.possible(star, value);
            tally.gave_up += possible ? 0 : 1;
            values += possible.value_or(true) ? 1 : 0;
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

void one_month(test::Gen& gen, Tally& tally) {
    const Asked asked = random_questions(gen);
    const Versions versions({test::questionnaire_with(asked.items())});
    const Month month(gen, asked);
    const SurveyResults results = make_results(versions, a_month, month.everyone);
    count_tables(results, tally);
    INFO(to_json(results));
    every_star_keeps_five(Seen(results, asked, month.everyone), tally);
    if (asked.must_answer) return;
    Seen guessing(results, asked, month.everyone);
    const std::vector<std::string> ids(asked.ids.begin(), asked.ids.end());
    const std::string service = gen.one_of(std::vector<std::string>{"", "", "desk", "bus"});
    const std::string& one = gen.one_of(ids);
    const std::string& other = gen.one_of(ids);
    if (!guessing.guesses(one, other, service)) return;
    INFO("guessing that nobody left out " << one << " and " << other << " " << service);
    ++tally.guesses;
    every_star_keeps_five(guessing, tally);
}

}  // namespace

TEST_CASE("A-17: no small count of a month is had by adding and subtracting over all its tables",
          "[core]") {
    Tally tally;
    test::for_all(600, [&tally](test::Gen& gen) { one_month(gen, tally); });
    if (std::getenv("CANDOUR_SEED") != nullptr) return;
    INFO(tally.stars << " stars, " << tally.shown << " shown, " << tally.withheld << " withheld, "
                     << tally.parts << " by service, " << tally.guesses << " guesses, gave up "
                     << tally.gave_up);
    REQUIRE(tally.stars > 500);
    REQUIRE(tally.withheld > 0);
    REQUIRE(tally.shown > 4 * tally.withheld);
    REQUIRE(tally.parts > 100);
    REQUIRE(tally.guesses > 50);
    REQUIRE(tally.gave_up < tally.stars / 100);
}

}  // namespace candour::report
