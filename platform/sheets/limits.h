// Limits of spreadsheets that are read: what a form of 10,000 questions in 20 languages needs, and
// not more. Each holds for what is really there, whatever the file says of itself.
#pragma once

#include <cstddef>

namespace candour::platform::sheets {

inline constexpr std::size_t file_bytes_max = std::size_t{64} << 20;
inline constexpr std::size_t entries_max = 1'000;
// Of all parts that are read, unpacked.
inline constexpr std::size_t unpacked_bytes_max = std::size_t{256} << 20;
// A part that grows more than this is no spreadsheet but a bomb; small ones may.
inline constexpr std::size_t ratio_max = 200;
inline constexpr std::size_t ratio_free_bytes = std::size_t{1} << 20;
inline constexpr std::size_t xml_depth_max = 64;
// Of a relationships or workbook part.
inline constexpr std::size_t names_max = 1'000;
inline constexpr std::size_t styles_max = 65'536;
inline constexpr std::size_t shared_strings_max = 1'000'000;
// As spreadsheets have them themselves.
inline constexpr std::size_t cell_bytes_max = 32'767 * 4;
// Rows and columns with something in them.
inline constexpr std::size_t rows_max = 200'000;
inline constexpr std::size_t row_number_max = 1'048'576;
inline constexpr std::size_t columns_max = 2'000;
inline constexpr std::size_t cells_max = 4'000'000;
// All cells of a workbook; each shared string counts as often as it is used.
inline constexpr std::size_t text_bytes_max = std::size_t{256} << 20;

}  // namespace candour::platform::sheets
