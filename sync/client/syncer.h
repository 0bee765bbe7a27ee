// Syncer: does what a SyncSchedule says is due, one task at a time, and keeps what came of it.
// Knows no thread: who drives it sleeps until next_at().
#pragma once

#include <array>
#include <functional>
#include <string>

#include "core/base/world.h"
#include "core/store/board_store.h"
#include "core/store/outbox_store.h"
#include "sync/client/bundle_fetch.h"
#include "sync/client/device_clock.h"
#include "sync/client/enrolment.h"
#include "sync/client/heartbeat.h"
#include "sync/client/sync_schedule.h"
#include "sync/client/uploader.h"

namespace candour::client {

class Syncer {
public:
    // All outlive the syncer.
    struct World {
        store::OutboxStore& store;
        store::BoardCopy* board;  // Null: no replies are kept.
        Network& network;
        const Clock& clock;
        CivilDay built;
        Random& random;
        SecureRandom& secure_random;
    };
    struct Hooks {
        std::function<DeviceFacts()> facts;
        // A newer bundle is kept and active; use it when no visit is under way. May be empty.
        std::function<void(const Enrolment&)> on_bundle;
    };
    // The plan's device key is taken from the enrolment.
    Syncer(Enrolment enrolment, SyncPlan plan, const World& world, Hooks hooks);

    Milliseconds next_at() const { return schedule_.next().at; }  // Since boot; may be past.
    void run_next();
    void link_up();

    // At once, for who stands at the machine: a window; a renewal and another when the pool key is
    // refused; a look for a newer key when an answer is not signed with ours.
    Result<UploadReport> window_now();
    // At once too: the whole board of replies, as far as it is not here yet. Errors: as
    // fetch_replies().
    Status replies_now();
    bool moved_something() const { return uploader_.last_report().cells_acknowledged > 0; }

    const Enrolment& enrolment() const { return enrolment_; }
    // What is wrong now, in one sentence, "" when nothing is. Windows before the rest.
    std::string trouble() const;

private:
    void run_window();
    void finish_window();
    Status run(SyncTask task);
    Status look_for_bundle();
    Status look_for_replies();
    Status renew();
    Status tell_health();
    std::string& trouble_of(SyncTask task) { return troubles_[static_cast<std::size_t>(task)]; }

    Enrolment enrolment_;
    World world_;
    Hooks hooks_;
    DeviceClock clock_;
    SyncSchedule schedule_;
    Uploader uploader_;
    BundleFetch fetch_;
    bool more_ = false;  // The task that just ran has more to do.
    std::array<std::string, sync_tasks> troubles_;
};

}  // namespace candour::client
