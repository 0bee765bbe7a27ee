// platform/pictures/read_jpeg.cpp: JPEG, through libjpeg-turbo's own interface.
#include <algorithm>
#include <memory>
#include <turbojpeg.h>

#include "platform/pictures/limits.h"
#include "platform/pictures/orientation.h"
#include "platform/pictures/read_picture.h"

namespace candour::platform::pictures {

namespace {

struct Destroy {
    void operator()(void* handle) const { tjDestroy(handle); }
};

// As small as the decoder makes it by itself without going below what is shown.
tjscalingfactor scaling(int longer_side) {
    for (const int denominator : {8, 4, 2}) {
        if (longer_side / denominator >= shown_side_max) return {1, denominator};
    }
    return {1, 1};
}

}  // namespace

Result<Pixels> read_jpeg(ByteView file) {
    const std::unique_ptr<void, Destroy> decoder(tjInitDecompress());
    if (decoder == nullptr) return Error{ErrorKind::Invalid, "cannot be read just now"};
    const auto damaged = [&] {
        return Error{ErrorKind::Invalid,
                     std::string("is damaged: ") + tjGetErrorStr2(decoder.get())};
    };
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), file.data(), file.size(), &width, &height, &subsampling,
                            &colours) != 0) {
        return damaged();
    }
    RETURN_IF_ERROR(check_size(width, height));
    if (colours == TJCS_CMYK || colours == TJCS_YCCK) {
        return Error{ErrorKind::Invalid, "is in the colours of a printer (CMYK); save it as RGB"};
    }
    const tjscalingfactor scale = scaling(std::max(width, height));
    Pixels pixels{.width = TJSCALED(width, scale), .height = TJSCALED(height, scale)};
    pixels.rgba.resize(rgba_bytes(pixels.width, pixels.height));
    // A file that was cut short is only warned of.
    constexpr int flags = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;
    if (tjDecompress2(decoder.get(), file.data(), file.size(), pixels.rgba.data(), pixels.width, 0,
                      pixels.height, TJPF_RGBA, flags) != 0) {
        return damaged();
    }
    return turned(std::move(pixels), orientation_of(file));
}

}  // namespace candour::platform::pictures
