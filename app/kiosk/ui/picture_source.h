// Pictures of questions and choices: where they come from (platform unpacks them from the bundle),
// and the textures that they are while a visit shows them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/ui/geometry.h"
#include "app/kiosk/ui/surface.h"

namespace candour::kiosk {

struct PicturePixels {
    int width = 0;  // As height at most 4,096.
    int height = 0;
    std::vector<std::uint8_t> rgba{};  // From the top left, row by row; alpha not multiplied in.
};

class PictureSource {
public:
    virtual ~PictureSource() = default;
    // By its name in the bundle. Empty when there is none, or when it cannot be unpacked: then the
    // words stand alone.
    virtual std::optional<PicturePixels> pixels(const std::string& name) = 0;
};

struct PictureTexture {
    std::uint64_t texture = 0;
    float width = 0;  // In its own pixels: its shape.
    float height = 0;
};

// As large as `box` lets it be, in its middle, keeping its shape.
Rect fitted(const PictureTexture& picture, const Rect& box);

// Unpacks each picture once a visit, when it is first shown.
class PictureShelf {
public:
    // Both outlive this; without a source there are no pictures.
    PictureShelf(Surface& surface, PictureSource* source) : surface_(surface), source_(source) {}
    ~PictureShelf() { forget(); }
    PictureShelf(const PictureShelf&) = delete;
    PictureShelf& operator=(const PictureShelf&) = delete;

    // Null when it cannot be shown. Valid until forget().
    const PictureTexture* find(const std::string& name);
    // Gives all textures back: which pictures a visitor saw is gone with the visit.
    void forget();

private:
    Surface& surface_;
    PictureSource* source_;
    std::map<std::string, std::optional<PictureTexture>> textures_;
};

}  // namespace candour::kiosk
