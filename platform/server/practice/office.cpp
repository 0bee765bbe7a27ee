// platform/server/practice/office.cpp: see office.h.
#include "platform/server/practice/office.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "core/feedback/limits.h"
#include "core/feedback/practice.h"
#include "platform/server/new_server.h"
#include "platform/server/workshop.h"
#include "platform/system/paths.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

Error wrong(std::string what) { return {ErrorKind::Invalid, std::move(what)}; }

// Links resolved, without a slash at its end, whether it is there or not.
fs::path real_path(const std::string& path) {
    std::error_code failure;
    const fs::path found = fs::weakly_canonical(fs::absolute(path), failure);
    const fs::path whole = failure ? fs::absolute(path).lexically_normal() : found;
    return whole.has_filename() ? whole : whole.parent_path();
}

bool is_inside(const fs::path& inner, const fs::path& outer) {
    const auto [left, rest] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return left == outer.end();
}

Status check_apart(const std::string& real, const std::string& practice) {
    const fs::path from = real_path(real);
    const fs::path to = real_path(practice);
    if (from == to) {
        return wrong("the practice office needs a folder of its own: " + practice +
                     " is the real server's");
    }
    if (is_inside(to, from)) {
        return wrong(practice + " lies in the real server's folder; choose one outside " + real);
    }
    if (is_inside(from, to)) {
        return wrong("the real server's folder lies in " + practice + "; choose another folder");
    }
    return Unit{};
}

// What is there is a practice office and nothing else: only that may be thrown away.
Status check_is_practice(const std::string& folder) {
    const ServerFolder there{folder};
    FileDisk disk;
    const Error refused{ErrorKind::Conflict,
                        folder +
                            " is not empty and no practice office; nothing is changed there. "
                            "Choose another folder"};
    if (!disk.exists(there.organisation())) return refused;
    const auto file = disk.read(there.organisation(), feedback::organisation_file_bytes_max);
    if (!file.ok()) return refused;
    const auto organisation =
        feedback::parse_organisation(to_text(file.value()), there.organisation());
    if (!organisation.ok() || !feedback::is_practice(organisation.value())) return refused;
    return Unit{};
}

// The lock of the office that is thrown away; none where nothing is there.
Result<std::optional<FolderLock>> check_target(const std::string& folder, Anew anew) {
    std::optional<FolderLock> lock;
    const Status free = check_is_free(folder);
    if (free.ok()) return lock;
    std::error_code failure;
    if (!fs::is_directory(folder, failure)) return free.error();
    RETURN_IF_ERROR(check_is_practice(folder));
    if (anew == Anew::No) {
        return Error{ErrorKind::Conflict,
                     "there is a practice office in " + folder +
                         " already. To throw away all that was practised there and make it new, "
                         "add --anew"};
    }
    ASSIGN_OR_RETURN(FolderLock taken, FolderLock::take({folder}));
    lock.emplace(std::move(taken));
    return lock;
}

Result<PracticeSource> read_source(const ServerPlace& from, const std::string& workshop) {
    const std::string copies = workshop + "/copies";
    RETURN_IF_ERROR(make_data_folder(copies));
    auto source = read_practice_source(from, copies);
    std::error_code failure;
    fs::remove_all(copies, failure);
    if (!failure) return source;
    return Error{ErrorKind::Unavailable, "cannot remove " + copies + ": " + failure.message()};
}

Result<PracticeFilled> make_office(const ServerPlace& from, const ServerFolder& folder,
                                   const PracticeExamples& examples) {
    ASSIGN_OR_RETURN(const PracticeSource source, read_source(from, folder.path));
    ASSIGN_OR_RETURN(
        const std::string organisation_json,
        feedback::practice_organisation(source.organisation_json, from.folder.organisation()));
    RETURN_IF_ERROR(make_server_files(folder, organisation_json, /*database=*/{}));
    ASSIGN_OR_RETURN(const auto office, ServerParts::open({.folder = folder}));
    return fill_practice(*office, source, examples);
}

}  // namespace

Result<PracticeFilled> make_practice_office(const ServerPlace& from, const std::string& target,
                                            Anew anew, const PracticeExamples& examples) {
    RETURN_IF_ERROR(check_is_server(from.folder, FileDisk()));
    RETURN_IF_ERROR(check_apart(from.folder.path, target));
    ASSIGN_OR_RETURN(const auto before, check_target(target, anew));

    ASSIGN_OR_RETURN(Workshop workshop, Workshop::open(target));
    ASSIGN_OR_RETURN(const PracticeFilled made, make_office(from, {workshop.path()}, examples));
    if (before) {
        std::error_code failure;
        fs::remove_all(target, failure);
        if (failure) {
            return Error{ErrorKind::Unavailable,
                         "cannot remove what is in " + target + ": " + failure.message()};
        }
    }
    RETURN_IF_ERROR(workshop.put_in_place());
    return made;
}

}  // namespace candour::platform
