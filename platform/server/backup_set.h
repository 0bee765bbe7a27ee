// platform/server/backup_set.h: a set of a backup, "TO/set-000007": what is in it, said by its
// manifest, and whether a restore test has proved it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/world.h"

namespace candour::platform {

inline constexpr const char* pool_copy = "pool.db";
inline constexpr const char* office_copy = "office.db";
inline constexpr const char* organisation_copy = "organisation.json";
// Of a clip in sign language, in a set as in a server's folder: "sign/welcome.webm".
std::string clip_copy(const std::string& file);

struct BackupFile {
    std::string name;
    std::uint64_t bytes = 0;
    std::string hash;                          // Hex BLAKE2b-256.
    std::map<std::string, std::int64_t> rows;  // Of each table; empty when it is no database.
    bool operator==(const BackupFile&) const = default;
};

struct BackupManifest {
    std::string organisation;   // Its id.
    std::uint64_t number = 0;   // The pool's generation: this set holds all that was acknowledged
                                // with it or a lower one.
    std::uint64_t horizon = 0;  // Of the pool, when the copies were made.
    std::string server_epoch;
    std::string office_epoch;
    std::string offline_key;  // Base64, public: whose keys open what is in the set.
    CivilDay day;             // Nothing here knows an hour.
    std::vector<BackupFile> files;
    bool operator==(const BackupManifest&) const = default;

    const BackupFile* file(std::string_view name) const;
    // As clip_copy() names them; those of a program of before have none.
    std::vector<std::string> clips() const;
};

std::string to_json(const BackupManifest& manifest);
// It carries its own hash. Errors: Corrupt, naming `file_name`.
Result<BackupManifest> parse_backup_manifest(std::string_view json, const std::string& file_name);

// Into the folder of a set that is being made.
Status write_manifest(const BackupManifest& manifest, const std::string& folder, Disk& disk);

struct BackupSet {
    std::string path;  // "TO/set-000007".
    BackupManifest manifest;
    std::optional<CivilDay> proved;  // The day of the newest restore test that it passed.
};

// "set-000007"; more digits when the number has them.
std::string set_name(std::uint64_t number);

struct FoundSets {
    std::vector<BackupSet> good;  // By their manifests; oldest first.
    std::vector<Error> damaged;   // A set whose manifest cannot be read: named, never used.
};
// What lies in the backup folder `to`. Unfinished sets and other files are no sets.
// Errors: NotFound (no such folder), Unavailable.
Result<FoundSets> find_sets(const std::string& to, Disk& disk);
Result<BackupSet> read_set(const std::string& path, Disk& disk);

// Writes into the set that a restore test has succeeded on `day`.
Status mark_proved(const BackupSet& set, CivilDay day, Disk& disk);
// It has failed: the set is no proof any more.
Status mark_not_proved(const BackupSet& set);

// The newest number that devices have been told is safe, as far as these sets know: an older set
// may lack what devices no longer hold. 0: none.
std::uint64_t horizon_of(const std::vector<BackupSet>& sets);
// The oldest one that is proved; null: none.
const BackupSet* oldest_proved(const std::vector<BackupSet>& sets);
const BackupSet* newest_proved(const std::vector<BackupSet>& sets);

}  // namespace candour::platform
