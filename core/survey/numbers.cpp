// Canonical numbers.
#include "core/survey/numbers.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/base/check.h"

namespace candour::survey {
namespace {

// The largest double has 309 digits, the smallest 1,074 after its point.
constexpr std::size_t digits_room = 1100;
// More than a person means; a canonical text is never cut by it that a question could take.
constexpr std::size_t text_bytes_max = 400;

}  // namespace

std::string number_text(double number) {
    CHECK(std::isfinite(number));
    if (number == 0) return "0";
    std::array<char, digits_room> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                       std::chars_format::fixed);
    CHECK(written.ec == std::errc{});
    return {digits.data(), written.ptr};
}

std::optional<double> number_in(std::string_view text) {
    if (text.empty() || text.size() > text_bytes_max) return std::nullopt;
    double number = 0;
    const auto read =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    if (!std::isfinite(number) || number_text(number) != text) return std::nullopt;
    return number;
}

}  // namespace candour::survey
