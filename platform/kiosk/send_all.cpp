#include "platform/kiosk/send_all.h"

#include <string>
#include <thread>

#include "sync/client/patience.h"

namespace candour::platform {
namespace {

Error still_waits(std::uint32_t pending, const std::string& why) {
    const std::string pieces =
        pending == 1 ? "1 sealed piece waits: " : std::to_string(pending) + " sealed pieces wait: ";
    return Error{ErrorKind::Unavailable, pieces + why};
}

}  // namespace

Status send_all(client::Syncer& syncer, store::OutboxStore& store, const Clock& clock) {
    client::Patience patience(clock.since_boot());
    while (true) {
        const Result<client::UploadReport> report = syncer.window_now();
        ASSIGN_OR_RETURN(const store::OutboxUse use, store.use());
        if (report.ok() && use.pending == 0) return Unit{};
        if (!patience.goes_on(syncer.moved_something(), clock.since_boot())) {
            return still_waits(use.pending,
                               report.ok() ? "more came meanwhile" : report.error().what);
        }
        if (!report.ok()) std::this_thread::sleep_for(client::Patience::pause);
    }
}

}  // namespace candour::platform
