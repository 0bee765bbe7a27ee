// platform/server/backup.cpp: see backup.h.
#include "platform/server/backup.h"

#include <filesystem>

#include "platform/server/backup_set.h"
#include "platform/server/sign_folder.h"
#include "platform/server/workshop.h"
#include "platform/storage/sqlite_copy.h"
#include "platform/system/file_copy.h"
#include "platform/system/paths.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

constexpr const char* workshop_prefix = "set-";

Status check_same_organisation(const FoundSets& sets, const ServerParts& parts,
                               const std::string& to) {
    for (const BackupSet& set : sets.good) {
        if (set.manifest.organisation == parts.organisation()->id) continue;
        return Error{ErrorKind::Invalid, to + " holds backups of another organisation (" +
                                             set.manifest.organisation +
                                             "); choose another folder"};
    }
    return Unit{};
}

// Above every number in the folder, also those of sets from before a restore.
Result<std::uint64_t> begin_above(ServerParts& parts, const FoundSets& sets) {
    const std::uint64_t newest = sets.good.empty() ? 0 : sets.good.back().manifest.number;
    // What the office lacks after a restore must wait again before this backup counts as holding
    // it.
    ASSIGN_OR_RETURN(const std::string office_epoch, parts.office->office_epoch());
    RETURN_IF_ERROR(parts.pool->follow_office(office_epoch));
    while (true) {
        ASSIGN_OR_RETURN(const std::uint64_t number, parts.pool->begin_backup());
        if (number > newest) return number;
    }
}

Result<BackupFile> describe(const std::string& folder, const std::string& name, bool is_database) {
    const std::string path = folder + "/" + name;
    BackupFile file{.name = name, .bytes = 0, .hash = {}, .rows = {}};
    if (is_database) {
        ASSIGN_OR_RETURN(file.rows, count_rows(path));
    }
    ASSIGN_OR_RETURN(const FileDigest digest, digest_of(path));
    file.bytes = digest.bytes;
    file.hash = digest.hash;
    return file;
}

// The organisation's file, as this server read it, and what lies beside it. The names.
Result<std::vector<std::string>> copy_organisation(ServerParts& parts, const std::string& folder) {
    const std::string& json = parts.organisation_json;
    RETURN_IF_ERROR(
        parts.disk.write(folder + "/" + organisation_copy, as_bytes(json), /*secret=*/true));
    ASSIGN_OR_RETURN(const feedback::Organisation of_file,
                     feedback::parse_organisation(json, parts.folder.organisation()));
    const ServerFolder set{folder};
    ASSIGN_OR_RETURN(const std::set<std::string> clips,
                     copy_clips(of_file, parts.folder.sign(), set.sign()));
    std::vector<std::string> names = {organisation_copy};
    for (const std::string& file : clips)
        names.push_back(clip_copy(file));
    return names;
}

Result<BackupManifest> copy_all(ServerParts& parts, std::uint64_t number,
                                const std::string& folder) {
    RETURN_IF_ERROR(copy_for_backup(*parts.pool_database, pool_kind(), folder + "/" + pool_copy));
    RETURN_IF_ERROR(
        copy_for_backup(*parts.office_database, office_kind(), folder + "/" + office_copy));
    ASSIGN_OR_RETURN(const std::vector<std::string> files, copy_organisation(parts, folder));
    ASSIGN_OR_RETURN(const store::Stored standing, parts.pool->standing());
    ASSIGN_OR_RETURN(const std::string office_epoch, parts.office->office_epoch());
    BackupManifest manifest{.organisation = parts.organisation()->id,
                            .number = number,
                            .horizon = standing.horizon,
                            .server_epoch = standing.server_epoch,
                            .office_epoch = office_epoch,
                            .offline_key = to_base64(parts.online_keys.offline_key.bytes),
                            .day = parts.clock.today(),
                            .files = {}};
    for (const char* name : {pool_copy, office_copy}) {
        ASSIGN_OR_RETURN(BackupFile file, describe(folder, name, /*is_database=*/true));
        manifest.files.push_back(std::move(file));
    }
    for (const std::string& name : files) {
        ASSIGN_OR_RETURN(BackupFile file, describe(folder, name, /*is_database=*/false));
        manifest.files.push_back(std::move(file));
    }
    return manifest;
}

// A folder last: what is done in it changes its own times.
Status forget_hours_in(const fs::path& folder, CivilDay day) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        RETURN_IF_ERROR(entry.is_directory() ? forget_hours_in(entry.path(), day)
                                             : forget_hours(entry.path().string(), day));
    }
    return forget_hours(folder.string(), day);
}

// Under another name first, so that half a set is never taken for one.
Status remove_set(const BackupSet& set) {
    const fs::path path = set.path;
    const fs::path doomed = path.parent_path() / ("." + path.filename().string() + ".remove");
    std::error_code failure;
    fs::remove_all(doomed, failure);
    fs::rename(path, doomed, failure);
    if (!failure) fs::remove_all(doomed, failure);
    if (!failure) return Unit{};
    return Error{ErrorKind::Unavailable,
                 "cannot remove the old set " + set.path + ": " + failure.message()};
}

Status remove_old_sets(const std::string& to, int keep, Disk& disk) {
    ASSIGN_OR_RETURN(const FoundSets sets, find_sets(to, disk));
    const BackupSet* proved = newest_proved(sets.good);
    const std::size_t kept = static_cast<std::size_t>(keep);
    for (std::size_t i = 0; i + kept < sets.good.size(); ++i) {
        if (&sets.good[i] != proved) RETURN_IF_ERROR(remove_set(sets.good[i]));
    }
    return Unit{};
}

}  // namespace

Result<MadeBackup> make_backup(ServerParts& parts, const std::string& to, int keep) {
    if (!parts.on_sqlite()) {
        return Error{ErrorKind::Invalid,
                     "this server keeps its data in PostgreSQL: back that up with PostgreSQL's own "
                     "means. Before each backup: candour-server begin-backup " +
                         parts.folder.path +
                         ", which says its number N; after a restore test of it: candour-server "
                         "proved " +
                         parts.folder.path + " N"};
    }
    RETURN_IF_ERROR(make_data_folder(to));
    ASSIGN_OR_RETURN(const FolderLock lock, FolderLock::take({to}));
    remove_left_workshops(to, workshop_prefix);
    ASSIGN_OR_RETURN(const FoundSets sets, find_sets(to, parts.disk));
    RETURN_IF_ERROR(check_same_organisation(sets, parts, to));
    ASSIGN_OR_RETURN(const std::uint64_t number, begin_above(parts, sets));

    const std::string path = to + "/" + set_name(number);
    ASSIGN_OR_RETURN(Workshop workshop, Workshop::open(path));
    ASSIGN_OR_RETURN(const BackupManifest manifest, copy_all(parts, number, workshop.path()));
    RETURN_IF_ERROR(write_manifest(manifest, workshop.path(), parts.disk));
    RETURN_IF_ERROR(forget_hours_in(workshop.path(), manifest.day));
    RETURN_IF_ERROR(workshop.put_in_place());
    RETURN_IF_ERROR(remove_old_sets(to, keep, parts.disk));
    return MadeBackup{number, path};
}

}  // namespace candour::platform
