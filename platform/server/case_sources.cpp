// platform/server/case_sources.cpp: see case_sources.h.
#include "platform/server/case_sources.h"

#include <algorithm>
#include <chrono>

#include "core/complaint/calendar_settings.h"

namespace candour::platform {
namespace {

// Whose a version is that came with the organisation's file.
constexpr const char* of_the_file = "organisation file";

std::int64_t seconds_of(const Clock& clock) {
    const auto now = clock.wall_now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

}  // namespace

Status KeptProcedures::keep_those_of_the_file(const Clock& clock) {
    const auto organisation = organisation_();
    ASSIGN_OR_RETURN(const auto newest, kept_.newest_procedures());
    for (complaint::Procedure procedure : organisation->procedures) {
        const auto there = std::ranges::find(newest, procedure.id, &store::ProcedureVersion::id);
        procedure.version = there == newest.end() ? 1 : there->version;
        const bool same = there != newest.end() && there->document == to_json(procedure);
        if (same || (there != newest.end() && there->who != of_the_file)) continue;
        if (there != newest.end()) ++procedure.version;
        const std::string document = to_json(procedure);
        const std::int64_t at_s = seconds_of(clock);
        const Status begun =
            kept_.add_procedure_draft({procedure.id, document, 1, of_the_file, at_s});
        // Somebody is changing it just now: theirs comes first, and the file's at the next start.
        if (!begun.ok() && begun.error().kind == ErrorKind::Conflict) continue;
        RETURN_IF_ERROR(begun);
        RETURN_IF_ERROR(kept_.publish_procedure(
            {procedure.id, procedure.version, document, of_the_file, at_s}, 1));
    }
    return Unit{};
}

Result<std::shared_ptr<const complaint::Procedure>> KeptProcedures::find(const std::string& id,
                                                                         int version) {
    const std::lock_guard lock{mutex_};
    auto& kept = read_[{id, version}];
    if (kept != nullptr) return kept;
    ASSIGN_OR_RETURN(const auto row, kept_.procedure_version(id, version));
    if (!row) {
        return Error{ErrorKind::NotFound, "the procedure \"" + id + "\", version " +
                                              std::to_string(version) + ", is not kept here"};
    }
    ASSIGN_OR_RETURN(complaint::Procedure read,
                     complaint::parse_procedure(row->document, "procedure " + id));
    kept = std::make_shared<const complaint::Procedure>(std::move(read));
    return kept;
}

std::string KeptProcedures::id_for(const std::string& service) const {
    const auto organisation = organisation_();
    if (const feedback::Service* found = organisation->find_service(service)) {
        if (const complaint::Procedure* own = organisation->procedure_of(*found)) return own->id;
        if (!found->procedure.empty()) return found->procedure;
    }
    return organisation->procedure;
}

Result<std::shared_ptr<const complaint::Procedure>> KeptProcedures::current(
    const std::string& service) {
    ASSIGN_OR_RETURN(const auto newest, kept_.newest_procedures());
    const std::string wanted = id_for(service);
    const auto named = std::ranges::find(newest, wanted, &store::ProcedureVersion::id);
    if (named != newest.end()) return find(named->id, named->version);
    if (newest.size() == 1) return find(newest.front().id, newest.front().version);
    return Error{ErrorKind::NotFound,
                 newest.empty() ? "no procedure is published; copy and publish one on the page "
                                  "Procedures first"
                                : "several procedures are published, and none is the service's; "
                                  "name it in the organisation's file"};
}

Result<std::vector<std::shared_ptr<const complaint::Procedure>>> KeptProcedures::all_newest() {
    ASSIGN_OR_RETURN(const auto newest, kept_.newest_procedures());
    std::vector<std::shared_ptr<const complaint::Procedure>> all;
    for (const store::ProcedureVersion& version : newest) {
        ASSIGN_OR_RETURN(auto procedure, find(version.id, version.version));
        all.push_back(std::move(procedure));
    }
    return all;
}

Status KeptCalendars::begin(const feedback::Organisation& organisation, const Clock& clock) {
    ASSIGN_OR_RETURN(const auto kept, kept_.calendars());
    if (!kept.empty()) return Unit{};
    complaint::CalendarSettings settings;
    for (const feedback::OrganisationUnit& unit : organisation.units)
        settings.unit_nations[unit.id] = unit.nation;
    complaint::put_in_order(settings);
    ASSIGN_OR_RETURN(const std::int64_t version,
                     kept_.add_calendar({.nation = std::string{complaint::id_of(settings.nation)},
                                         .closures = complaint::closures_json(settings),
                                         .at_s = seconds_of(clock),
                                         .who = of_the_file}));
    CHECK(version >= 1);
    return Unit{};
}

Result<std::int64_t> KeptCalendars::newest() {
    ASSIGN_OR_RETURN(const auto kept, kept_.calendars());
    std::int64_t newest = 0;
    for (const store::CalendarRow& row : kept)
        newest = std::max(newest, row.version);
    if (newest == 0) return Error{ErrorKind::NotFound, "the office has no calendar yet"};
    return newest;
}

Result<std::shared_ptr<const complaint::WorkCalendar>> KeptCalendars::newest_of_all() {
    ASSIGN_OR_RETURN(const std::int64_t version, newest());
    return find(version, "");
}

Result<std::shared_ptr<const complaint::WorkCalendar>> KeptCalendars::find(
    std::int64_t version, const std::string& unit) {
    const std::lock_guard lock{mutex_};
    auto& read = read_[{version, unit}];
    if (read != nullptr) return read;
    ASSIGN_OR_RETURN(const auto kept, kept_.calendars());
    const auto row = std::ranges::find(kept, version, &store::CalendarRow::version);
    if (row == kept.end()) {
        return Error{ErrorKind::NotFound,
                     "calendar version " + std::to_string(version) + " is not kept here"};
    }
    ASSIGN_OR_RETURN(const complaint::CalendarSettings settings,
                     complaint::calendar_settings_from(row->nation, row->closures));
    ASSIGN_OR_RETURN(complaint::WorkCalendar made, complaint::calendar_of(settings, unit));
    read = std::make_shared<const complaint::WorkCalendar>(std::move(made));
    return read;
}

}  // namespace candour::platform
