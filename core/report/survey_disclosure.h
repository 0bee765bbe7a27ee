// SurveyDisclosure: which tables of one month's answers may be shown beside those that are
// (architecture §4.9). Tables are offered in the order in which they matter; one that would give
// a "*" away, of itself or of a table that is shown already, is refused.
//
// What it takes a reader to know: the questionnaire with its conditions; that all tables are about
// the same people; that each question was put to everybody but for its conditions. Whether somebody
// left a question out is not known: the row of those who did not answer is never shown, nor is,
// where an answer is required, the row of those who would rather not say.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/privacy/disclosure/published.h"
#include "core/report/routing.h"
#include "core/report/rows.h"

namespace candour::report {

// The rows of a question that are ever shown; see above.
std::vector<std::size_t> rows_to_show(const Rows& rows, const survey::Question& question);

// One table: rows with the people in each. Nothing of a repeat, where answers are counted.
struct OfferedTable {
    const MergedQuestion* question = nullptr;
    std::vector<Row> rows;
    bool exclusive = true;             // Each person is in one row at most.
    std::vector<std::int64_t> people;  // True counts, one a row.
    bool all_are_in_a_row = false;     // It cannot be left out, and nobody did.
    // How many answered, where shares of them are shown: their true number.
    std::optional<std::int64_t> answered{};
};

// The same table once for each service, or for each version.
struct OfferedParts {
    std::vector<std::vector<std::int64_t>> people{};  // By part, then by row.
    bool everybody = false;                           // Each person is in one of the parts.
};

class SurveyDisclosure {
public:
    explicit SurveyDisclosure(const Versions& versions);

    // False: refused, and as if it had not been offered.
    bool takes(const OfferedTable& table);
    // Of a table that was taken.
    bool takes(const std::string& question, const OfferedParts& parts);

private:
    struct Taken {
        OfferedTable table;
        privacy::Published::Cells cells;
        Gate gate;
        // Together as many as were asked, if nobody left it out; empty where none say that.
        privacy::Published::Cells together;
    };

    privacy::Published::Cells cells_among(const std::vector<GateChoice>& choices,
                                          std::int64_t& people) const;
    void put_to(privacy::Published& tried, const Taken& taken) const;
    void guess_nobody_left_out(privacy::Published& tried, const Taken& taken) const;
    bool is_condition(const std::string& question) const;

    privacy::Published published_;
    privacy::Published::Cell everybody_;
    std::map<std::string, Gate> gates_;  // By question.
    std::vector<Taken> taken_;
};

}  // namespace candour::report
