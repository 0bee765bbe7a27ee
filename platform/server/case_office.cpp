// platform/server/case_office.cpp: see case_office.h.
#include "platform/server/case_office.h"

#include "app/casework/forget_answers.h"

namespace candour::platform {

CaseOffice::CaseOffice(ServerParts& parts)
    : procedures(*parts.procedures, [&parts] { return parts.organisation(); }),
      calendars(*parts.cases),
      work({.cases = *parts.cases,
            .office = *parts.office,
            .procedures = procedures,
            .calendars = calendars,
            .keys = parts.office_keys_now(),
            .chain_key = parts.history_key,
            .clock = parts.clock,
            .random = parts.random,
            .everybody = [&parts] { return casework::everybody_of(*parts.office); }}),
      hand_over(work, *parts.cases),
      saved_filters(parts.office_database, parts.organisation()->id),
      calendar_feeds(parts.office_database, parts.organisation()->id),
      pages{.cases = *parts.cases,
            .filters = saved_filters,
            .feeds = calendar_feeds,
            .procedures = [this] { return procedures.all_newest(); },
            .calendar = [this] { return calendars.newest_of_all(); }},
      parts_(parts),
      reports_(work, *parts.cases),
      follow_ups_(*parts.office, *parts.cases, work, parts.office_keys_now(), parts.clock) {}

Result<std::unique_ptr<CaseOffice>> CaseOffice::open(ServerParts& parts) {
    std::unique_ptr<CaseOffice> office(new CaseOffice(parts));
    const auto organisation = parts.organisation();
    RETURN_IF_ERROR(office->calendars.begin(*organisation, parts.clock));
    RETURN_IF_ERROR(office->procedures.keep_those_of_the_file(parts.clock));
    return office;
}

Status CaseOffice::tick() {
    ASSIGN_OR_RETURN(const bool current, parts_.cases->search_is_current());
    if (!current) {
        ASSIGN_OR_RETURN(const int cases, work.rebuild_search());
        CHECK(cases >= 0);
    }
    while (true) {
        ASSIGN_OR_RETURN(const bool more, parts_.cases->scrub_search());
        if (!more) break;
    }
    RETURN_IF_ERROR(erase_due_details());
    ASSIGN_OR_RETURN(const int written_back, follow_ups_.take());
    CHECK(written_back >= 0);
    ASSIGN_OR_RETURN(const int forgotten, casework::forget_answers(*parts_.office, *parts_.board,
                                                                   parts_.office_keys_now()));
    CHECK(forgotten >= 0);
    // Last: a damaged case stops here.
    constexpr int rounds_max = 20;
    for (int round = 0; round < rounds_max; ++round) {
        ASSIGN_OR_RETURN(const int made, work.keep_missing_report_facts());
        if (made == 0) break;
    }
    return Unit{};
}

Result<report::CaseReport> CaseOffice::exact_report(report::Span span, const report::Period& period,
                                                    const std::string& service) {
    const std::lock_guard lock{reports_mutex_};
    return reports_.exact_report(span, period, service);
}

Status CaseOffice::erase_due_details() {
    const CivilDay today = parts_.clock.today();
    if (erased_until_ == today) return Unit{};
    ASSIGN_OR_RETURN(const int erased, work.erase_due_details());
    if (erased > 0) {
        RETURN_IF_ERROR(parts_.audit("candour-server", "erased the contact details of " +
                                                           std::to_string(erased) +
                                                           " cases whose time was over"));
    }
    erased_until_ = today;
    return Unit{};
}

}  // namespace candour::platform
