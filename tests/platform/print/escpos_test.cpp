// What a receipt printer is told: byte by byte, and read back.
#include "platform/print/escpos.h"

#include <algorithm>

#include "tests/platform/print/escpos_reader.h"
#include "tests/platform/print/slips.h"
#include "tests/support/catch.h"

namespace candour::platform::print {
namespace {

using tests::EscposReader;
using tests::noise;
using tests::PrintedSlip;

Bytes first_of(const Bytes& bytes, std::ptrdiff_t count) {
    return {bytes.begin(), bytes.begin() + count};
}

Bytes last_of(const Bytes& bytes, std::ptrdiff_t count) {
    return {bytes.end() - count, bytes.end()};
}

TEST_CASE("a slip begins anew, is a picture in bands, is fed out, cut, and forgotten", "[print]") {
    const Bytes small = escpos_of(noise(paper_58, 300));
    REQUIRE(first_of(small, 10) == Bytes{0x1B, '@', 0x1D, 'v', '0', 0, 48, 0, 128, 0});
    REQUIRE(last_of(small, 9) == Bytes{0x1B, 'd', 4, 0x1D, 'V', 66, 0, 0x1B, '@'});
    // 300 rows are two bands of 128 and one of 44, each with a head of eight bytes.
    REQUIRE(small.size() == 2 + 300 * 48 + 3 * 8 + 9);
    const std::ptrdiff_t last_band = 2 + 2 * (8 + 128 * 48);
    REQUIRE(Bytes(small.begin() + last_band, small.begin() + last_band + 8) ==
            Bytes{0x1D, 'v', '0', 0, 48, 0, 44, 0});
    REQUIRE(escpos_of(noise(paper_80, 1))[6] == 72);
}

TEST_CASE("what is printed is what was drawn, dot by dot, on both papers", "[print]") {
    for (const SlipSize& size : {paper_58, paper_80}) {
        for (const int high : {1, 127, 128, 129, 1'000}) {
            const DotPicture drawn = noise(size, high);
            EscposReader printer(escpos_of(drawn));
            const std::vector<PrintedSlip> printed = printer.read();
            REQUIRE(printed.size() == 1);
            REQUIRE(printed[0].wide == drawn.wide);
            REQUIRE(printed[0].high == drawn.high);
            REQUIRE(printed[0].rows == drawn.rows);
            REQUIRE(printed[0].cut);
            REQUIRE(printer.letters == 0);
        }
    }
}

TEST_CASE("wherever a slip was broken off, the next one comes out whole", "[print]") {
    const DotPicture drawn = noise(paper_58, 200);
    const Bytes whole = escpos_of(drawn);
    const Bytes rest = end_of_broken_band(paper_58);
    for (std::ptrdiff_t cut = 1; cut < static_cast<std::ptrdiff_t>(whole.size());
         cut += cut < 30 ? 1 : 61) {
        CAPTURE(cut);
        Bytes sent = first_of(whole, cut);
        sent.insert(sent.end(), rest.begin(), rest.end());
        sent.insert(sent.end(), whole.begin(), whole.end());
        EscposReader printer(std::move(sent));
        const std::vector<PrintedSlip> printed = printer.read();
        REQUIRE_FALSE(printed.empty());
        const Bytes& rows = printed.back().rows;
        REQUIRE(rows.size() >= drawn.rows.size());
        REQUIRE(std::equal(drawn.rows.rbegin(), drawn.rows.rend(), rows.rbegin()));
        REQUIRE(printer.letters == 0);
    }
}

}  // namespace
}  // namespace candour::platform::print
