// platform/device/gl_surface.h: the panel drawn with OpenGL 3, through Dear ImGui's own backend.
// Belongs to the thread that made the window.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>

#include "app/kiosk/ui/surface.h"
#include "platform/device/frame_change.h"
#include "platform/device/kept_frame.h"
#include "platform/device/picture.h"
#include "platform/device/window.h"

namespace candour::platform {

class GlSurface : public kiosk::Surface {
public:
    // `window` outlives this.
    explicit GlSurface(Window& window);

    kiosk::PanelMetrics metrics() const override { return window_.metrics(); }
    void context_created() override;
    void context_going() override;
    void new_frame() override;
    void present(ImDrawData& data) override;
    std::uint64_t upload_mask(int width, int height, std::span<const std::uint8_t> mask) override;
    std::uint64_t upload_picture(int width, int height,
                                 std::span<const std::uint8_t> rgba) override;
    std::uint64_t upload_frame(std::uint64_t texture, int width, int height,
                               std::span<const std::uint8_t> rgba) override;
    void release_texture(std::uint64_t texture) override;

    // The next frame presented is also kept in memory, until take_picture().
    void picture_next_frame() { picture_wanted_ = true; }
    std::optional<Picture> take_picture();

private:
    Picture read_frame() const;
    std::uint32_t new_texture(int when_smaller);
    std::uint64_t number_of(std::uint64_t texture) const;

    Window& window_;
    bool can_swizzle_;  // Else a mask takes four bytes a pixel.
    FrameChange change_;
    KeptFrame kept_;
    // OpenGL gives a released texture's name to another; numbers are never given again.
    std::unordered_map<std::uint64_t, std::uint64_t> numbers_;
    std::uint64_t last_number_ = 0;
    bool picture_wanted_ = false;
    std::optional<Picture> picture_;
};

}  // namespace candour::platform
