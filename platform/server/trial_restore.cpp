// platform/server/trial_restore.cpp: see trial_restore.h.
#include "platform/server/trial_restore.h"

#include <filesystem>

#include "core/feedback/limits.h"
#include "core/feedback/organisation.h"
#include "platform/server/workshop.h"
#include "platform/storage/sql_office.h"
#include "platform/storage/sql_pool.h"
#include "platform/storage/sqlite_copy.h"
#include "platform/system/disk.h"
#include "platform/system/file_copy.h"
#include "platform/system/paths.h"
#include "platform/system/random.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

Error bad(const BackupSet& set, const std::string& name, const std::string& what) {
    return {ErrorKind::Corrupt, set.path + "/" + name + " " + what + "; use another set"};
}

// The scratch folder's name means nothing to a person: the set's own file is named instead.
Status about_the_set(const Status& status, const BackupSet& set, const std::string& name) {
    if (status.ok() || status.error().kind == ErrorKind::Full) return status;
    return bad(set, name, "cannot be used (" + status.error().what + ")");
}

Status check_rows(const BackupSet& set, const BackupFile& file, const std::string& folder) {
    const std::string path = folder + "/" + file.name;
    RETURN_IF_ERROR(about_the_set(check_pages(path), set, file.name));
    const auto rows = count_rows(path);
    if (!rows.ok()) return about_the_set(rows.error(), set, file.name);
    if (rows.value() == file.rows) return Unit{};
    return bad(set, file.name, "does not hold what its manifest says");
}

Status open_pool(const BackupSet& set, const std::string& folder, SecureRandom& random) {
    ASSIGN_OR_RETURN(const auto pool,
                     SqlPool::create(folder + "/" + pool_copy, set.manifest.organisation, random));
    ASSIGN_OR_RETURN(const store::Stored standing, pool->standing());
    if (standing.generation <= set.manifest.number) {
        return Error{ErrorKind::Corrupt, "it was copied before its backup was begun"};
    }
    if (standing.server_epoch == set.manifest.server_epoch) {
        return Error{ErrorKind::Corrupt, "devices would not see that it was restored"};
    }
    RETURN_IF_ERROR(pool->waiting());
    return Status(Unit{});
}

Status open_office(const BackupSet& set, const std::string& folder, SecureRandom& random) {
    ASSIGN_OR_RETURN(const auto office, SqlOffice::create(folder + "/" + office_copy,
                                                          set.manifest.organisation, random));
    ASSIGN_OR_RETURN(const std::string epoch, office->office_epoch());
    if (epoch == set.manifest.office_epoch) {
        return Error{ErrorKind::Corrupt, "the pool would not see that it was restored"};
    }
    RETURN_IF_ERROR(office->inbox({}));
    RETURN_IF_ERROR(office->audit(1));
    return Status(Unit{});
}

Status open_organisation(const BackupSet& set, const std::string& folder) {
    const std::string path = folder + "/" + organisation_copy;
    ASSIGN_OR_RETURN(const Bytes bytes,
                     FileDisk().read(path, feedback::organisation_file_bytes_max));
    ASSIGN_OR_RETURN(const auto organisation, feedback::parse_organisation(to_text(bytes), path));
    if (organisation.id == set.manifest.organisation) return Unit{};
    return Error{ErrorKind::Corrupt, "it is of another organisation"};
}

}  // namespace

Status copy_checked(const BackupSet& set, const std::string& name, const std::string& folder) {
    const BackupFile* file = set.manifest.file(name);
    CHECK(file != nullptr);
    RETURN_IF_ERROR(make_data_folder(fs::path(folder + "/" + name).parent_path().string()));
    const auto copied = copy_file(set.path + "/" + name, folder + "/" + name);
    if (!copied.ok() && copied.error().kind == ErrorKind::NotFound) {
        return bad(set, name, "is missing");
    }
    if (!copied.ok()) return copied.error();
    if (copied.value().bytes != file->bytes) {
        return bad(set, name,
                   "has " + std::to_string(copied.value().bytes) + " bytes instead of " +
                       std::to_string(file->bytes));
    }
    if (copied.value().hash != file->hash) return bad(set, name, "was changed or is damaged");
    return Unit{};
}

Status test_restore(const BackupSet& set) {
    const fs::path place = fs::path(set.path).parent_path() / "restore-test";
    ASSIGN_OR_RETURN(const Workshop scratch, Workshop::open(place.string()));
    const std::string& folder = scratch.path();
    for (const BackupFile& file : set.manifest.files)
        RETURN_IF_ERROR(copy_checked(set, file.name, folder));
    for (const char* name : {pool_copy, office_copy})
        RETURN_IF_ERROR(check_rows(set, *set.manifest.file(name), folder));
    SodiumRandom random;
    RETURN_IF_ERROR(about_the_set(open_pool(set, folder, random), set, pool_copy));
    RETURN_IF_ERROR(about_the_set(open_office(set, folder, random), set, office_copy));
    return about_the_set(open_organisation(set, folder), set, organisation_copy);
}

}  // namespace candour::platform
