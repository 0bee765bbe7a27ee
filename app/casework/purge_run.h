// PurgeRun: a whole purge, from what is due to the keys that are destroyed; or a look at what one
// would do.
//
// In this order, so that a cut leaves words under the old key or the new one, and never under none:
// it is written down which epochs are due; what is past goes; what must stay is sealed anew; it is
// looked that nothing is left; only then keys are destroyed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/casework/purge.h"
#include "core/store/device_registry.h"
#include "core/store/pool_store.h"
#include "sync/server/epochs.h"
#include "sync/server/loss_rule.h"

namespace candour::casework {

// May be accepted as lost, beside the labels of tablets.
inline constexpr const char* the_pool = "the pool";
inline constexpr const char* the_backups = "the backups";

// All that is referred to outlives the run.
struct PurgeOptions {
    store::OfficeStore& office;
    store::CaseStore& cases;
    store::BoardStore& board;
    CaseWork& work;
    store::PoolStore& pool;
    store::DeviceRegistry& registry;
    Disk& disk;
    std::string keys_folder;
    std::function<std::shared_ptr<const server::OfficeKeys>()> keys;  // As they are now.
    // As server::destroy_epochs(), for whoever uses the keys.
    std::function<Status(const std::vector<std::string>&)> destroy;
    feedback::Retention retention;
    CivilDay today;
    // Labels of tablets, the_pool, the_backups: what may be lost with the keys that are due.
    std::vector<std::string> accepted{};
};

// One epoch that is due, and what keeps its keys.
struct KeyOutlook {
    std::string epoch;
    bool in_use = false;                    // New words are sealed with it.
    std::vector<server::Holder> holders{};  // Tablets, without those whose loss is accepted.
    bool unread = false;                    // Words of the pool that no office has.
    bool damaged = false;                   // Words of the office do not open with it.
    bool waits_for_backup = false;          // Some that are kept lack what must stay without it.
    std::uint64_t safe_from_backup = 0;     // Those from this one on have it; 0: not known yet.

    bool settled() const { return !in_use && holders.empty() && !unread && !damaged; }
    bool goes() const { return settled() && !waits_for_backup; }
};

struct PurgeReport {
    PurgeLook found;
    std::vector<KeyOutlook> keys;  // Those that are due, oldest first.
};

class PurgeRun {
public:
    explicit PurgeRun(PurgeOptions options);

    // Changes nothing. Errors: the stores', Corrupt.
    Result<PurgeReport> look();
    // May be done again at any time, also after a cut. Errors also: as Purge and destroy.
    Result<PurgeReport> run();

private:
    Status find();
    bool is_due(const std::string& epoch) const;
    Status note_what_is_due();
    Status save();
    Status move_words(const std::string& epoch);
    Result<KeyOutlook> outlook(const std::string& epoch, bool reseals);
    Result<KeyOutlook> settle(const std::string& epoch);
    Result<bool> waits_for_backup(const server::EpochNote& note, bool released);
    bool is_accepted(const std::string& name) const;

    const PurgeOptions options_;
    Purge purge_;
    PurgeLook found_;
    server::EpochNotes notes_;
    std::string current_;
};

}  // namespace candour::casework
