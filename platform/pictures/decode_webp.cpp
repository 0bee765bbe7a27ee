// platform/pictures/decode_webp.cpp: see webp.h.
#include <webp/decode.h>

#include "platform/pictures/limits.h"
#include "platform/pictures/webp.h"

namespace candour::platform::pictures {

namespace {

Error invalid(const char* what) { return {ErrorKind::Invalid, what}; }

}  // namespace

Bounds shown_bounds() {
    constexpr std::size_t side = shown_side_max;
    return {.side = shown_side_max, .pixels = side * side};
}

Result<Pixels> decode_webp(ByteView file, const Bounds& bounds) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(file.data(), file.size(), &features) != VP8_STATUS_OK) {
        return invalid("is damaged, or no WebP picture");
    }
    if (features.has_animation != 0) return invalid("moves; only still pictures are shown");
    Pixels pixels{.width = features.width, .height = features.height};
    if (pixels.width <= 0 || pixels.height <= 0) return invalid("is damaged");
    if (pixels.width > bounds.side || pixels.height > bounds.side ||
        rgba_bytes(pixels.width, pixels.height) > bounds.pixels * 4) {
        return invalid("has too many pixels");
    }
    pixels.rgba.resize(rgba_bytes(pixels.width, pixels.height));
    if (WebPDecodeRGBAInto(file.data(), file.size(), pixels.rgba.data(), pixels.rgba.size(),
                           pixels.width * 4) == nullptr) {
        return invalid("is damaged");
    }
    return pixels;
}

}  // namespace candour::platform::pictures
