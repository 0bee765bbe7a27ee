// Conditions: how many people each condition of a questionnaire lets through, as far as the tables
// that are shown say it (routing.h has the conditions).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/privacy/disclosure/published.h"
#include "core/report/routing.h"
#include "core/report/rows.h"

namespace candour::report {

// One question's table: rows with the people in each. Nothing of a repeat, where answers are
// counted.
struct OfferedTable {
    const MergedQuestion* question = nullptr;
    std::vector<Row> rows;
    bool exclusive = true;             // Each person is in one row at most.
    std::vector<std::int64_t> people;  // True counts, one a row.
    // Where one person may be in several rows: how many answered, and whether shares of them are
    // shown, which tell it.
    std::int64_t answered = 0;
    bool shows_answered = false;
};

// The same, with its counts among all that are published.
struct ShownTable {
    std::shared_ptr<const OfferedTable> table;
    const Gate* gate = nullptr;          // Outlives it.
    privacy::Published::Cells cells{};   // One a row.
    privacy::Published::Cell total = 0;  // As many as answered or would rather not say.
    std::int64_t people_together = 0;    // Their true number.
    bool has_everybody = false;          // Everybody is among these, and that is known.

    const std::string& question() const { return table->question->question.id; }
    bool has_star() const;
};

class Conditions {
public:
    struct Passed {
        privacy::Published::Cell people = 0;  // So many as it lets through, whoever answers then.
        std::int64_t at_most = 0;             // True: no more than these.
        std::optional<std::int64_t> exactly{};
        // Rows that are as many, if nobody left the question of the condition out; may be empty.
        privacy::Published::Cells seen{};
        bool known = false;  // It was held against what is shown.
    };

    Conditions(privacy::Published::Cell everybody, std::int64_t people)
        : everybody_(everybody), people_(people) {}

    const Passed& of(const GateChoices& among, privacy::Published& published,
                     const std::vector<ShownTable>& shown);
    // One more table is shown.
    void add(privacy::Published& published, const std::vector<ShownTable>& shown);

private:
    void hold_against(const GateChoices& among, Passed& passed, privacy::Published& published,
                      const std::vector<ShownTable>& shown) const;

    privacy::Published::Cell everybody_;
    std::int64_t people_;  // True.
    std::map<GateChoices, Passed> passed_;
};

}  // namespace candour::report
