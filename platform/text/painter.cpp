// Draws with Cairo into masks of one byte a pixel, which are wiped after their upload.
#include "platform/text/painter.h"

#include <algorithm>

#include <pango/pangocairo.h>

#include "core/base/bytes.h"
#include "platform/text/limits.h"

namespace candour::platform {
namespace {

using Lines = std::span<const Paragraph::Line>;

// Cairo smooths a glyph's edge over the neighbouring pixel.
constexpr int margin = 1;

struct Box {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    int width() const { return right - left; }
    int height() const { return bottom - top; }
};

bool has_ink(const Paragraph::Line& line) { return line.ink.width > 0 && line.ink.height > 0; }

Box ink_of(const Paragraph::Line& line) {
    return {line.ink.x - margin, line.ink.y - margin, line.ink.x + line.ink.width + margin,
            line.ink.y + line.ink.height + margin};
}

Box both(const Box& a, const Box& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
            std::max(a.bottom, b.bottom)};
}

// A row's length that Cairo takes as it is (a multiple of four), so that rows need no copying.
int row_length(int width) { return (width + 3) / 4 * 4; }

void draw_lines(Lines lines, const Box& box, int row, Bytes& mask) {
    const CairoSurfaceOwner image(
        cairo_image_surface_create_for_data(mask.data(), CAIRO_FORMAT_A8, row, box.height(), row));
    const CairoOwner cairo(cairo_create(image.get()));
    cairo_set_source_rgba(cairo.get(), 1, 1, 1, 1);
    for (const Paragraph::Line& line : lines) {
        if (!has_ink(line)) continue;
        cairo_move_to(cairo.get(), line.x - box.left, line.baseline - box.top);
        pango_cairo_show_layout_line(cairo.get(), line.line);
    }
    cairo_surface_finish(image.get());
}

kiosk::TextTexture upload(Lines lines, const Box& box, kiosk::Surface& surface) {
    const int row = row_length(box.width());
    Bytes mask(static_cast<std::size_t>(row) * static_cast<std::size_t>(box.height()));
    draw_lines(lines, box, row, mask);
    const std::uint64_t texture = surface.upload_mask(row, box.height(), mask);
    wipe(mask);
    return {texture, static_cast<float>(row), static_cast<float>(box.height()),
            static_cast<float>(box.left), static_cast<float>(box.top)};
}

// As many of the first lines as fit into one texture's height; at least one.
std::size_t count_that_fit(Lines lines, Box& box) {
    box = ink_of(lines.front());
    std::size_t count = 1;
    for (; count < lines.size(); ++count) {
        if (!has_ink(lines[count])) continue;
        const Box larger = both(box, ink_of(lines[count]));
        if (larger.height() > text_limits::texture_height_max) break;
        box = larger;
    }
    return count;
}

}  // namespace

std::vector<kiosk::TextTexture> paint(const Paragraph& paragraph, kiosk::Surface& surface) {
    std::vector<kiosk::TextTexture> textures;
    Lines rest = paragraph.lines();
    while (!rest.empty()) {
        if (!has_ink(rest.front())) {
            rest = rest.subspan(1);
            continue;
        }
        Box box;
        const Lines lines = rest.first(count_that_fit(rest, box));
        rest = rest.subspan(lines.size());
        for (int left = box.left; left < box.right; left += text_limits::texture_width_max) {
            Box tile = box;
            tile.left = left;
            tile.right = std::min(box.right, left + text_limits::texture_width_max);
            textures.push_back(upload(lines, tile, surface));
        }
    }
    return textures;
}

}  // namespace candour::platform
