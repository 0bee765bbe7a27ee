// ClipSource: where clips in sign language come from (platform decodes them in a program of their
// own). One clip at a time, without sound.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/world.h"

namespace candour::kiosk {

class ClipSource {
public:
    virtual ~ClipSource() = default;

    struct Head {
        int width = 0;  // As height at most 4,096.
        int height = 0;
        Milliseconds length{0};
    };
    // By its name in the bundle, from its first picture; the one that was open is closed. Empty
    // when there is none, or when it cannot be decoded: then the words stand alone.
    virtual std::optional<Head> open(const std::string& name) = 0;

    struct Picture {
        Milliseconds at{0};                // From the clip's beginning; never falls.
        std::vector<std::uint8_t> rgba{};  // width × height × 4.
    };
    enum class Next { Picture, End, Broken };
    // `into` is set for Picture alone.
    virtual Next next(Picture& into) = 0;
    virtual void close() = 0;
};

}  // namespace candour::kiosk
