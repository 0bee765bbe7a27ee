// app/kiosk/flow/lots.h: what a visit's one drawn number decides: whether a sample takes it, and in
// which order choices stand. The same for the whole visit, and written down nowhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace candour::kiosk {

// One visit in `one_in`, for each questionnaire by itself.
bool is_drawn(std::uint64_t lots, std::string_view questionnaire, int one_in);

// 0 to count - 1 in an order of their own for each question.
std::vector<std::size_t> drawn_order(std::uint64_t lots, std::string_view question,
                                     std::size_t count);

}  // namespace candour::kiosk
