// WorkOptions: what the pages about cases work with; all of it is the caller's and outlives the
// console.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/complaint/procedure.h"
#include "core/complaint/work_calendar.h"
#include "core/store/calendar_feed_store.h"
#include "core/store/case_store.h"
#include "core/store/saved_filter_store.h"

namespace candour::console {

struct WorkOptions {
    store::CaseStore& cases;
    store::SavedFilterStore& filters;
    store::CalendarFeedStore& feeds;
    // The newest version of every procedure, for the names of kinds and stages.
    std::function<Result<std::vector<std::shared_ptr<const complaint::Procedure>>>()> procedures;
    // The organisation's working days as they stand now.
    std::function<Result<std::shared_ptr<const complaint::WorkCalendar>>()> calendar;
    // How many learning records of these units (none: all) are not complete. Empty: the digest
    // says nothing about them.
    std::function<Result<std::int64_t>(const std::vector<std::string>& units)> learning_open{};
};

}  // namespace candour::console
