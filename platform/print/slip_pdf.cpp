// Cairo's PDF surface, in memory.
#include "platform/print/slip_pdf.h"

#include <string>

#include "platform/text/glib_owner.h"

#include <cairo-pdf.h>

namespace candour::platform::print {
namespace {

constexpr double points_per_mm = 72 / 25.4;
constexpr double margin_mm = 4;
constexpr std::uint32_t black = 0x00000000;
constexpr std::uint32_t white = 0x00FFFFFF;

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
    auto& bytes = *static_cast<Bytes*>(closure);
    bytes.insert(bytes.end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

CairoSurfaceOwner image_of(const DotPicture& picture) {
    CairoSurfaceOwner image(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.wide, picture.high));
    if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) return image;
    cairo_surface_flush(image.get());
    unsigned char* data = cairo_image_surface_get_data(image.get());
    const int stride = cairo_image_surface_get_stride(image.get());
    for (int y = 0; y < picture.high; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(data + std::ptrdiff_t{stride} * y);
        for (int x = 0; x < picture.wide; ++x)
            row[x] = picture.is_black(x, y) ? black : white;
    }
    cairo_surface_mark_dirty(image.get());
    return image;
}

}  // namespace

Result<Bytes> slip_pdf(const DotPicture& picture, float dots_per_mm) {
    const double scale = points_per_mm / double{dots_per_mm};
    const double margin = margin_mm * points_per_mm;
    Bytes pdf;
    pdf.reserve(picture.rows.size());  // It is packed: what a vector outgrows would be left behind.
    const CairoSurfaceOwner page(cairo_pdf_surface_create_for_stream(
        append, &pdf, picture.wide * scale + 2 * margin, picture.high * scale + 2 * margin));
    // Else Cairo writes the time of day.
    cairo_pdf_surface_set_metadata(page.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z");
    const CairoSurfaceOwner image = image_of(picture);
    const CairoOwner cairo(cairo_create(page.get()));
    cairo_translate(cairo.get(), margin, margin);
    cairo_scale(cairo.get(), scale, scale);
    cairo_set_source_surface(cairo.get(), image.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo.get()), CAIRO_FILTER_NEAREST);
    cairo_paint(cairo.get());
    cairo_show_page(cairo.get());
    const cairo_status_t drawn = cairo_status(cairo.get());
    cairo_surface_finish(page.get());
    const cairo_status_t status = cairo_surface_status(page.get());
    if (drawn == CAIRO_STATUS_SUCCESS && status == CAIRO_STATUS_SUCCESS) return pdf;
    wipe(pdf);
    return Error{ErrorKind::Unavailable,
                 std::string("the code cannot be drawn: ") +
                     cairo_status_to_string(drawn == CAIRO_STATUS_SUCCESS ? status : drawn)};
}

}  // namespace candour::platform::print
