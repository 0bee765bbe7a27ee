// What a PIN is, and its hash.
#include "core/privacy/hand_over_pin.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/check.h"
#include "core/privacy/slow_hash.h"

namespace candour::privacy {
bool is_pin(std::string_view text) {
    const bool figures = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return figures && text.size() >= pin_figures_min && text.size() <= pin_figures_max &&
           text.find_first_not_of(text.front()) != std::string_view::npos;
}

Result<std::string> hash_pin(std::string_view pin) {
    if (!is_pin(pin)) {
        return Error{ErrorKind::Invalid,
                     "a PIN has 6 to 12 figures from 0 to 9, and they are not all the same"};
    }
    std::optional<std::string> hash = slow_hash(pin);
    if (!hash) {
        return Error{ErrorKind::Unavailable, "not enough memory to make a PIN's hash (64 MiB)"};
    }
    return std::move(*hash);
}

bool is_pin_hash(std::string_view text) { return is_slow_hash(text); }

bool pin_matches(std::string_view pin, const std::string& hash) {
    CHECK(is_pin_hash(hash));
    return slow_hash_matches(pin, hash);
}

}  // namespace candour::privacy
