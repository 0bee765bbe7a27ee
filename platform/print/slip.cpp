// Letters are drawn grey, as on the screen, and then made black or white: thermal paper has no
// more.
#include "platform/print/slip.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "platform/text/glib_owner.h"
#include "platform/text/paragraph.h"
#include "platform/text/show.h"

namespace candour::platform::print {
namespace {

// Millimetres.
constexpr float margin = 1;
constexpr float between = 4;
constexpr float title_em = 7;
// 16 points: large print (UKAAF G003).
constexpr float words_em = 5.65F;
constexpr float code_em_max = 15;
constexpr float stroke = 0.4F;

// Less than on the screen, as a roll is narrow; lines of Nastaliq just do not touch.
constexpr float line_spacing = 1.15F;

// In shares of the code's em, as on the screen (app/kiosk/ui/ui_receipt.cpp).
constexpr float cell_wide = 0.82F;
constexpr float plate_pad = 0.3F;
constexpr float plate_high = 1.3F;
constexpr float plate_gap = 0.2F;

constexpr std::uint8_t black_from = 0x80;

struct Placed {
    std::unique_ptr<Paragraph> words;
    float x;
    float y;
};

struct Plate {
    float x;
    float y;
    float wide;
    float high;
};

// Places one thing under another, in dots.
class Slip {
public:
    Slip(Fonts& fonts, const SlipSize& size) : fonts_(fonts), size_(size) {}

    void words(const ShownText& text, float em_mm, bool bold) {
        kiosk::TextRun run;
        run.text = text.text;
        run.language = text.language;
        run.size_px = em_mm * size_.dots_per_mm;
        run.bold = bold;
        run.wrap_px = width();
        run.line_spacing = line_spacing;
        auto paragraph = std::make_unique<Paragraph>(fonts_, run);
        const float high = paragraph->extent().height;
        placed_.push_back({std::move(paragraph), dots(margin), y_});
        y_ += high + dots(between);
    }

    // A group a line, in its plate; from left to right in every language, as on the screen.
    void code(const SecretString& written) {
        const float group_ems = static_cast<float>(privacy::receipt_group) * cell_wide;
        const float em =
            std::min(dots(code_em_max), std::floor(width() / (group_ems + 2 * plate_pad)));
        std::size_t from = 0;
        while (from < written.size()) {
            const std::size_t end = std::min(written.find('-', from), written.size());
            group({written.data() + from, end - from}, em);
            from = end + 1;
        }
        y_ += dots(between);
    }

    int height() const { return static_cast<int>(std::ceil(y_)); }

    void draw(cairo_t& cairo) const {
        cairo_set_source_rgba(&cairo, 1, 1, 1, 1);
        cairo_set_line_width(&cairo, dots(stroke));
        for (const Plate& plate : plates_) {
            cairo_rectangle(&cairo, plate.x, plate.y, plate.wide, plate.high);
            cairo_stroke(&cairo);
        }
        for (const Placed& one : placed_) {
            cairo_save(&cairo);
            cairo_translate(&cairo, std::round(one.x), std::round(one.y));
            show(one.words->lines(), cairo);
            cairo_restore(&cairo);
        }
    }

private:
    float dots(float mm) const { return mm * size_.dots_per_mm; }
    float width() const { return static_cast<float>(size_.dots_wide) - 2 * dots(margin); }

    void group(std::string_view symbols, float em) {
        const float wide = (static_cast<float>(symbols.size()) * cell_wide + 2 * plate_pad) * em;
        const Plate plate{(static_cast<float>(size_.dots_wide) - wide) / 2, y_, wide,
                          em * plate_high};
        float x = plate.x + plate_pad * em;
        for (const char symbol : symbols) {
            kiosk::TextRun run;
            run.text = std::string(1, symbol);
            run.language = "en";
            run.size_px = em;
            run.bold = true;
            auto letter = std::make_unique<Paragraph>(fonts_, run);
            const kiosk::TextExtent extent = letter->extent();
            const float inset = (cell_wide * em - extent.width) / 2;
            placed_.push_back(
                {std::move(letter), x + inset, y_ + (plate.high - extent.height) / 2});
            x += cell_wide * em;
        }
        plates_.push_back(plate);
        y_ += plate.high + plate_gap * em;
    }

    Fonts& fonts_;
    SlipSize size_;
    std::vector<Placed> placed_;
    std::vector<Plate> plates_;
    float y_ = 0;
};

Bytes black_or_white(const Bytes& grey, std::size_t wide, std::size_t high) {
    Bytes rows(wide / 8 * high);
    for (std::size_t i = 0; i < grey.size(); ++i) {
        if (grey[i] >= black_from) rows[i / 8] |= static_cast<std::uint8_t>(0x80 >> i % 8);
    }
    return rows;
}

}  // namespace

Result<DotPicture> draw_slip(Fonts& fonts, const kiosk::Translator& translator,
                             const Language& language, const privacy::Receipt& receipt,
                             const SlipSize& size) {
    Slip slip(fonts, size);
    const auto tr = [&](std::string_view english) { return translator.show(language, english); };
    slip.words(tr("Your code"), title_em, /*bold=*/true);
    slip.code(privacy::written(receipt));
    slip.words(tr("With this code you can read our answer on another day, on the screen that "
                  "printed it."),
               words_em, /*bold=*/false);
    slip.words(tr("Keep it private. Whoever has it can read the answer."), words_em, /*bold=*/true);

    const auto wide = static_cast<std::size_t>(size.dots_wide);
    const auto high = static_cast<std::size_t>(slip.height());
    Bytes grey(wide * high);
    cairo_status_t status = CAIRO_STATUS_SUCCESS;
    {
        const CairoSurfaceOwner image(cairo_image_surface_create_for_data(
            grey.data(), CAIRO_FORMAT_A8, size.dots_wide, slip.height(), size.dots_wide));
        const CairoOwner cairo(cairo_create(image.get()));
        slip.draw(*cairo);
        status = cairo_status(cairo.get());
        cairo_surface_finish(image.get());
    }
    DotPicture picture(size.dots_wide, slip.height(), black_or_white(grey, wide, high));
    wipe(grey);
    if (status == CAIRO_STATUS_SUCCESS) return picture;
    return Error{ErrorKind::Unavailable,
                 std::string("the code cannot be drawn: ") + cairo_status_to_string(status)};
}

}  // namespace candour::platform::print
