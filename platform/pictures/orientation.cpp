// platform/pictures/orientation.cpp: see orientation.h. Source: EXIF 2.3 (CIPA
// DC-008) 4.6.2, 4.6.4; JPEG (ITU T.81) B.1.1.
#include "platform/pictures/orientation.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace candour::platform::pictures {

namespace {

constexpr int upright = 1;
constexpr unsigned orientation_tag = 0x0112;

// Reads numbers; beyond the end there is nothing.
struct Reader {
    ByteView bytes;
    bool little_endian = false;

    std::optional<unsigned> number(std::size_t at, std::size_t size) const {
        if (at > bytes.size() || bytes.size() - at < size) return std::nullopt;
        unsigned value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t next = little_endian ? size - 1 - i : i;
            value = value << 8U | bytes[at + next];
        }
        return value;
    }
};

// TIFF's header says the order of bytes and where its first list of tags is.
int orientation_in_tiff(ByteView tiff) {
    Reader reader{tiff, !tiff.empty() && tiff[0] == 'I'};
    const auto list = reader.number(4, 4);
    const auto count = list ? reader.number(*list, 2) : std::nullopt;
    for (unsigned i = 0; i < count.value_or(0); ++i) {
        const std::size_t entry = std::size_t{*list} + 2 + std::size_t{12} * i;
        const auto tag = reader.number(entry, 2);
        if (!tag) return upright;
        if (*tag != orientation_tag) continue;
        const unsigned value = reader.number(entry + 8, 2).value_or(upright);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : upright;
    }
    return upright;
}

}  // namespace

int orientation_of(ByteView jpeg) {
    constexpr std::string_view exif{"Exif\0\0", 6};
    constexpr unsigned app1 = 0xE1;
    constexpr unsigned start_of_scan = 0xDA;
    const Reader reader{jpeg};
    for (std::size_t at = 2;;) {
        const auto fill = reader.number(at, 1);
        const auto marker = reader.number(at + 1, 1);
        const auto length = reader.number(at + 2, 2);
        if (!length || *fill != 0xFF || *length < 2 || *marker == start_of_scan) return upright;
        const std::size_t data = at + 4;
        const std::size_t size = std::min<std::size_t>(*length - 2, jpeg.size() - data);
        const ByteView segment = jpeg.subspan(data, size);
        if (*marker == app1 && segment.size() > exif.size() &&
            std::ranges::equal(segment.first(exif.size()), as_bytes(exif))) {
            return orientation_in_tiff(segment.subspan(exif.size()));
        }
        at += 2 + std::size_t{*length};
    }
}

Pixels turned(Pixels pixels, int orientation) {
    if (orientation <= upright || orientation > 8) return pixels;
    const bool on_its_side = orientation >= 5;
    const auto width = static_cast<std::size_t>(pixels.width);
    const auto height = static_cast<std::size_t>(pixels.height);
    Pixels result{.width = on_its_side ? pixels.height : pixels.width,
                  .height = on_its_side ? pixels.width : pixels.height};
    result.rgba.resize(pixels.rgba.size());
    const auto result_width = static_cast<std::size_t>(result.width);
    for (std::size_t y = 0; y < static_cast<std::size_t>(result.height); ++y) {
        for (std::size_t x = 0; x < result_width; ++x) {
            std::size_t from_x = on_its_side ? y : x;
            std::size_t from_y = on_its_side ? x : y;
            // Which of its sides are mirrored, as EXIF numbers them.
            const bool flip_x =
                orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
            const bool flip_y =
                orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
            if (flip_x) from_x = width - 1 - from_x;
            if (flip_y) from_y = height - 1 - from_y;
            std::copy_n(
                pixels.rgba.begin() + static_cast<std::ptrdiff_t>((from_y * width + from_x) * 4), 4,
                result.rgba.begin() + static_cast<std::ptrdiff_t>((y * result_width + x) * 4));
        }
    }
    return result;
}

}  // namespace candour::platform::pictures
