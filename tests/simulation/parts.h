// tests/simulation/parts.h: the product's components as a world puts them together. The base class
// is the product itself; a mutation replaces one part by a broken one (tests/simulation/mutations).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "core/privacy/seal.h"
#include "core/store/office_store.h"
#include "core/store/outbox_store.h"
#include "core/store/pool_store.h"
#include "platform/storage/database_home.h"
#include "sync/client/uploader.h"
#include "sync/protocol/http_message.h"
#include "sync/server/release.h"
#include "tests/simulation/power_cut_vfs.h"
#include "tests/simulation/setup.h"

namespace candour::simulation {

using Upload = std::function<Result<client::UploadReport>()>;
using Intake = std::function<protocol::HttpResponse(const protocol::HttpRequest&)>;

class Parts {
public:
    virtual ~Parts() = default;

    // --- the machines -------------------------------------------------------------------------
    virtual ConnectionHabits habits() const { return {}; }
    // A disk or driver that says "done" and did not.
    virtual bool disk_ignores(const std::string& /*file*/, const Change& /*change*/) const {
        return false;
    }

    virtual bool disk_locks() const { return true; }
    // A file that was put back from a backup can be told from the one it replaces.
    virtual bool copies_are_other_files() const { return true; }
    // What a backup job copied, as it is kept.
    virtual std::map<std::string, PagedBytes> backup_files(
        std::map<std::string, PagedBytes> files) {
        return files;
    }

    // --- the device ---------------------------------------------------------------------------
    virtual Result<std::unique_ptr<store::OutboxStore>> open_outbox(
        const std::string& path, SecureRandom& random, std::uint32_t capacity,
        const platform::DatabaseHome& home);
    virtual Result<bool> has_room(store::OutboxStore& store);
    // Ok: "thank you" is shown.
    virtual Status keep(store::OutboxStore& store, const privacy::SealedMessage& message);
    virtual Upload make_uploader(store::OutboxStore& store, Network& network, SecureRandom& random,
                                 const Clock& clock, const client::Enrolment& enrolment);

    // --- the server ---------------------------------------------------------------------------
    virtual Result<std::unique_ptr<store::PoolStore>> open_pool(const std::string& path,
                                                                const std::string& organisation,
                                                                SecureRandom& random,
                                                                const platform::DatabaseHome& home);
    virtual Result<std::unique_ptr<store::OfficeStore>> open_office(
        const std::string& path, const std::string& organisation, SecureRandom& random,
        const platform::DatabaseHome& home);
    virtual Intake make_intake(store::PoolStore& pool, const Setup& setup, const Clock& clock);
    virtual Result<server::ReleaseReport> release(store::PoolStore& pool,
                                                  store::OfficeStore& office, const Setup& setup,
                                                  SecureRandom& random, CivilDay today);
    // The number of the backup that may be copied now: pool first, then office.
    virtual Result<std::uint64_t> begin_backup(store::PoolStore& pool, store::OfficeStore& office);
};

}  // namespace candour::simulation
