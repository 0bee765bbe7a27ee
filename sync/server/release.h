// Release: opens the pool in memory, decides what is due, shuffles, reveals in one transaction
// (architecture §4.5). What is not due stays sealed on disk and leaves no mark anywhere.
#pragma once

#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/feedback/organisation.h"
#include "core/privacy/content.h"
#include "core/privacy/open.h"
#include "core/store/office_store.h"
#include "core/store/pool_store.h"
#include "core/store/survey_store.h"
#include "sync/protocol/limits.h"
#include "sync/server/cover.h"
#include "sync/server/office_words.h"
#include "sync/server/open_pool.h"

namespace candour::server {

// Rises with what a program can read: with the formats of messages, and with what bundles ask of
// kiosks. What an older program could not read, one of a higher level tries once more when it
// starts (PoolStore::retry_quarantine).
inline constexpr std::int64_t reading_level =
    privacy::content_format_max + static_cast<std::int64_t>(protocol::program_level);

struct ReleaseReport {
    std::int64_t revealed = 0;
    std::int64_t quarantined = 0;  // Newly set aside in this run.
};

// Which contacts a run may reveal.
enum class Closing {
    Due,    // What is due under the policy: of daily ones, what came in before today.
    Today,  // As if the day had ended: what came in today counts too. Groups still need their size.
};

class Releaser {
public:
    // `message_hash_key`: 32 bytes, for the office's UNIQUE keyed hash of message ids.
    Releaser(store::PoolStore& pool, store::OfficeStore& office,
             const feedback::Organisation& organisation, std::vector<privacy::EpochKeyPair> keys,
             OfficeKey office_key, Bytes message_hash_key, SecureRandom& random);

    // Releases keep what was promised with each version of a questionnaire. Without this, or for a
    // version that nobody published here, the organisation's policy of today holds.
    void keep_promises_in(store::SurveyStore& surveys) { surveys_ = &surveys; }

    // What earlier runs of this process learnt of the cells, which saves opening them again.
    // Without this, each run opens them all.
    void remember_in(PoolMemory& memory) { memory_ = &memory; }
    // For tests; without this, the defaults.
    void keep_cover(const Cover& cover) { cover_ = cover; }

    // Idempotent: power may fail between its two transactions and nothing is lost or doubled.
    Result<ReleaseReport> run(CivilDay today, Closing closing = Closing::Due);

private:
    store::PoolStore& pool_;
    store::OfficeStore& office_;
    store::SurveyStore* surveys_ = nullptr;
    PoolMemory* memory_ = nullptr;
    Cover cover_;
    const feedback::Organisation& organisation_;
    std::vector<privacy::EpochKeyPair> keys_;
    OfficeKey office_key_;
    Bytes message_hash_key_;
    SecureRandom& random_;
};

}  // namespace candour::server
