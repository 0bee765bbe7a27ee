// A panel in memory of any size: lays everything out as a real one would and shows nothing.
#pragma once

#include <set>

#include "app/kiosk/ui/imgui_version.h"
#include "app/kiosk/ui/surface.h"
#include "tests/kiosk/ui/drawn_text.h"

namespace candour::tests {

class Panel : public kiosk::Surface {
public:
    explicit Panel(kiosk::PanelMetrics metrics) : metrics_(metrics) {}

    kiosk::PanelMetrics metrics() const override { return metrics_; }
    void context_created() override {}
    void context_going() override {}
    void new_frame() override {
        unsigned char* pixels = nullptr;
        int width = 0;
        int height = 0;
        // What a renderer does before the first frame.
        ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    }
    void present(ImDrawData& data) override {
        texts = kiosk::test::drawn_texts(
            data, [this](std::uint64_t texture) { return pictures_shown.contains(texture); });
    }
    std::uint64_t upload_mask(int width, int height,
                              std::span<const std::uint8_t> /*mask*/) override {
        largest_px_ = std::max({largest_px_, width, height});
        return ++uploaded_;
    }
    std::uint64_t upload_picture(int width, int height,
                                 std::span<const std::uint8_t> /*rgba*/) override {
        largest_px_ = std::max({largest_px_, width, height});
        pictures_shown.insert(++uploaded_);
        return uploaded_;
    }
    std::uint64_t upload_frame(std::uint64_t texture, int /*width*/, int /*height*/,
                               std::span<const std::uint8_t> /*rgba*/) override {
        if (texture != 0) return texture;
        pictures_shown.insert(++uploaded_);
        return uploaded_;
    }
    void release_texture(std::uint64_t texture) override { pictures_shown.erase(texture); }

    std::vector<kiosk::test::DrawnText> texts;  // Of the last frame.
    std::set<std::uint64_t> pictures_shown;     // Textures of pictures, while they are there.

    int largest_px() const { return largest_px_; }

private:
    kiosk::PanelMetrics metrics_;
    std::uint64_t uploaded_ = 0;
    int largest_px_ = 0;
};

}  // namespace candour::tests
