#include "platform/device/picture.h"

#include <cerrno>
#include <cstring>
#include <memory>

#include <cairo.h>

#include "core/base/check.h"

namespace candour::platform {
namespace {

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

// Cairo's 32 bits a pixel are in the machine's own byte order: x, red, green, blue.
void copy_pixels(const Picture& picture, std::uint8_t* to, std::size_t stride) {
    const std::size_t width = static_cast<std::size_t>(picture.width);
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            const std::uint8_t* from = picture.rgba.data() + (y * width + x) * 4;
            const std::uint32_t pixel = 0xFF000000U | std::uint32_t{from[0]} << 16U |
                                        std::uint32_t{from[1]} << 8U | std::uint32_t{from[2]};
            std::memcpy(to + y * stride + x * 4, &pixel, sizeof pixel);
        }
    }
}

}  // namespace

Status write_png(const Picture& picture, const std::string& path) {
    CHECK(picture.rgba.size() ==
          static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4);
    const std::unique_ptr<cairo_surface_t, DestroySurface> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
    CHECK(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS);
    cairo_surface_flush(surface.get());
    copy_pixels(picture, cairo_image_surface_get_data(surface.get()),
                static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())));
    cairo_surface_mark_dirty(surface.get());
    errno = 0;
    const cairo_status_t status = cairo_surface_write_to_png(surface.get(), path.c_str());
    if (status == CAIRO_STATUS_SUCCESS) return Unit{};
    const ErrorKind kind = errno == ENOSPC ? ErrorKind::Full : ErrorKind::Unavailable;
    return Error{kind, path + ": the picture cannot be written: " +
                           (errno != 0 ? std::strerror(errno) : cairo_status_to_string(status))};
}

}  // namespace candour::platform
