// app/console/reports/report_cache.cpp: see report_cache.h.
#include "app/console/reports/report_cache.h"

#include <algorithm>

namespace candour::console {

ReportCache::Found ReportCache::find(const Key& key, Milliseconds now) {
    const std::lock_guard lock{mutex_};
    std::erase_if(kept_, [now](const Kept& one) { return now - one.made.since > age_max; });
    const auto found =
        std::ranges::find(kept_, key.place, [](const Kept& one) { return one.key.place; });
    if (found == kept_.end()) return {};
    const bool behind = found->key.written != key.written;
    if (behind && found->made.took <= quick) return {};
    return {found->made, behind};
}

void ReportCache::keep(const Key& key, MadeReport made) {
    const std::lock_guard lock{mutex_};
    std::erase_if(kept_, [&key](const Kept& one) { return one.key.place == key.place; });
    kept_.push_back({key, std::move(made)});
    if (kept_.size() > reports_max) kept_.pop_front();
}

}  // namespace candour::console
