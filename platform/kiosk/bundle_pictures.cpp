#include "platform/kiosk/bundle_pictures.h"

#include <cstdio>
#include <filesystem>
#include <system_error>

#include "core/feedback/publications.h"
#include "platform/pictures/webp.h"
#include "platform/system/disk.h"
#include "sync/protocol/limits.h"

namespace candour::platform {

std::optional<kiosk::PicturePixels> BundlePictures::pixels(const std::string& name) {
    const auto file = files_.find(name);
    const auto tell = [&](const std::string& what) {
        if (!told_.insert(name).second) return;
        std::fprintf(stderr, "candour-kiosk: the picture %s %s; its words stand alone\n",
                     name.c_str(), what.c_str());
    };
    if (file == files_.end()) {
        tell("is not here");
        return std::nullopt;
    }
    Result<pictures::Pixels> unpacked =
        pictures::decode_webp(file->second, pictures::shown_bounds());
    if (!unpacked.ok()) {
        tell(unpacked.error().what);
        return std::nullopt;
    }
    pictures::Pixels picture = unpacked.take();
    return kiosk::PicturePixels{picture.width, picture.height, std::move(picture.rgba)};
}

void BundlePictures::set(PictureFiles files) {
    files_ = std::move(files);
    told_.clear();
}

Result<PictureFiles> pictures_in_folder(const std::string& folder,
                                        const std::vector<std::string>& questionnaires) {
    std::error_code failed;
    PictureFiles files;
    FileDisk disk;
    for (auto entry = std::filesystem::directory_iterator(folder, failed);
         !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed)) {
        std::error_code unknown;
        if (!entry->is_regular_file(unknown)) continue;
        const Result<Bytes> bytes = disk.read(entry->path().string(), protocol::picture_bytes_max);
        if (!bytes.ok()) continue;
        for (const std::string& id : questionnaires)
            files[feedback::picture_name(id, entry->path().filename().string())] = bytes.value();
    }
    if (failed) {
        return Error{ErrorKind::NotFound,
                     folder + ": the folder of pictures cannot be read: " + failed.message()};
    }
    return files;
}

std::vector<std::string> unreadable_pictures(const PictureFiles& files) {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files) {
        if (!pictures::decode_webp(bytes, pictures::shown_bounds()).ok()) names.push_back(name);
    }
    return names;
}

}  // namespace candour::platform
