// KeptFrame: the last frame, kept off the screen, so that only what changed has to be drawn. A
// screen's own buffers come back with another frame in them, or none.
#pragma once

#include <cstdint>
#include <span>

#include "platform/device/frame_change.h"

namespace candour::platform {

class KeptFrame {
public:
    KeptFrame() = default;
    ~KeptFrame() { drop(); }
    KeptFrame(const KeptFrame&) = delete;
    KeptFrame& operator=(const KeptFrame&) = delete;

    // What is drawn from now on goes into it, inside `areas` only, which are black at first. False:
    // this machine cannot do that; all has to be drawn on the screen.
    bool begin(int width, int height, std::span<const Area> areas);
    // Copies it to the screen; what is drawn afterwards goes there.
    void end();
    // Gives its memory back; the next begin() finds it black.
    void drop();

    bool holds(int width, int height) const {
        return frame_ != 0 && width_ == width && height_ == height;
    }

private:
    bool make(int width, int height);

    std::uint32_t frame_ = 0;
    std::uint32_t pixels_ = 0;
    int width_ = 0;
    int height_ = 0;
};

}  // namespace candour::platform
