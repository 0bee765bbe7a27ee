#include "app/kiosk/flow/lots.h"

#include <numeric>
#include <utility>

namespace candour::kiosk {
namespace {

// SplitMix64 (Steele, Lea, Flood 2014): every bit of the result depends on every bit of `state`.
std::uint64_t next(std::uint64_t& state) {
    state += 0x9E37'79B9'7F4A'7C15U;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return mixed ^ (mixed >> 31U);
}

// A stream of numbers of its own for each name.
std::uint64_t stream_of(std::uint64_t lots, std::string_view name) {
    std::uint64_t state = lots;
    for (const char c : name) {
        state ^= static_cast<unsigned char>(c);
        state = next(state);
    }
    return state;
}

}  // namespace

bool is_drawn(std::uint64_t lots, std::string_view questionnaire, int one_in) {
    if (one_in <= 1) return true;
    std::uint64_t stream = stream_of(lots, questionnaire);
    // Of 2^64 numbers: that they cannot be parted evenly changes no chance by more than 2^-54.
    return next(stream) % static_cast<std::uint64_t>(one_in) == 0;
}

std::vector<std::size_t> drawn_order(std::uint64_t lots, std::string_view question,
                                     std::size_t count) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::uint64_t stream = stream_of(lots, question);
    for (std::size_t left = count; left > 1; --left) {
        std::swap(order[left - 1], order[next(stream) % left]);
    }
    return order;
}

}  // namespace candour::kiosk
