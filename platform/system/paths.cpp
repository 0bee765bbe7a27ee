// platform/system/paths.cpp: folders on Linux.
#include "platform/system/paths.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/system/disk.h"

namespace candour::platform {

namespace fs = std::filesystem;

namespace {

Error cannot_make(const std::string& folder, int code) {
    if (code == ENOSPC || code == EDQUOT) {
        return Error{ErrorKind::Full,
                     "cannot make " + folder + ": no room left; free some space on its disk"};
    }
    return Error{ErrorKind::Unavailable, "cannot make " + folder + ": " + std::strerror(code)};
}

Status check_data_folder(const std::string& folder) {
    struct stat found {};
    if (::stat(folder.c_str(), &found) != 0) return cannot_make(folder, errno);
    if (!S_ISDIR(found.st_mode)) {
        return Error{ErrorKind::Unavailable, folder + " is not a folder; choose another name"};
    }
    if (found.st_uid != ::geteuid()) {
        return Error{ErrorKind::Unavailable,
                     folder + " belongs to another user; run the program as its owner"};
    }
    if ((found.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
        return Error{ErrorKind::Denied,
                     "others may write to " + folder + "; run: chmod 700 " + folder};
    }
    return Unit{};
}

}  // namespace

Result<std::string> program_folder() {
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    if (failure) {
        return Error{ErrorKind::Unavailable,
                     "cannot find where the program is: " + failure.message()};
    }
    return program.parent_path().string();
}

Result<std::string> share_folder() {
    ASSIGN_OR_RETURN(const std::string bin, program_folder());
    const fs::path share = (fs::path(bin).parent_path() / "share" / "candour");
    std::error_code failure;
    if (!fs::is_directory(share, failure)) {
        return Error{ErrorKind::NotFound, "the program's files are not in " + share.string() +
                                              "; build or install it again"};
    }
    return share.string();
}

Status make_data_folder(const std::string& folder) {
    // Parents first: with a trailing slash or "a//b" the empty names are skipped by the recursion.
    const std::string clean = fs::path(folder + "/").parent_path().lexically_normal().string();
    if (::mkdir(clean.c_str(), 0700) == 0) {
        return sync_folder(fs::path(clean).has_parent_path()
                               ? fs::path(clean).parent_path().string()
                               : std::string("."));
    }
    if (errno == EEXIST) return check_data_folder(clean);
    const fs::path parent = fs::path(clean).parent_path();
    if (errno != ENOENT || parent.empty() || parent == clean) return cannot_make(clean, errno);
    std::error_code failure;
    if (!fs::exists(parent, failure)) {
        RETURN_IF_ERROR(make_data_folder(parent.string()));
        return make_data_folder(clean);
    }
    return cannot_make(clean, ENOENT);
}

}  // namespace candour::platform
