// platform/server/case_sources.h: what cases run under: the office's kept procedures and calendars,
// each version read once.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "app/casework/sources.h"
#include "core/base/world.h"
#include "core/feedback/organisation.h"
#include "core/store/case_store.h"
#include "core/store/procedure_store.h"

namespace candour::platform {

// Safe from any thread. On PostgreSQL other programs may publish meanwhile: the newest is asked for
// each time.
class KeptProcedures : public casework::ProcedureSource {
public:
    KeptProcedures(store::ProcedureStore& kept, feedback::OrganisationNow organisation)
        : kept_(kept), organisation_(std::move(organisation)) {}

    // Keeps those of the organisation's file as versions, where they are new or differ from what
    // the file said before; one that staff have published since is left alone.
    Status keep_those_of_the_file(const Clock& clock);

    Result<std::shared_ptr<const complaint::Procedure>> find(const std::string& id,
                                                             int version) override;
    Result<std::shared_ptr<const complaint::Procedure>> current(
        const std::string& service) override;

    // The newest version of each.
    Result<std::vector<std::shared_ptr<const complaint::Procedure>>> all_newest();

private:
    // Whose procedure the service has; empty: none is named.
    std::string id_for(const std::string& service) const;

    store::ProcedureStore& kept_;
    feedback::OrganisationNow organisation_;
    std::mutex mutex_;
    std::map<std::pair<std::string, int>, std::shared_ptr<const complaint::Procedure>> read_{};
};

class KeptCalendars : public casework::CalendarSource {
public:
    explicit KeptCalendars(store::CaseStore& kept) : kept_(kept) {}

    // An office begins with the nations of its units and no closure.
    Status begin(const feedback::Organisation& organisation, const Clock& clock);

    Result<std::int64_t> newest() override;
    // What services in no unit count by now.
    Result<std::shared_ptr<const complaint::WorkCalendar>> newest_of_all();
    Result<std::shared_ptr<const complaint::WorkCalendar>> find(std::int64_t version,
                                                                const std::string& unit) override;

private:
    store::CaseStore& kept_;
    std::mutex mutex_;
    std::map<std::pair<std::int64_t, std::string>, std::shared_ptr<const complaint::WorkCalendar>>
        read_{};
};

}  // namespace candour::platform
