// See syncer.h.
#include "sync/client/syncer.h"

#include <charconv>
#include <utility>

#include "sync/client/pool_key_renewal.h"
#include "sync/client/replies.h"
#include "sync/client/stick.h"

namespace candour::client {

namespace {

constexpr const char* renewal_day_setting = "pool_key_day";

SyncPlan with_key_of(SyncPlan plan, const Enrolment& enrolment) {
    plan.device_key.reset();
    if (enrolment.invitation.device_key)
        plan.device_key = enrolment.invitation.device_key->public_key.bytes;
    return plan;
}

// Of the last renewal; empty when there was none yet.
std::optional<Instant> last_renewal(store::OutboxStore& store) {
    const Result<std::string> kept = store.setting(renewal_day_setting);
    if (!kept.ok()) return std::nullopt;
    int day = 0;
    const char* end = kept.value().data() + kept.value().size();
    const auto [stopped, error] = std::from_chars(kept.value().data(), end, day);
    if (kept.value().empty() || error != std::errc{} || stopped != end) return std::nullopt;
    return Instant{CivilDay{std::chrono::days(day)}};
}

}  // namespace

Syncer::Syncer(Enrolment enrolment, SyncPlan plan, const World& world, Hooks hooks)
    : enrolment_(std::move(enrolment)),
      world_(world),
      hooks_(std::move(hooks)),
      clock_(world.clock, world.built, world.store),
      schedule_(with_key_of(std::move(plan), enrolment_), clock_.since_boot(), clock_.wall_now(),
                last_renewal(world.store), world.random),
      uploader_(world.store, world.network, world.secure_random),
      fetch_(world.store, world.network) {}

void Syncer::run_next() {
    const SyncTask task = schedule_.next().task;
    if (task == SyncTask::Window) {
        run_window();
        return;
    }
    more_ = false;
    const Status done = run(task);
    trouble_of(task) = done.ok() ? std::string() : done.error().what;
    if (done.ok() && more_) {
        schedule_.goes_on(task, clock_.since_boot());
    } else {
        schedule_.ended(task, clock_.since_boot(), clock_.wall_now(), done.ok());
    }
}

Status Syncer::run(SyncTask task) {
    switch (task) {
        case SyncTask::Manifest:
            return look_for_bundle();
        case SyncTask::Replies:
            return look_for_replies();
        case SyncTask::Heartbeat:
            return tell_health();
        case SyncTask::PoolKey:
            return renew();
        case SyncTask::Window:
            break;
    }
    CHECK(false);
}

void Syncer::run_window() {
    const Result<UploadReport> done = uploader_.run_window(enrolment_);
    const UploadReport& report = uploader_.last_report();
    trouble_of(SyncTask::Window) = done.ok() ? std::string() : done.error().what;
    finish_window();
    const Milliseconds now = clock_.since_boot();
    const WindowEnd failed =
        report.cells_acknowledged > 0 ? WindowEnd::Progress : WindowEnd::Failed;
    schedule_.window_ended(now, done.ok() ? WindowEnd::Done : failed);
    if (report.pool_key_refused) {
        schedule_.pool_key_refused(now);
        // Says what to do where this device cannot renew by itself.
        if (!enrolment_.invitation.device_key) trouble_of(SyncTask::Window) = renew().error().what;
    }
    if (report.answer_not_signed) schedule_.look_for_bundle(now);
}

// What a window leaves behind, also one that was cut. A setting that cannot be written now is
// written after the next one.
void Syncer::finish_window() {
    const UploadReport& report = uploader_.last_report();
    if (report.signed_time_s > 0) (void)clock_.learn(report.signed_time_s);
    if (report.complete) (void)note_complete_window(clock_.today(), world_.store);
}

Result<UploadReport> Syncer::window_now() {
    Result<UploadReport> done = uploader_.run_window(enrolment_);
    finish_window();
    const UploadReport& report = uploader_.last_report();
    if (report.pool_key_refused) {
        RETURN_IF_ERROR(renew());
    } else if (report.answer_not_signed) {
        const std::uint64_t known = enrolment_.delegation.serial;
        if (!look_for_bundle().ok() || enrolment_.delegation.serial == known) return done;
    } else {
        return done;
    }
    done = uploader_.run_window(enrolment_);
    finish_window();
    return done;
}

Status Syncer::look_for_bundle() {
    ASSIGN_OR_RETURN(BundleFetch::Step step,
                     fetch_.step({.server = address_of(enrolment_.invitation),
                                  .offline_key = enrolment_.invitation.offline_key,
                                  .known_version = enrolment_.bundle.version,
                                  .known_serial = enrolment_.delegation.serial}));
    if (step.delegation) {
        RETURN_IF_ERROR(follow_delegation(*step.delegation, enrolment_, world_.store));
    }
    more_ = step.more;
    if (step.whole) {
        RETURN_IF_ERROR(take_bundle(std::move(*step.whole), enrolment_, world_.store));
        if (hooks_.on_bundle) hooks_.on_bundle(enrolment_);
    }
    if (!step.note.empty()) return Error{ErrorKind::Invalid, step.note};
    return Unit{};
}

Status Syncer::replies_now() {
    do {
        RETURN_IF_ERROR(look_for_replies());
    } while (more_);
    return Unit{};
}

Status Syncer::look_for_replies() {
    if (world_.board == nullptr) return Unit{};
    ASSIGN_OR_RETURN(more_, fetch_replies(enrolment_, *world_.board, world_.network));
    return Unit{};
}

Status Syncer::renew() {
    RETURN_IF_ERROR(renew_pool_key(enrolment_, world_.store, world_.network, clock_.today(),
                                   world_.secure_random));
    const auto day = std::chrono::floor<std::chrono::days>(clock_.wall_now());
    return world_.store.set_setting(renewal_day_setting,
                                    std::to_string(day.time_since_epoch().count()));
}

Status Syncer::tell_health() {
    const DeviceFacts facts = hooks_.facts ? hooks_.facts() : DeviceFacts{};
    ASSIGN_OR_RETURN(const protocol::Health health,
                     health_of(facts, enrolment_, clock_.today(), world_.store));
    return send_heartbeat(health, enrolment_, world_.network);
}

void Syncer::link_up() { schedule_.link_up(clock_.since_boot()); }

std::string Syncer::trouble() const {
    for (const std::string& trouble : troubles_) {
        if (!trouble.empty()) return trouble;
    }
    return {};
}

}  // namespace candour::client
