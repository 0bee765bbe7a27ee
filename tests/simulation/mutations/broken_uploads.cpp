// tests/simulation/mutations/broken_uploads.cpp: devices that believe the wrong answers, or stop
// asking.
#include "tests/simulation/mutations/lists.h"
#include "tests/simulation/mutations/naive_uploader.h"

namespace candour::simulation {

namespace {

template <bool Beliefs::*belief>
class Believes : public Parts {
public:
    Upload make_uploader(store::OutboxStore& store, Network& network, SecureRandom& random,
                         const Clock&, const client::Enrolment& enrolment) override {
        Beliefs beliefs;
        beliefs.*belief = true;
        return naive_uploader(beliefs, store, network, random, enrolment);
    }
};

// Around the real uploader.
class AroundUploads : public Parts {
public:
    Upload make_uploader(store::OutboxStore& store, Network& network, SecureRandom& random,
                         const Clock& clock, const client::Enrolment& enrolment) override {
        Upload real = Parts::make_uploader(store, network, random, clock, enrolment);
        return around(std::move(real), store, clock);
    }

protected:
    virtual Upload around(Upload real, store::OutboxStore& store, const Clock& clock) = 0;
};

Status drop_everything(store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const std::vector<store::PendingCell> pending, store.pending());
    std::vector<std::uint32_t> slots;
    for (const store::PendingCell& item : pending)
        slots.push_back(item.slot);
    return store.acknowledge(slots, 1);
}

const Error refuses{ErrorKind::Unavailable, "not now"};

// OpenTelemetry: what failed for long enough is dropped (contrib#48635).
class GivesUp : public AroundUploads {
    Upload around(Upload real, store::OutboxStore& store, const Clock&) override {
        auto failures = std::make_shared<int>(0);
        return [real, failures, &store]() -> Result<client::UploadReport> {
            Result<client::UploadReport> report = real();
            *failures = report.ok() ? 0 : *failures + 1;
            if (*failures >= 4) RETURN_IF_ERROR(drop_everything(store));
            return report;
        };
    }
};

// Azure's edgeHub: what is older than a time to live, by the wall clock, is dropped.
class TimeToLive : public AroundUploads {
    Upload around(Upload real, store::OutboxStore& store, const Clock& clock) override {
        auto oldest = std::make_shared<Instant>(clock.wall_now());
        return [real, oldest, &store, &clock]() -> Result<client::UploadReport> {
            if (clock.wall_now() - *oldest > std::chrono::days{3}) {
                RETURN_IF_ERROR(drop_everything(store));
            }
            Result<client::UploadReport> report = real();
            if (report.ok()) *oldest = clock.wall_now();
            return report;
        };
    }
};

// PowerSync: a failure set connected=false, and nothing set it back.
class StopsAfterAFailure : public AroundUploads {
    Upload around(Upload real, store::OutboxStore&, const Clock&) override {
        auto stopped = std::make_shared<bool>(false);
        return [real, stopped]() -> Result<client::UploadReport> {
            if (*stopped) return refuses;
            Result<client::UploadReport> report = real();
            *stopped = !report.ok();
            return report;
        };
    }
};

// ODK Collect: "background send running" survives a restart (collect#4513).
class RunningFlagOnDisk : public AroundUploads {
    Upload around(Upload real, store::OutboxStore& store, const Clock&) override {
        return [real, &store]() -> Result<client::UploadReport> {
            ASSIGN_OR_RETURN(const std::string running, store.setting("sending"));
            if (running == "yes") return refuses;
            RETURN_IF_ERROR(store.set_setting("sending", "yes"));
            Result<client::UploadReport> report = real();
            RETURN_IF_ERROR(store.set_setting("sending", "no"));
            return report;
        };
    }
};

// Tablets without a clock's battery: certificates are "not yet valid", for ever.
class RefusesAWrongClock : public AroundUploads {
    Upload around(Upload real, store::OutboxStore&, const Clock& clock) override {
        return [real, &clock]() -> Result<client::UploadReport> {
            const auto year = std::chrono::year_month_day{clock.today()}.year();
            if (year < std::chrono::year{2026} || year > std::chrono::year{2030}) return refuses;
            return real();
        };
    }
};

}  // namespace

void add_broken_uploads(std::vector<Mutation>& list) {
    list.push_back({"sent-counts-as-stored", "6: cells are done when they are sent (LiteCore)",
                    make_parts<Believes<&Beliefs::sent_is_stored>>});
    list.push_back({"status-200-counts", "12: a status without a signature is believed (OpenRosa)",
                    make_parts<Believes<&Beliefs::status_200_is_stored>>});
    list.push_back({"refused-is-skipped", "4: a 4xx is skipped and the queue goes on (CouchDB)",
                    make_parts<Believes<&Beliefs::refused_is_done>>});
    list.push_back({"any-answer-counts", "12: an old signed answer is taken for this one's",
                    make_parts<Believes<&Beliefs::any_answer_is_ours>>, CaughtIn::Worlds,
                    /*from=*/76});
    list.push_back({"answer-covers-all", "1: the checkpoint runs ahead of what is stored (PouchDB)",
                    make_parts<Believes<&Beliefs::all_pending_is_stored>>});
    list.push_back(
        {"gives-up", "24: after some failures it is dropped (OpenTelemetry)", make_parts<GivesUp>});
    list.push_back({"time-to-live", "24: what waits for days is dropped by the clock (edgeHub)",
                    make_parts<TimeToLive>});
    list.push_back({"stops-after-a-failure", "30: one failure ends all sending (PowerSync)",
                    make_parts<StopsAfterAFailure>});
    list.push_back({"running-flag-on-disk", "10: 'sending' survives a restart (ODK Collect)",
                    make_parts<RunningFlagOnDisk>});
    list.push_back({"refuses-a-wrong-clock", "32: in 1970 nothing can be sent (no clock battery)",
                    make_parts<RefusesAWrongClock>});
}

}  // namespace candour::simulation
