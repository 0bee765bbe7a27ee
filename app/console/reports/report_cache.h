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

// An exact report, and when it was made.
struct MadeReport {
    std::shared_ptr<const report::CaseReport> report{};
    Instant at{};           // On the wall.
    Milliseconds since{0};  // Clock::since_boot().
    Milliseconds took{0};
};

// Safe from any thread.
class ReportCache {
public:
    static constexpr std::size_t reports_max = 32;
    // A clock of hours runs out within the day: no report is older.
    static constexpr Milliseconds age_max{10 * 60 * 1000};
    // What takes longer is not made anew for each view after a write.
    static constexpr Milliseconds quick{25};

    // What a report is of: `place` is its day, period and scope, `written` how many entries there
    // were.
    struct Key {
        std::string place;
        std::int64_t written = 0;
        bool operator==(const Key&) const = default;
    };

    struct Found {
        MadeReport made{};
        bool behind = false;  // Somebody has written in a case since.
        explicit operator bool() const { return made.report != nullptr; }
    };

    // `now`: Clock::since_boot(). One that is behind only where it took longer than `quick`.
    Found find(const Key& key, Milliseconds now);
    void keep(const Key& key, MadeReport made);

private:
    struct Kept {
        Key key;
        MadeReport made;
    };
    std::mutex mutex_;
    std::deque<Kept> kept_;  // The oldest first; one a place.
};

}  // namespace candour::console
