// ReportBook: what reports count of all cases, in memory, so that a report after a write reads only
// what was written.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/casework/case_work.h"
#include "core/report/case_measures.h"
#include "core/report/facts_book.h"
#include "core/report/kept_facts.h"

namespace candour::casework {

// For one thread at a time. Other programs may write meanwhile: each report asks first how many
// entries there are, and reads the cases that were written since. All cases are read anew on each
// day, and where there are fewer entries than there were (another database was put in place).
class ReportBook {
public:
    // A case takes some 300 bytes. Of more cases each report reads all, and nothing stays.
    static constexpr std::size_t cases_max = 500'000;

    ReportBook(CaseWork& work, store::CaseStore& cases, std::size_t most = cases_max)
        : work_(work), cases_(cases), most_(most) {}

    // As cases stand now. `service` empty: of all. Errors: the stores', Corrupt.
    Result<report::CaseReport> exact_report(report::Span span, const report::Period& period,
                                            const std::string& service);

private:
    using Place = report::FactsBook::Place;
    struct HashOfId {
        std::size_t operator()(const complaint::CaseId& id) const;
    };
    // A case with a clock that runs: what is counted of it changes when that is over.
    struct Running {
        report::KeptFacts kept;
        std::size_t over = 0;  // So many of its limits were.
    };

    Status refresh(const complaint::Moment& now);
    Status read(std::optional<std::int64_t> after, const complaint::Moment& now);
    void put(const complaint::CaseId& id, report::KeptFacts kept, const complaint::Moment& now);
    void forget(const complaint::CaseId& id);
    void forget_all();
    void settle(const complaint::Moment& now);

    CaseWork& work_;
    store::CaseStore& cases_;
    const std::size_t most_;
    report::FactsBook book_;
    std::unordered_map<complaint::CaseId, Place, HashOfId> places_;
    std::unordered_map<Place, Running> running_;
    std::optional<std::int64_t> entries_;  // Nothing: the book is not of any moment.
    CivilDay read_on_{};
    bool too_many_ = false;
};

}  // namespace candour::casework
