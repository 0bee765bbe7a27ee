// tests/platform/pictures/made_pictures.cpp: see made_pictures.h.
#include "tests/platform/pictures/made_pictures.h"

#include <array>
#include <png.h>
#include <turbojpeg.h>

#include "core/base/check.h"
#include "tests/support/property.h"

namespace candour::test {

namespace {

void put(Bytes& bytes, std::uint32_t number, int size) {
    for (int i = size - 1; i >= 0; --i)
        bytes.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

}  // namespace

Pixels quarters(int width, int height) {
    Pixels pixels{.width = width, .height = height};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool right = x >= width / 2;
            const bool below = y >= height / 2;
            const std::uint8_t red = right == below ? 255 : 0;
            const std::uint8_t green = right ? 255 : 0;
            const std::uint8_t blue = below ? 255 : 0;
            pixels.rgba.insert(pixels.rgba.end(), {red, green, blue, 255});
        }
    }
    return pixels;
}

Pixels noise(int width, int height) {
    const auto count = platform::pictures::rgba_bytes(width, height);
    return {.width = width, .height = height, .rgba = Gen(7).bytes(count)};
}

Bytes png_of(const Pixels& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = PNG_FORMAT_RGBA;
    png_alloc_size_t size = 0;
    CHECK(png_image_write_get_memory_size(image, size, 0, pixels.rgba.data(), 0, nullptr) != 0);
    Bytes bytes(size);
    CHECK(png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.rgba.data(), 0,
                                    nullptr) != 0);
    bytes.resize(size);
    return bytes;
}

Bytes jpeg_of(const Pixels& pixels, bool cmyk) {
    const tjhandle encoder = tjInitCompress();
    CHECK(encoder != nullptr);
    unsigned char* made = nullptr;
    unsigned long size = 0;
    CHECK(tjCompress2(encoder, pixels.rgba.data(), pixels.width, 0, pixels.height,
                      cmyk ? TJPF_CMYK : TJPF_RGBA, &made, &size, TJSAMP_444, 90, 0) == 0);
    const Bytes bytes(made, made + size);
    tjFree(made);
    tjDestroy(encoder);
    return bytes;
}

Bytes with_exif(const Bytes& jpeg, int orientation, const std::string& words) {
    Bytes exif{'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42};
    put(exif, 8, 4);       // Where the tags begin.
    put(exif, 2, 2);       // How many.
    put(exif, 0x010E, 2);  // A description: text, its length, and where it is.
    put(exif, 2, 2);
    put(exif, static_cast<std::uint32_t>(words.size()), 4);
    put(exif, 8 + 2 + 24 + 4, 4);
    put(exif, 0x0112, 2);  // The orientation, in two bytes.
    put(exif, 3, 2);
    put(exif, 1, 4);
    put(exif, static_cast<std::uint32_t>(orientation), 2);
    put(exif, 0, 2);
    put(exif, 0, 4);  // No tags of a second picture.
    exif.insert(exif.end(), words.begin(), words.end());
    Bytes whole{0xFF, 0xD8, 0xFF, 0xE1};
    put(whole, static_cast<std::uint32_t>(exif.size() + 2), 2);
    whole.insert(whole.end(), exif.begin(), exif.end());
    whole.insert(whole.end(), jpeg.begin() + 2, jpeg.end());
    return whole;
}

Bytes png_header_of(std::uint32_t width, std::uint32_t height) {
    Bytes header{'I', 'H', 'D', 'R'};
    put(header, width, 4);
    put(header, height, 4);
    header.insert(header.end(), {8, 6, 0, 0, 0});
    Bytes png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    put(png, 13, 4);
    png.insert(png.end(), header.begin(), header.end());
    std::uint32_t crc = 0xFFFFFFFF;  // PNG specification, annex D.
    for (const std::uint8_t byte : header) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? crc >> 1U ^ 0xEDB88320U : crc >> 1U;
    }
    put(png, ~crc, 4);
    put(png, 20, 4);  // Where the pixels begin.
    png.insert(png.end(), {'I', 'D', 'A', 'T', 0x78, 0xDA});
    return png;
}

std::string colour_at(const Pixels& pixels, double x, double y) {
    const auto column = static_cast<std::size_t>(x * pixels.width);
    const auto row = static_cast<std::size_t>(y * pixels.height);
    const std::uint8_t* at =
        pixels.rgba.data() + (row * static_cast<std::size_t>(pixels.width) + column) * 4;
    const std::array<bool, 3> high = {at[0] > 180, at[1] > 180, at[2] > 180};
    const std::array<bool, 3> low = {at[0] < 75, at[1] < 75, at[2] < 75};
    if (high[0] && high[1] && high[2]) return "white";
    if (high[0] && low[1] && low[2]) return "red";
    if (low[0] && high[1] && low[2]) return "green";
    if (low[0] && low[1] && high[2]) return "blue";
    return "other";
}

}  // namespace candour::test
