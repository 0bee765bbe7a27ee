// platform/pictures/encode_webp.cpp: see webp.h. Tries without loss first, then with more and more.
#include <algorithm>
#include <array>
#include <webp/encode.h>

#include "core/base/check.h"
#include "platform/pictures/limits.h"
#include "platform/pictures/webp.h"

namespace candour::platform::pictures {

namespace {

constexpr std::array<float, 3> qualities = {80, 60, 40};
constexpr int side_min = 64;  // Noise of this size still fits.

class Picture {
public:
    explicit Picture(const Pixels& pixels) {
        CHECK(WebPPictureInit(&picture_) != 0);
        picture_.use_argb = 1;
        picture_.width = pixels.width;
        picture_.height = pixels.height;
        good_ = WebPPictureImportRGBA(&picture_, pixels.rgba.data(), pixels.width * 4) != 0;
    }
    ~Picture() { WebPPictureFree(&picture_); }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;

    bool good() const { return good_; }
    int longer_side() const { return std::max(picture_.width, picture_.height); }

    void shrink_to(int side) {
        if (longer_side() <= side) return;
        const auto scaled = [&](int length) {
            return std::max(1, static_cast<int>(static_cast<long>(length) * side / longer_side()));
        };
        const int width = scaled(picture_.width);
        const int height = scaled(picture_.height);
        good_ = good_ && WebPPictureRescale(&picture_, width, height) != 0;
    }

    // Empty when it takes more than `bytes_max`, or cannot be encoded.
    Bytes encode(const WebPConfig& config, std::size_t bytes_max) {
        WebPMemoryWriter writer;
        WebPMemoryWriterInit(&writer);
        picture_.writer = WebPMemoryWrite;
        picture_.custom_ptr = &writer;
        Bytes bytes;
        if (good_ && WebPEncode(&config, &picture_) != 0 && writer.size <= bytes_max) {
            bytes.assign(writer.mem, writer.mem + writer.size);
        }
        WebPMemoryWriterClear(&writer);
        return bytes;
    }

private:
    WebPPicture picture_;
    bool good_ = false;
};

WebPConfig lossless() {
    WebPConfig config;
    CHECK(WebPConfigInit(&config) != 0 && WebPConfigLosslessPreset(&config, 6) != 0);
    return config;
}

WebPConfig lossy(float quality) {
    WebPConfig config;
    CHECK(WebPConfigPreset(&config, WEBP_PRESET_PICTURE, quality) != 0);
    return config;
}

}  // namespace

Result<Bytes> encode_webp(const Pixels& pixels) {
    CHECK(pixels.rgba.size() == rgba_bytes(pixels.width, pixels.height));
    Picture picture(pixels);
    picture.shrink_to(shown_side_max);
    Bytes bytes = picture.encode(lossless(), lossless_bytes_max);
    while (bytes.empty() && picture.good() && picture.longer_side() >= side_min) {
        for (const float quality : qualities) {
            if (bytes.empty()) bytes = picture.encode(lossy(quality), shown_bytes_max);
        }
        if (bytes.empty()) picture.shrink_to(picture.longer_side() * 3 / 4);
    }
    if (bytes.empty()) return Error{ErrorKind::Invalid, "cannot be made small enough"};
    return bytes;
}

}  // namespace candour::platform::pictures
