// SurveyDisclosure: which tables of one month's answers may be shown beside those that are
// (architecture §4.9). Tables are offered in the order in which they matter; one that would give
// a "*" away, of itself or of a table that is shown already, is refused.
//
// What it takes a reader to know: the questionnaire with its conditions and what each question
// takes; that all tables are about the same people; and, as a guess, that of those to whom a
// question was put nobody left it out. That is not known: the row of those who did not answer is
// never shown, nor is, where an answer is required, the row of those who would rather not say.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/privacy/disclosure/published.h"
#include "core/report/conditions.h"
#include "core/report/routing.h"
#include "core/report/rows.h"

namespace candour::report {

// The rows of a question that are ever shown; see above.
std::vector<std::size_t> rows_to_show(const Rows& rows, const survey::Question& question);

// Answers of a repeat, of which one person may have given several.
struct OfferedRepeat {
    const MergedQuestion* question = nullptr;
    std::vector<privacy::ShownCount> answers;  // One a row.
    bool exclusive = true;                     // Each answer is in one row at most.
    std::int64_t people = 0;                   // Who gave any, a true number.
};

// The same table once for each service, or for each version.
struct OfferedPart {
    std::string id;
    std::vector<std::int64_t> people{};  // By row.
    std::int64_t answered = 0;           // As OfferedTable's.
    std::int64_t everybody = 0;          // Who is in this part, whatever they answered.
};
struct OfferedParts {
    std::string kind;  // What the parts are: their ids are its own.
    std::vector<OfferedPart> parts{};
    bool everybody = false;  // Each person is in one of the parts.
};

class SurveyDisclosure {
public:
    // `people`: how many answered anything, a true number. `versions` outlives this.
    SurveyDisclosure(const Versions& versions, std::int64_t people);
    SurveyDisclosure(const SurveyDisclosure&) = delete;  // What it knows points into it.
    SurveyDisclosure& operator=(const SurveyDisclosure&) = delete;

    // False: refused, and as if it had not been offered.
    bool takes(const OfferedTable& table);
    bool takes(const OfferedRepeat& repeat);
    // Of a table that was taken.
    bool takes(const std::string& question, const OfferedParts& parts);

private:
    // Tables of one part about the same people.
    struct Part {
        privacy::Published::Cell everybody = 0;
        std::int64_t people = 0;
        std::vector<ShownTable> tables{};
    };
    struct State {
        explicit State(std::int64_t people)
            : everybody(published.add_unseen()), conditions(everybody, people) {}
        privacy::Published published;
        privacy::Published::Cell everybody;
        Conditions conditions;
        std::vector<ShownTable> tables{};
        std::map<std::string, std::map<std::string, Part>> parts{};  // By kind, then by id.
    };

    // What was tried is what is known, unless it would tell.
    bool keep(State&& tried);
    bool hides_in_the_open(const std::string& question, bool has_star) const;
    bool is_condition(const std::string& question) const;
    bool bears_stars_in_parts(const ShownTable& table) const;
    void put_to(State& tried, ShownTable& shown) const;
    void add_parts_of(State& tried, const OfferedParts& parts) const;
    std::int64_t answers_each_max(const std::string& question) const;

    const Versions& versions_;
    std::map<std::string, Gate> gates_;  // By question.
    std::int64_t people_;
    State known_;
};

}  // namespace candour::report
