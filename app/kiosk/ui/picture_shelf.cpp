// See picture_source.h.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/picture_source.h"

namespace candour::kiosk {

Rect fitted(const PictureTexture& picture, const Rect& box) {
    const float scale = std::min(box.width / picture.width, box.height / picture.height);
    return centred(box, std::round(picture.width * scale), std::round(picture.height * scale));
}

const PictureTexture* PictureShelf::find(const std::string& name) {
    if (source_ == nullptr || name.empty()) return nullptr;
    const auto known = textures_.find(name);
    if (known != textures_.end()) return known->second ? &*known->second : nullptr;
    std::optional<PictureTexture>& shown = textures_[name];
    const std::optional<PicturePixels> pixels = source_->pixels(name);
    if (!pixels) return nullptr;
    shown = PictureTexture{
        .texture = surface_.upload_picture(pixels->width, pixels->height, pixels->rgba),
        .width = static_cast<float>(pixels->width),
        .height = static_cast<float>(pixels->height)};
    return &*shown;
}

void PictureShelf::forget() {
    for (const auto& [name, shown] : textures_) {
        if (shown) surface_.release_texture(shown->texture);
    }
    textures_.clear();
}

}  // namespace candour::kiosk
