// Cairo's PDF surface.
#include "platform/paper/draw.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include "platform/paper/limits.h"
#include "platform/text/glib_owner.h"
#include "platform/text/show.h"

#include <cairo-pdf.h>

namespace candour::platform::paper {
namespace {

constexpr float line_width = 1.2F;
constexpr float point_of_star = 0.39F;  // Inner radius to outer, of a star that looks like one.

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
    auto& bytes = *static_cast<Bytes*>(closure);
    bytes.insert(bytes.end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

class Pen {
public:
    Pen(cairo_t& cairo, Paper& paper) : cairo_(cairo), paper_(paper) {
        cairo_set_source_rgb(&cairo_, 0, 0, 0);
    }

    void row(const Row& row, float left, float top) {
        for (const Mark& mark : row.marks) {
            const float x = left + mark.x;
            const float y = top + mark.y;
            switch (mark.kind) {
                case Mark::Kind::Text:
                    text(mark, x, y);
                    break;
                case Mark::Kind::Box:
                    box(mark, x, y);
                    break;
                case Mark::Kind::Line:
                    line(mark, x, y);
                    break;
                case Mark::Kind::Face:
                    face(mark, x, y);
                    break;
                case Mark::Kind::Star:
                    star(mark, x, y);
                    break;
            }
        }
    }

private:
    using Kind = PrintedItem::Kind;

    void note(Kind kind, const Mark& mark, float x, float y) {
        paper_.items.push_back({kind, paper_.pages, x, y, mark.width, mark.height, mark.text});
    }

    void text(const Mark& mark, float x, float y) {
        const auto lines = mark.paragraph->lines().subspan(mark.first_line, mark.lines);
        const float moved =
            y - static_cast<float>(lines.front().baseline - mark.paragraph->lines()[0].baseline) /
                    tenths;
        cairo_tag_begin(&cairo_, mark.tag, nullptr);
        cairo_save(&cairo_);
        cairo_translate(&cairo_, x, moved);
        cairo_scale(&cairo_, 1 / tenths, 1 / tenths);
        show(lines, cairo_);
        cairo_restore(&cairo_);
        cairo_tag_end(&cairo_, mark.tag);
        for (const Paragraph::Line& line : lines) {
            if (line.ink.width == 0) continue;
            paper_.items.push_back({Kind::Text, paper_.pages,
                                    x + static_cast<float>(line.ink.x) / tenths,
                                    moved + static_cast<float>(line.ink.y) / tenths,
                                    static_cast<float>(line.ink.width) / tenths,
                                    static_cast<float>(line.ink.height) / tenths,
                                    &line == &lines.front() ? mark.text : std::string()});
        }
    }

    void box(const Mark& mark, float x, float y) {
        const float inset = line_width / 2;
        cairo_set_line_width(&cairo_, line_width);
        cairo_rectangle(&cairo_, x + inset, y + inset, mark.width - line_width,
                        mark.height - line_width);
        cairo_stroke(&cairo_);
        note(Kind::Box, mark, x, y);
    }

    void line(const Mark& mark, float x, float y) {
        cairo_set_line_width(&cairo_, line_width / 2);
        cairo_move_to(&cairo_, x, y - line_width);
        cairo_line_to(&cairo_, x + mark.width, y - line_width);
        cairo_stroke(&cairo_);
        note(Kind::Line, mark, x, y);
    }

    // The same faces as the kiosk's (app/kiosk/ui/pictures.cpp), in lines that need little ink.
    void face(const Mark& mark, float x, float y) {
        const float side = mark.width;
        const auto at = [&](float u, float v) { return std::array{x + u * side, y + v * side}; };
        const auto disc = [&](float u, float v, float radius) {
            const auto centre = at(u, v);
            cairo_arc(&cairo_, centre[0], centre[1], radius * side, 0, 2 * std::numbers::pi);
        };
        cairo_save(&cairo_);
        cairo_set_line_width(&cairo_, side * 0.055F);
        cairo_set_line_cap(&cairo_, CAIRO_LINE_CAP_ROUND);
        disc(0.5F, 0.5F, 0.45F);
        cairo_stroke(&cairo_);
        for (const float eye : {0.345F, 0.655F}) {
            disc(eye, 0.4F, 0.058F);
            cairo_fill(&cairo_);
        }
        mouth(mark.step, at);
        if (mark.step == 0) {  // Brows.
            stroke(at(0.25F, 0.32F), at(0.4F, 0.26F));
            stroke(at(0.75F, 0.32F), at(0.6F, 0.26F));
        }
        cairo_restore(&cairo_);
        note(Kind::Picture, mark, x, y);
    }

    template <typename At>
    void mouth(int step, const At& at) {
        // Its corners and the depth of its curve: down for the worst, up for the best.
        struct Mouth {
            float half_width;
            float corner_y;
            float middle_y;
        };
        constexpr std::array<Mouth, 5> mouths = {
            Mouth{0.22F, 0.75F, 0.53F}, Mouth{0.19F, 0.71F, 0.59F}, Mouth{0.18F, 0.67F, 0.67F},
            Mouth{0.2F, 0.62F, 0.76F}, Mouth{0.27F, 0.57F, 0.88F}};
        const Mouth& one = mouths[static_cast<std::size_t>(std::clamp(step, 0, 4))];
        const auto from = at(0.5F - one.half_width, one.corner_y);
        const auto left = at(0.5F - one.half_width / 2, one.middle_y);
        const auto right = at(0.5F + one.half_width / 2, one.middle_y);
        const auto to = at(0.5F + one.half_width, one.corner_y);
        cairo_move_to(&cairo_, from[0], from[1]);
        cairo_curve_to(&cairo_, left[0], left[1], right[0], right[1], to[0], to[1]);
        if (step == 4) cairo_close_path(&cairo_);  // An open smile.
        cairo_stroke(&cairo_);
    }

    void stroke(std::array<float, 2> from, std::array<float, 2> to) {
        cairo_move_to(&cairo_, from[0], from[1]);
        cairo_line_to(&cairo_, to[0], to[1]);
        cairo_stroke(&cairo_);
    }

    void star(const Mark& mark, float x, float y) {
        const float radius = mark.width / 2 - line_width / 2;
        cairo_set_line_width(&cairo_, line_width);
        for (int i = 0; i < 10; ++i) {
            const float length = i % 2 == 0 ? radius : radius * point_of_star;
            const float turn = std::numbers::pi_v<float> * (static_cast<float>(i) / 5 - 0.5F);
            cairo_line_to(&cairo_, x + mark.width / 2 + length * std::cos(turn),
                          y + mark.height / 2 + length * std::sin(turn));
        }
        cairo_close_path(&cairo_);
        cairo_stroke(&cairo_);
        note(Kind::Picture, mark, x, y);
    }

    cairo_t& cairo_;
    Paper& paper_;
};

}  // namespace

Status draw_pages(const std::vector<DrawnPage>& pages, const std::string& title, Paper& paper) {
    const CairoSurfaceOwner surface(
        cairo_pdf_surface_create_for_stream(append, &paper.pdf, page_width, page_height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    // Else Cairo writes the time of day; every sheet has the same date, which says nothing.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z");
    const CairoOwner cairo(cairo_create(surface.get()));
    Pen pen(*cairo, paper);
    for (const DrawnPage& page : pages) {
        ++paper.pages;
        for (const PlacedRow& row : page.rows)
            pen.row(row.row, page.left, page.top + row.y);
        for (const PlacedRow& row : page.foot)
            pen.row(row.row, page.left, page.foot_top + row.y);
        cairo_show_page(cairo.get());
    }
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    const cairo_status_t drawn = cairo_status(cairo.get());
    if (status == CAIRO_STATUS_SUCCESS && drawn == CAIRO_STATUS_SUCCESS) return candour::Unit{};
    return Error{ErrorKind::Unavailable,
                 std::string("the sheet cannot be drawn: ") +
                     cairo_status_to_string(status == CAIRO_STATUS_SUCCESS ? drawn : status)};
}

}  // namespace candour::platform::paper
