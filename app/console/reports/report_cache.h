// ReportCache: the exact reports that were made last, so that whoever looks again, or saves the
// file, waits once.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "core/base/world.h"
#include "core/report/case_measures.h"

namespace candour::console {

// Safe from any thread.
class ReportCache {
public:
    static constexpr std::size_t reports_max = 32;
    // A clock of hours runs out within the day: no report is older.
    static constexpr Milliseconds age_max{10 * 60 * 1000};

    // `key`: all that the report was made of. Null: not there. `now`: Clock::since_boot().
    std::shared_ptr<const report::CaseReport> find(const std::string& key, Milliseconds now);
    void keep(const std::string& key, std::shared_ptr<const report::CaseReport> report,
              Milliseconds now);

private:
    struct Kept {
        std::string key;
        std::shared_ptr<const report::CaseReport> report;
        Milliseconds made;
    };
    std::mutex mutex_;
    std::deque<Kept> kept_;  // The oldest first.
};

}  // namespace candour::console
