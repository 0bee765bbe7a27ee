// platform/server/workshop.cpp: see workshop.h.
#include "platform/server/workshop.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "platform/system/disk.h"
#include "platform/system/paths.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t random_letters = 6;  // Of mkdtemp.

Status make_parents(const fs::path& place) {
    std::error_code failure;
    if (fs::is_directory(place.parent_path(), failure)) return Unit{};
    return make_data_folder(place.parent_path().string());
}

}  // namespace

Result<Workshop> Workshop::open(const std::string& final_path) {
    const fs::path place = fs::absolute(final_path + "/").parent_path().lexically_normal();
    RETURN_IF_ERROR(make_parents(place));
    std::string path = (place.parent_path() / ("." + place.filename().string() + ".XXXXXX"));
    if (::mkdtemp(path.data()) == nullptr) {
        return Error{ErrorKind::Unavailable,
                     "cannot make a folder beside " + final_path + ": " + std::strerror(errno)};
    }
    return Workshop(path, place.string());
}

Workshop::Workshop(std::string path, std::string final_path)
    : path_(std::move(path)), final_path_(std::move(final_path)) {}

Workshop::Workshop(Workshop&& other) noexcept
    : path_(std::exchange(other.path_, {})), final_path_(std::move(other.final_path_)) {}

Workshop::~Workshop() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
}

Status Workshop::put_in_place() {
    // The names inside first: the folder must not be there without them.
    RETURN_IF_ERROR(sync_folder(path_));
    if (::rename(path_.c_str(), final_path_.c_str()) != 0) {
        return Error{ErrorKind::Unavailable,
                     "cannot make " + final_path_ + ": " + std::strerror(errno)};
    }
    path_.clear();
    return sync_folder(fs::path(final_path_).parent_path().string());
}

void remove_left_workshops(const std::string& folder, const std::string& prefix) {
    std::error_code ignored;
    std::vector<fs::path> left;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        const bool is_workshop = name.starts_with("." + prefix) &&
                                 name.rfind('.') + 1 + random_letters == name.size() &&
                                 !entry.is_symlink(ignored) && entry.is_directory(ignored);
        if (is_workshop) left.push_back(entry.path());
    }
    for (const fs::path& path : left)
        fs::remove_all(path, ignored);
}

}  // namespace candour::platform
