// What can be an address.
#include "core/office/mailer.h"

#include <algorithm>

namespace candour::office {

bool is_email_address(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
    if (text.size() > 254 || text.find('@', at + 1) != std::string_view::npos) return false;
    // What an SMTP line could be broken with; addresses that need quotes are not taken.
    return std::ranges::all_of(text, [](char c) {
        return c > ' ' && c < 0x7f &&
               std::string_view("<>()[]\\,;:\"").find(c) == std::string_view::npos;
    });
}

}  // namespace candour::office
