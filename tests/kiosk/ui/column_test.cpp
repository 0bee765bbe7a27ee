// Blocks on pages.
#include "app/kiosk/ui/column.h"

#include "app/kiosk/ui/geometry.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

constexpr Rect area{10, 20, 300, 100};

Block block(float height, float gap = 0) {
    Block made;
    made.height = height;
    made.gap = gap;
    made.place = [](const Rect&) {};
    return made;
}

// A text of lines 10 high each, at least one of them.
Block lines(int count) {
    Block made = block(static_cast<float>(count) * 10);
    made.start_height = 10;
    made.split = [count](float height) -> std::vector<Block> {
        const int first = static_cast<int>(height / 10);
        if (first < 1 || first >= count) return {};
        return {lines(first), lines(count - first)};
    };
    return made;
}

std::vector<std::size_t> pages_of(const Column& column) {
    std::vector<std::size_t> pages;
    for (const PlacedBlock& placed : column.blocks)
        pages.push_back(placed.page);
    return pages;
}

TEST_CASE("blocks stand below each other with their gaps, but none above the first") {
    const Column column = lay_out({block(30, 7), block(20, 5)}, area, 0);
    REQUIRE(column.pages == 1);
    REQUIRE(column.blocks[0].rect.y == 20);
    REQUIRE(column.blocks[1].rect.y == 55);
    REQUIRE(column.blocks[1].rect.width == 300);
}

TEST_CASE("what does not fit starts the next page without its gap") {
    const Column column = lay_out({block(60), block(50, 9)}, area, 0);
    REQUIRE(pages_of(column) == std::vector<std::size_t>{0, 1});
    REQUIRE(column.blocks[1].rect.y == 20);
    REQUIRE(column.fits);
}

TEST_CASE("a heading goes with what it introduces") {
    Block heading = block(20);
    heading.with_next = true;
    const Column column = lay_out({block(50), heading, block(40)}, area, 0);
    REQUIRE(pages_of(column) == std::vector<std::size_t>{0, 1, 1});
}

TEST_CASE("headings are not kept with what is higher than any page") {
    Block heading = block(20);
    heading.with_next = true;
    const Column column = lay_out({heading, block(95)}, area, 0);
    REQUIRE(pages_of(column) == std::vector<std::size_t>{0, 1});
    REQUIRE(column.fits);
}

TEST_CASE("a heading keeps its lead when what follows the lead does not fit with both") {
    Block heading = block(40);
    heading.with_next = true;
    Block lead = block(40);
    lead.with_next = true;
    const Column column = lay_out({heading, lead, block(50)}, area, 0);
    REQUIRE(pages_of(column) == std::vector<std::size_t>{0, 0, 1});
}

TEST_CASE("a heading that leaves its page goes with the start of a text longer than the next") {
    Block heading = block(20);
    heading.with_next = true;
    const Column column = lay_out({block(75), heading, lines(12)}, area, 0);
    REQUIRE(pages_of(column) == std::vector<std::size_t>{0, 1, 1, 2});
}

TEST_CASE("a long text goes on over as many pages as it needs, losing no line") {
    const Column column = lay_out({block(75), lines(25)}, area, 0);
    REQUIRE(column.pages == 4);
    float height = 0;
    for (const PlacedBlock& placed : column.blocks) {
        REQUIRE(bottom_of(placed.rect) <= bottom_of(area));
        height += placed.rect.height;
    }
    REQUIRE(height == 75 + 250);
}

TEST_CASE("a filling block takes what is left, up to its limit, and ends at the bottom") {
    Block field = block(30);
    field.fills = true;
    field.fills_max = 50;
    const Column column = lay_out({block(20), field}, area, 0.3F);
    REQUIRE(column.blocks[1].rect.height == 50);
    REQUIRE(bottom_of(column.blocks[1].rect) == bottom_of(area));
    REQUIRE(bottom_of(column.blocks[0].rect) == column.blocks[1].rect.y);
}

TEST_CASE("one page alone sinks by its share of the room left") {
    const Column column = lay_out({block(40)}, area, 0.5F);
    REQUIRE(column.blocks[0].rect.y == 50);
}

TEST_CASE("a block higher than a page is told") {
    REQUIRE_FALSE(lay_out({block(101)}, area, 0).fits);
}

TEST_CASE("nothing is one empty page") { REQUIRE(lay_out({}, area, 0).pages == 1); }

}  // namespace
}  // namespace candour::kiosk
