#include "app/kiosk/ui/amounts.h"

#include <algorithm>
#include <array>

namespace candour::kiosk {
namespace {

using Signs = std::array<std::string_view, 8>;
constexpr Signs signs_before = {"£", "€", "$", "¥", "#", "+", "-", "\u2212"};
constexpr Signs signs_behind = {"%", "‰", "°", "£", "€", "$", "¥", "+"};
constexpr std::array<std::string_view, 2> spaces = {" ", "\u00A0"};
// What begins an isolate: left to right, right to left, as its first letter.
constexpr std::array<std::string_view, 3> isolates = {"\u2066", "\u2067", "\u2068"};
constexpr std::string_view begin_apart = "\u2066";
constexpr std::string_view end_apart = "\u2069";

bool is_figure(char byte) { return byte >= '0' && byte <= '9'; }
bool is_latin(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

template <typename List>
std::size_t starts_with_one(std::string_view text, const List& list) {
    for (const std::string_view one : list) {
        if (text.starts_with(one)) return one.size();
    }
    return 0;
}

bool ends_with_isolate(std::string_view text) {
    return std::ranges::any_of(isolates, [&](auto one) { return text.ends_with(one); });
}

// Bytes of the figures that `text` begins with, and of the points between them.
std::size_t figures_of(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_figure(text[at])) {
            end = at + 1;
        } else if (at != end || end == 0 || std::string_view(".,:/").find(text[at]) > 3) {
            break;
        }
    }
    return end;
}

// Bytes of the sign that `text` begins with, and of a space before it; not of one that belongs to
// the figure after it.
std::size_t sign_behind(std::string_view text) {
    const std::size_t space = starts_with_one(text, spaces);
    const std::size_t sign = starts_with_one(text.substr(space), signs_behind);
    if (sign == 0 || (space > 0 && text[space] == '+')) return 0;
    std::string_view rest = text.substr(space + sign);
    rest.remove_prefix(starts_with_one(rest, spaces));
    return rest.empty() || !is_figure(rest.front()) ? space + sign : 0;
}

// Bytes of the amount that `text` begins with; 0: none, or a figure without a sign.
std::size_t amount_of(std::string_view text) {
    std::size_t at = 0;
    while (const std::size_t sign = starts_with_one(text.substr(at), signs_before))
        at += sign;
    std::size_t signs = at;
    if (at > 0) at += starts_with_one(text.substr(at), spaces);
    const std::size_t figures = figures_of(text.substr(at));
    if (figures == 0) return 0;
    at += figures;
    const std::size_t behind = sign_behind(text.substr(at));
    at += behind;
    signs += behind;
    while (signs > 0 && at < text.size() && is_latin(text[at]))
        ++at;  // "£4k", "20°C".
    return signs > 0 ? at : 0;
}

}  // namespace

std::string with_amounts_apart(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const bool begins = at == 0 || !(is_figure(text[at - 1]) || is_latin(text[at - 1]));
        const bool is_apart = ends_with_isolate(text.substr(0, at));
        const std::size_t amount = begins && !is_apart ? amount_of(text.substr(at)) : 0;
        if (amount > 0) {
            result.append(begin_apart).append(text.substr(at, amount)).append(end_apart);
            at += amount;
            continue;
        }
        // A whole figure at once: none begins inside another.
        const std::size_t bytes =
            std::max<std::size_t>(begins ? figures_of(text.substr(at)) : 0, 1);
        result += text.substr(at, bytes);
        at += bytes;
    }
    return result;
}

}  // namespace candour::kiosk
