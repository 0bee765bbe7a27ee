// platform/server/case_office.h: the cases of one office, with all that they run under and what is
// done to them without anybody asking.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "app/casework/follow_ups.h"
#include "app/casework/hand_over.h"
#include "app/casework/report_book.h"
#include "app/console/work/work_options.h"
#include "platform/server/case_sources.h"
#include "platform/server/server_parts.h"
#include "platform/storage/sql_desk.h"

namespace candour::platform {

class CaseOffice {
public:
    // `parts` has an office and outlives it. Errors: the stores', and those of the procedures in
    // the organisation's file.
    static Result<std::unique_ptr<CaseOffice>> open(ServerParts& parts);
    CaseOffice(const CaseOffice&) = delete;
    CaseOffice& operator=(const CaseOffice&) = delete;

    // Each minute, on one thread: a search index that is not of this database is made anew, what
    // was erased goes out of it; once a day, contact details whose time is over are erased. What
    // reports need of cases is made where an older version kept nothing of it, some each time. What
    // people wrote back goes into their cases.
    Status tick();

    // As casework::ReportBook has it, from any thread.
    Result<report::CaseReport> exact_report(report::Span span, const report::Period& period,
                                            const std::string& service);

    KeptProcedures procedures;
    KeptCalendars calendars;
    casework::CaseWork work;
    casework::HandOver hand_over;
    SqlSavedFilters saved_filters;
    SqlCalendarFeeds calendar_feeds;
    console::WorkOptions pages;  // Of the lists: uses what is above.

private:
    explicit CaseOffice(ServerParts& parts);
    Status erase_due_details();

    ServerParts& parts_;
    std::mutex reports_mutex_;
    casework::ReportBook reports_;
    casework::FollowUps follow_ups_;
    std::optional<CivilDay> erased_until_;
};

}  // namespace candour::platform
