// Amounts in texts that are written from the right.
#pragma once

#include <string>
#include <string_view>

namespace candour::kiosk {

// `text` with every figure that has a sign ("£4", "50%", "-2", "+44") set apart, so that it reads
// from left to right. After a letter of the Arabic script Unicode's rules (UAX #9, W2) would turn
// it round. What is a span from one figure to another keeps the text's direction, as it is read in
// it.
std::string with_amounts_apart(std::string_view text);

}  // namespace candour::kiosk
