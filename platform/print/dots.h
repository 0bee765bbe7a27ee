// DotPicture: what a printer prints, a bit a dot.
#pragma once

#include <cstddef>
#include <utility>

#include "core/base/bytes.h"

namespace candour::platform::print {

struct DotPicture {
    int wide = 0;  // Dots; a multiple of eight.
    int high = 0;
    // From the top; each row has wide / 8 bytes, whose highest bit is the leftmost dot. 1 is black.
    Bytes rows;

    DotPicture() = default;
    DotPicture(int wide_in, int high_in, Bytes rows_in)
        : wide(wide_in), high(high_in), rows(std::move(rows_in)) {}
    // It overwrites itself when it goes.
    ~DotPicture() { wipe(rows); }
    DotPicture(const DotPicture&) = delete;
    DotPicture& operator=(const DotPicture&) = delete;
    DotPicture(DotPicture&&) = default;
    DotPicture& operator=(DotPicture&& other) {
        wipe(rows);
        wide = other.wide;
        high = other.high;
        rows = std::exchange(other.rows, {});
        return *this;
    }

    std::size_t row_bytes() const { return static_cast<std::size_t>(wide) / 8; }
    bool is_black(int x, int y) const {
        const std::size_t at =
            static_cast<std::size_t>(y) * row_bytes() + static_cast<std::size_t>(x) / 8;
        return (rows[at] >> (7 - x % 8) & 1) != 0;
    }
};

// How wide it is to be, and in which dots.
struct SlipSize {
    int dots_wide = 0;  // A multiple of eight.
    float dots_per_mm = 0;
    bool operator==(const SlipSize&) const = default;
};

// Receipt printers have 203 dots an inch. On paper of 58 mm they print 48, on 80 mm 72.
inline constexpr SlipSize paper_58{384, 8};
inline constexpr SlipSize paper_80{576, 8};
// For printers that print pages; about 300 dots an inch.
inline constexpr SlipSize on_a_page{864, 12};

}  // namespace candour::platform::print
