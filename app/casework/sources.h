// What case work reads besides cases: procedures and calendars, each by its version, which never
// changes once a case has begun under it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/complaint/procedure.h"
#include "core/complaint/work_calendar.h"

namespace candour::casework {

class ProcedureSource {
public:
    virtual ~ProcedureSource() = default;
    // Errors: NotFound.
    virtual Result<std::shared_ptr<const complaint::Procedure>> find(const std::string& id,
                                                                     int version) = 0;
    // The newest that new cases of the service begin under; empty service: the organisation's.
    // Errors: NotFound when the organisation has published none.
    virtual Result<std::shared_ptr<const complaint::Procedure>> current(
        const std::string& service) = 0;
};

class CalendarSource {
public:
    virtual ~CalendarSource() = default;
    virtual Result<std::int64_t> newest() = 0;
    // What the unit counts by in that version; empty: the organisation's own. Errors: NotFound.
    virtual Result<std::shared_ptr<const complaint::WorkCalendar>> find(
        std::int64_t version, const std::string& unit) = 0;
};

}  // namespace candour::casework
