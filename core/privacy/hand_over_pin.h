// The PIN with which a worker unlocks a tablet that was handed over (architecture §4.10). Devices
// have its Argon2id hash alone. It keeps a client from the worker's screens, which show nothing of
// anybody; whoever steals a device's files can try all PINs of six figures in some days.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace candour::privacy {

inline constexpr std::size_t pin_figures_min = 6;
inline constexpr std::size_t pin_figures_max = 12;

// Figures from 0 to 9, neither too few nor too many, and not all the same.
bool is_pin(std::string_view text);

// Takes some 0.3 s of one core and 64 MiB. Errors: Invalid (no PIN), Unavailable (no memory).
Result<std::string> hash_pin(std::string_view pin);

// Whether hash_pin() makes such: another cost could stop a tablet for minutes.
bool is_pin_hash(std::string_view text);

// As long as hash_pin(). `hash` must be one. False too where there is no memory for it.
bool pin_matches(std::string_view pin, const std::string& hash);

}  // namespace candour::privacy
