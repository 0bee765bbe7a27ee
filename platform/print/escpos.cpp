#include "platform/print/escpos.h"

#include <algorithm>
#include <initializer_list>

namespace candour::platform::print {
namespace {

constexpr std::uint8_t esc = 0x1B;
constexpr std::uint8_t gs = 0x1D;
// Small printers buffer few kilobytes; this many rows they all take.
constexpr int band_rows = 128;
constexpr std::size_t head_bytes = 8;  // Of a band.
constexpr std::uint8_t lines_fed = 4;  // Past the edge at which it is torn off.

void add(Bytes& bytes, std::initializer_list<int> values) {
    for (const int value : values)
        bytes.push_back(static_cast<std::uint8_t>(value));
}

void add_band(Bytes& bytes, const DotPicture& picture, int first, int rows) {
    const auto wide = static_cast<int>(picture.row_bytes());
    add(bytes, {gs, 'v', '0', 0, wide % 256, wide / 256, rows % 256, rows / 256});
    const auto from = static_cast<std::ptrdiff_t>(picture.row_bytes()) * first;
    const auto count = static_cast<std::ptrdiff_t>(picture.row_bytes()) * rows;
    bytes.insert(bytes.end(), picture.rows.begin() + from, picture.rows.begin() + from + count);
}

}  // namespace

Bytes escpos_of(const DotPicture& picture) {
    constexpr std::size_t commands_max = 64;
    Bytes bytes;
    // At once: what a vector outgrows would be left behind.
    const auto bands = static_cast<std::size_t>(picture.high / band_rows + 1);
    bytes.reserve(picture.rows.size() + bands * head_bytes + commands_max);
    add(bytes, {esc, '@'});
    for (int first = 0; first < picture.high; first += band_rows)
        add_band(bytes, picture, first, std::min(band_rows, picture.high - first));
    add(bytes, {esc, 'd', lines_fed, gs, 'V', 66, 0, esc, '@'});
    return bytes;
}

Bytes end_of_broken_band(const SlipSize& size) {
    return Bytes(static_cast<std::size_t>(size.dots_wide / 8 * band_rows) + head_bytes);
}

}  // namespace candour::platform::print
