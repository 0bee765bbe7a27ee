// platform/kiosk/bundle_pictures.h: the pictures that a bundle carries, unpacked for the panel.
// Belongs to the thread that draws.
#pragma once

#include <map>
#include <set>
#include <string>

#include "app/kiosk/ui/picture_source.h"
#include "core/base/bytes.h"
#include "core/base/result.h"

namespace candour::platform {

// By their names in the bundle: WebP, at most 640 pixels wide and high.
using PictureFiles = std::map<std::string, Bytes>;

class BundlePictures : public kiosk::PictureSource {
public:
    explicit BundlePictures(PictureFiles files) : files_(std::move(files)) {}

    // What cannot be unpacked is told on standard error, once, for who looks after the kiosk.
    std::optional<kiosk::PicturePixels> pixels(const std::string& name) override;
    // Of another bundle. Textures of the one before are the View's to forget.
    void set(PictureFiles files);

private:
    PictureFiles files_;
    std::set<std::string> told_;
};

// For practising: the files of `folder`, each as the picture of that name in every questionnaire
// of `questionnaires`. What is larger than a bundle carries is left out. Errors: NotFound.
Result<PictureFiles> pictures_in_folder(const std::string& folder,
                                        const std::vector<std::string>& questionnaires);

// Names of those that cannot be shown.
std::vector<std::string> unreadable_pictures(const PictureFiles& files);

}  // namespace candour::platform
