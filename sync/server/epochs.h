// Epochs: adding the month's keys, and destroying those of a month whose words nobody may keep.
// What becomes of an epoch stands in DIR/keys/epochs.json, beside the keys and outside of every
// backup: so a copy of keys that is put back is noticed, and a cut leaves the old or the new state.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "sync/server/key_files.h"
#include "sync/server/key_ring.h"

namespace candour::server {

enum class EpochFate : std::uint8_t {
    Due,         // Words under it are past their retention: its keys are to go.
    Destroying,  // Its keys are going: whatever was cut off is done at the next start.
    Destroyed,
};

// Not known yet from which backup on all that must stay is there without the epoch's keys.
inline constexpr std::uint64_t no_backup_yet = std::numeric_limits<std::uint64_t>::max();

struct EpochNote {
    std::string epoch;  // "2026-11".
    EpochFate fate = EpochFate::Due;
    bool resealed = false;  // Words under it are under a newer key now; older backups lack that.
    std::uint64_t safe_from_backup = no_backup_yet;
    std::string destroyed_on{};  // ISO day.
    bool operator==(const EpochNote&) const = default;
};

struct EpochNotes {
    std::vector<EpochNote> all{};  // Oldest first.

    const EpochNote* find(const std::string& epoch) const;
    EpochNote& of(const std::string& epoch);  // Made Due when it is not there.
    std::vector<std::string> gone() const;    // Destroying or Destroyed.
};

// Empty when there is no such file. Errors: Invalid or Corrupt naming it; as Disk.
Result<EpochNotes> load_epoch_notes(Disk& disk, const std::string& folder);
Status save_epoch_notes(const EpochNotes& notes, Disk& disk, const std::string& folder);

// The office's keys as they may be used: finishes what was being destroyed. Errors: as
// load_office_keys(); Denied where a destroyed key is back, which is an old copy of the file.
Result<OfficeKeys> load_standing_keys(Disk& disk, const std::string& folder,
                                      const ReplaceSecret& replace);

// Takes the keys of these epochs out of `keys` and of the file, whose old bytes are overwritten;
// durable, and for ever. A cut leaves all of them or is finished by load_standing_keys().
// Errors: Invalid (one is the current epoch), as Disk.
Status destroy_epochs(const std::vector<std::string>& epochs, OfficeKeys& keys, CivilDay today,
                      Disk& disk, const std::string& folder, const ReplaceSecret& replace);

// Makes and saves the keys of the month of `today` if the current ones are older. True: it did.
Result<bool> rotate_epoch(OfficeKeys& keys, CivilDay today, Disk& disk, const std::string& folder);

// Errors: Invalid, saying which is lacking: `fresh` must have every key of `before` that was not
// destroyed.
Status check_goes_on(const OfficeKeys& before, const OfficeKeys& fresh, const EpochNotes& notes);

}  // namespace candour::server
