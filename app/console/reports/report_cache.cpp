// app/console/reports/report_cache.cpp: see report_cache.h.
#include "app/console/reports/report_cache.h"

#include <algorithm>

namespace candour::console {

std::shared_ptr<const report::CaseReport> ReportCache::find(const std::string& key,
                                                            Milliseconds now) {
    const std::lock_guard lock{mutex_};
    std::erase_if(kept_, [now](const Kept& one) { return now - one.made > age_max; });
    const auto found = std::ranges::find(kept_, key, &Kept::key);
    return found == kept_.end() ? nullptr : found->report;
}

void ReportCache::keep(const std::string& key, std::shared_ptr<const report::CaseReport> report,
                       Milliseconds now) {
    const std::lock_guard lock{mutex_};
    std::erase_if(kept_, [&key](const Kept& one) { return one.key == key; });
    kept_.push_back({key, std::move(report), now});
    if (kept_.size() > reports_max) kept_.pop_front();
}

}  // namespace candour::console
