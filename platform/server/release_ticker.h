// platform/server/release_ticker.h: what a server does by itself, every minute: the release that is
// due, the weekly pool key, the bundle, a month's results, the e-mail to the safeguarding lead.
// Never because cells arrived: when a release runs must not tell when a visit was, not even in a
// demonstration.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/base/world.h"
#include "platform/server/case_office.h"
#include "platform/server/server_parts.h"

namespace candour::platform {

class ReleaseTicker {
public:
    // `parts` and `cases` outlive it. `cases`: null with intake.
    ReleaseTicker(ServerParts& parts, CaseOffice* cases, Milliseconds every);
    ~ReleaseTicker();  // Finishes a release that is running.
    ReleaseTicker(const ReleaseTicker&) = delete;
    ReleaseTicker& operator=(const ReleaseTicker&) = delete;

private:
    void run();
    void tick();
    Status tell_leads();
    // Once, not every minute.
    void report(const Status& outcome, std::string_view what, std::string& last_problem);

    ServerParts& parts_;
    CaseOffice* const cases_;
    const Milliseconds every_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    // Of the ticker's thread alone.
    std::string last_release_problem_;
    std::string last_upkeep_problem_;
    std::string last_results_problem_;
    std::string last_cases_problem_;
    std::string last_keys_problem_;
    std::string last_telling_problem_;
    std::thread thread_;
};

}  // namespace candour::platform
