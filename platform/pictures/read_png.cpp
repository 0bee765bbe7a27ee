// platform/pictures/read_png.cpp: PNG, through libpng's simplified interface.
#include <png.h>

#include "platform/pictures/read_picture.h"

namespace candour::platform::pictures {

namespace {

// Frees what libpng keeps, whatever way is taken.
struct Image {
    Image() { image.version = PNG_IMAGE_VERSION; }
    ~Image() { png_image_free(&image); }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;
    png_image image{};
};

Error damaged(const png_image& image) {
    return {ErrorKind::Invalid, std::string("is damaged: ") + image.message};
}

}  // namespace

Result<Pixels> read_png(ByteView file) {
    Image read;
    png_image& image = read.image;
    if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0) {
        return damaged(image);
    }
    // libpng takes no side above a million.
    Pixels pixels{.width = static_cast<int>(image.width), .height = static_cast<int>(image.height)};
    RETURN_IF_ERROR(check_size(pixels.width, pixels.height));
    image.format = PNG_FORMAT_RGBA;
    pixels.rgba.resize(rgba_bytes(pixels.width, pixels.height));
    if (png_image_finish_read(&image, nullptr, pixels.rgba.data(), 0, nullptr) == 0) {
        return damaged(image);
    }
    return pixels;
}

}  // namespace candour::platform::pictures
