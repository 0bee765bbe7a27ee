// A Surface in memory for the text engine's tests: keeps every mask, counts what is released.
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "app/kiosk/ui/surface.h"

namespace candour::tests {

class MemorySurface : public kiosk::Surface {
public:
    struct Mask {
        int width = 0;
        int height = 0;
        std::vector<std::uint8_t> pixels;

        bool row_is_empty(int y) const {
            const auto row = pixels.begin() + static_cast<std::ptrdiff_t>(y) * width;
            return std::all_of(row, row + width, [](std::uint8_t pixel) { return pixel == 0; });
        }
        bool column_is_empty(int x) const {
            for (int y = 0; y < height; ++y) {
                if (pixels[static_cast<std::size_t>(y * width + x)] != 0) return false;
            }
            return true;
        }
    };

    kiosk::PanelMetrics metrics() const override { return {1280, 800, 217, 136}; }
    void context_created() override {}
    void context_going() override {}
    void new_frame() override {}
    void present(ImDrawData&) override {}
    std::uint64_t upload_mask(int width, int height, std::span<const std::uint8_t> mask) override {
        masks[++uploaded] = {width, height, {mask.begin(), mask.end()}};
        return uploaded;
    }
    std::uint64_t upload_picture(int width, int height, std::span<const std::uint8_t>) override {
        masks[++uploaded] = {width, height, {}};
        return uploaded;
    }
    std::uint64_t upload_frame(std::uint64_t texture, int width, int height,
                               std::span<const std::uint8_t> rgba) override {
        ++clip_pictures;
        if (texture == 0) masks[texture = ++uploaded] = {width, height, {}};
        masks.at(texture).pixels.assign(rgba.begin(), rgba.end());
        return texture;
    }
    void release_texture(std::uint64_t texture) override {
        wrong_releases += masks.erase(texture) == 1 ? 0 : 1;
    }

    std::map<std::uint64_t, Mask> masks;  // What is on the panel's memory now.
    std::uint64_t uploaded = 0;
    int clip_pictures = 0;
    int wrong_releases = 0;  // Of what is not there.
};

}  // namespace candour::tests
