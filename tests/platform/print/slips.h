// Pictures to print in tests, and time limits that nobody has to wait for.
#pragma once

#include "platform/print/slip_printer.h"

namespace candour::tests {

inline constexpr platform::print::PrintLimits impatient{Milliseconds{200}, Milliseconds{20'000}};

// Noise: no two rows are alike, every byte occurs, also those that terminals change.
inline platform::print::DotPicture noise(const platform::print::SlipSize& size, int high) {
    Bytes rows(static_cast<std::size_t>(size.dots_wide / 8 * high));
    std::uint32_t state = 12345;
    for (std::uint8_t& byte : rows) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(state >> 24);
    }
    return {size.dots_wide, high, std::move(rows)};
}

}  // namespace candour::tests
