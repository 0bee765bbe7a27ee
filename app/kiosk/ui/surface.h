// Surface: the panel that is drawn on (platform/device implements it with SDL and OpenGL; a test
// with memory).
#pragma once

#include <cstdint>
#include <span>

struct ImDrawData;

namespace candour::kiosk {

struct PanelMetrics {
    int width_px = 1280;
    int height_px = 800;
    float width_mm = 0;  // Of the lit area; decides print and target sizes. > 0.
    float height_mm = 0;
    float viewing_mm = 500;  // From the eye of who stands or sits before it to the panel.
    float px_per_mm() const { return static_cast<float>(width_px) / width_mm; }
};

class Surface {
public:
    virtual ~Surface() = default;
    virtual PanelMetrics metrics() const = 0;
    // A new ImGui context is current (one a visit) / is about to go.
    virtual void context_created() = 0;
    virtual void context_going() = 0;
    // Before ImGui::NewFrame().
    virtual void new_frame() = 0;
    // Draws and shows it.
    virtual void present(ImDrawData& data) = 0;
    // One byte a pixel (coverage), drawn as white with that alpha. Width and height ≤ 4,096.
    virtual std::uint64_t upload_mask(int width, int height,
                                      std::span<const std::uint8_t> mask) = 0;
    // Red, green, blue and alpha, a byte each; alpha is not multiplied in. Width and height ≤
    // 4,096.
    virtual std::uint64_t upload_picture(int width, int height,
                                         std::span<const std::uint8_t> rgba) = 0;
    // One picture of many that follow each other: into `texture`, which had the same size, or into
    // a new one where it is 0. Returns the texture.
    virtual std::uint64_t upload_frame(std::uint64_t texture, int width, int height,
                                       std::span<const std::uint8_t> rgba) = 0;
    virtual void release_texture(std::uint64_t texture) = 0;
};

}  // namespace candour::kiosk
