// The paper as it is drawn, with the real fonts and catalogues.
#include "platform/print/slip.h"

#include <optional>

#include "core/feedback/organisation.h"
#include "platform/text/catalogue.h"
#include "tests/platform/text/engine_fixture.h"
#include "tests/support/catch.h"
#include "tests/support/freed_memory.h"

namespace candour::platform::print {
namespace {

const std::vector<Language> all_languages = {"en", "en-simple", "cy", "pl", "ro", "pt", "uk",
                                             "vi", "zh-Hans",   "ur", "ar", "fa", "ps", "ckb",
                                             "hi", "pa",        "gu", "bn", "ta", "so", "ti"};

privacy::Receipt one_receipt() {
    return privacy::Receipt({0, 1, 2, 3, 31, 30, 29, 28, 10, 11, 12, 13, 17, 18, 19, 20});
}

privacy::Receipt other_receipt() {
    return privacy::Receipt({30, 30, 27, 30, 16, 20, 22, 20, 27, 30, 30, 27, 20, 20, 20, 20});
}

class Drawer {
public:
    DotPicture draw(const Language& language, const SlipSize& size,
                    const privacy::Receipt& receipt = one_receipt()) {
        auto slip = draw_slip(engine_.text->fonts(), catalogue_, language, receipt, size);
        REQUIRE(slip.ok());
        return slip.take();
    }

private:
    tests::Engine engine_;
    Catalogue catalogue_{tests::share_path("locale")};
};

struct Ink {
    int left;
    int right;
    int top;
    int bottom;
    std::size_t dots = 0;
};

// Of the rows from `from` to before `to`.
Ink ink_of(const DotPicture& slip, int from, int to) {
    Ink ink{slip.wide, -1, slip.high, -1};
    for (int y = from; y < to; ++y) {
        for (int x = 0; x < slip.wide; ++x) {
            if (!slip.is_black(x, y)) continue;
            ink.left = std::min(ink.left, x);
            ink.right = std::max(ink.right, x);
            ink.top = std::min(ink.top, y);
            ink.bottom = std::max(ink.bottom, y);
            ++ink.dots;
        }
    }
    return ink;
}

// The first and last row in which two slips of one size differ.
std::optional<std::pair<int, int>> difference(const DotPicture& one, const DotPicture& other) {
    std::optional<std::pair<int, int>> rows;
    for (int y = 0; y < one.high; ++y) {
        for (int x = 0; x < one.wide; ++x) {
            if (one.is_black(x, y) == other.is_black(x, y)) continue;
            rows = {rows ? rows->first : y, y};
        }
    }
    return rows;
}

TEST_CASE("in every language nothing of the paper is cut off", "[print]") {
    Drawer drawer;
    for (const Language& language : all_languages) {
        for (const SlipSize& size : {paper_58, paper_80, on_a_page}) {
            CAPTURE(language, size.dots_wide);
            const DotPicture slip = drawer.draw(language, size);
            REQUIRE(slip.wide == size.dots_wide);
            REQUIRE(slip.rows.size() == slip.row_bytes() * static_cast<std::size_t>(slip.high));
            const Ink ink = ink_of(slip, 0, slip.high);
            REQUIRE(ink.left > 0);
            REQUIRE(ink.right < slip.wide - 1);
            REQUIRE(ink.bottom < slip.high - 1);
            // Letters, not a black bar; and no longer than a page of A4.
            const auto all = static_cast<std::size_t>(slip.wide * slip.high);
            REQUIRE(ink.dots > all / 50);
            REQUIRE(ink.dots < all / 3);
            REQUIRE(static_cast<float>(slip.high) / size.dots_per_mm < 297);
        }
    }
}

TEST_CASE("two slips of one language differ in the code and in nothing else", "[print]") {
    Drawer drawer;
    for (const Language& language : {Language("en"), Language("ur")}) {
        const DotPicture one = drawer.draw(language, paper_58);
        REQUIRE(one.rows == drawer.draw(language, paper_58).rows);
        const DotPicture other = drawer.draw(language, paper_58, other_receipt());
        REQUIRE(one.high == other.high);
        const auto rows = difference(one, other);
        REQUIRE(rows.has_value());
        // Five plates of 1.3 em and gaps, 11 mm high and more each.
        REQUIRE(rows->second - rows->first > 40 * 8);
        REQUIRE(rows->second - rows->first < 100 * 8);
        REQUIRE(ink_of(one, 0, rows->first).dots > 500);                 // The title, above …
        REQUIRE(ink_of(one, rows->second + 20, one.high).dots > 2'000);  // … and words below.
    }
}

TEST_CASE("each symbol of the code is at least as high as a little finger is wide", "[print]") {
    Drawer drawer;
    const DotPicture one = drawer.draw("en", paper_58, privacy::Receipt({8, 8, 8, 8}));
    const DotPicture other = drawer.draw("en", paper_58, privacy::Receipt({11, 8, 8, 8}));
    const auto rows = difference(one, other);  // The first symbol, and the check symbol.
    REQUIRE(rows.has_value());
    int high = 0;
    for (int y = rows->first; y < one.high; ++y) {
        bool same = true;
        for (int x = 0; x < one.wide; ++x)
            same = same && one.is_black(x, y) == other.is_black(x, y);
        if (same && y > rows->first + 8) break;
        ++high;
    }
    REQUIRE(high >= 8 * 8);  // 8 mm.
}

TEST_CASE("a slip that goes leaves no memory that holds it", "[print]") {
    if (!test::can_watch()) return;
    Drawer drawer;
    const DotPicture sample = drawer.draw("en", paper_58);
    const auto rows = difference(sample, drawer.draw("en", paper_58, other_receipt()));
    REQUIRE(rows.has_value());
    // A row through the middle of the first group.
    const auto at = static_cast<std::ptrdiff_t>(sample.row_bytes()) * (rows->first + 40);
    const std::string row(sample.rows.begin() + at, sample.rows.begin() + at + 48);
    REQUIRE(test::dirty_blocks_freed_by(row, [&] { drawer.draw("en", paper_58); }) == 0);
    REQUIRE(test::dirty_blocks_freed_by(row, [&] { Bytes copy = sample.rows; }) == 1);
}

TEST_CASE("words that are read from the right begin there", "[print]") {
    Drawer drawer;
    const DotPicture slip = drawer.draw("ur", paper_80);
    const DotPicture other = drawer.draw("ur", paper_80, other_receipt());
    const auto rows = difference(slip, other);
    REQUIRE(rows.has_value());
    const Ink title = ink_of(slip, 0, rows->first - 40);
    REQUIRE(title.right > slip.wide - 24);
    REQUIRE(title.left > slip.wide / 2);
    const DotPicture english = drawer.draw("en", paper_80);
    REQUIRE(ink_of(english, 0, 60).left < 24);
}

}  // namespace
}  // namespace candour::platform::print
