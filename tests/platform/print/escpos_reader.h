// A receipt printer of paper made of bytes: what a program sends it, as the picture that comes out.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/bytes.h"

namespace candour::tests {

struct PrintedSlip {
    int wide = 0;
    int high = 0;
    Bytes rows;  // As DotPicture has them.
    bool cut = false;

    bool is_black(int x, int y) const {
        return (rows.at(static_cast<std::size_t>(y * wide / 8 + x / 8)) >> (7 - x % 8) & 1) != 0;
    }
};

// Reads ESC @, ESC d, GS v 0 and GS V 66; what it does not know it leaves out, as printers do.
class EscposReader {
public:
    explicit EscposReader(Bytes bytes) : bytes_(std::move(bytes)) {}

    // Everything between two cuts is one; the last may have none.
    std::vector<PrintedSlip> read() {
        std::vector<PrintedSlip> slips(1);
        while (at_ < bytes_.size()) {
            const int first = next();
            const int second = first == 0x1B || first == 0x1D ? next() : -1;
            if (first == 0x1B && second == 'd') {
                next();
            } else if (first == 0x1D && second == 'V') {
                if (next() == 66) next();
                slips.back().cut = true;
                slips.emplace_back();
            } else if (first == 0x1D && second == 'v' && next() == '0') {
                band(slips.back());
            } else if (first > 0 && second < 0) {
                ++letters;
            }
        }
        if (slips.back().rows.empty()) slips.pop_back();
        return slips;
    }

    int letters = 0;  // Printed as such: a picture that was taken for text.

private:
    int next() { return at_ < bytes_.size() ? bytes_[at_++] : -1; }
    int two() {
        const int low = next();
        return low + 256 * next();
    }
    void band(PrintedSlip& slip) {
        next();  // The mode.
        const int wide = two();
        const int high = two();
        if (wide <= 0 || high <= 0) return;
        slip.wide = wide * 8;
        slip.high += high;
        for (int i = 0; i < wide * high; ++i)
            slip.rows.push_back(static_cast<std::uint8_t>(std::max(next(), 0)));
    }

    Bytes bytes_;
    std::size_t at_ = 0;
};

}  // namespace candour::tests
