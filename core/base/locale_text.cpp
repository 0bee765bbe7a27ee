// Choosing a text's language, and what is known of languages.
#include "core/base/locale_text.h"

#include <algorithm>
#include <array>

namespace candour {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The part of `tag` before the next hyphen, which goes with it.
std::string_view take_subtag(std::string_view& tag) {
    const std::size_t hyphen = std::min(tag.find('-'), tag.size());
    const std::string_view subtag = tag.substr(0, hyphen);
    tag.remove_prefix(std::min(hyphen + 1, tag.size()));
    return subtag;
}

bool is_script(std::string_view subtag) {
    return subtag.size() == 4 && std::ranges::all_of(subtag, is_letter);
}

bool is_region(std::string_view subtag) {
    return (subtag.size() == 2 && std::ranges::all_of(subtag, is_letter)) ||
           (subtag.size() == 3 && std::ranges::all_of(subtag, is_digit));
}

// Registered variants are five to eight letters or figures, or four that begin with a figure.
bool is_variant(std::string_view subtag) {
    const bool plain =
        std::ranges::all_of(subtag, [](char c) { return is_letter(c) || is_digit(c); });
    if (!plain || subtag.empty()) return false;
    return (subtag.size() >= 5 && subtag.size() <= 8) ||
           (subtag.size() == 4 && is_digit(subtag.front()));
}

}  // namespace

ShownText LocalText::in(std::string_view wanted, std::string_view fallback) const {
    for (std::string_view language : {wanted, fallback}) {
        for (; !language.empty(); language = parent_language(language)) {
            const auto found = by_language.find(Language(language));
            if (found != by_language.end()) return {found->second, found->first};
        }
    }
    if (by_language.empty()) return {};
    return {by_language.begin()->second, by_language.begin()->first};
}

bool is_right_to_left(std::string_view language) {
    constexpr std::array<std::string_view, 10> languages = {"ur", "ar", "fa", "ps", "ckb",
                                                            "he", "sd", "ug", "dv", "yi"};
    constexpr std::array<std::string_view, 4> scripts = {"Arab", "Hebr", "Thaa", "Nkoo"};
    const std::string_view primary = take_subtag(language);
    const std::string_view next = take_subtag(language);
    // A script that is named decides: "pa-Arab" is, "ks-Deva" or "ur-Latn" is not.
    if (is_script(next)) return std::ranges::find(scripts, next) != scripts.end();
    return std::ranges::find(languages, primary) != languages.end();
}

bool is_language_tag(std::string_view tag) {
    if (tag.empty() || tag.back() == '-') return false;
    const std::string_view primary = take_subtag(tag);
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (primary.size() < 2 || primary.size() > 3 || !std::ranges::all_of(primary, is_lower)) {
        return false;
    }
    std::string_view next = take_subtag(tag);
    if (is_script(next)) next = take_subtag(tag);
    if (is_region(next)) next = take_subtag(tag);
    if (is_variant(next)) next = take_subtag(tag);
    return next.empty() && tag.empty();
}

std::string_view parent_language(std::string_view tag) {
    const std::size_t hyphen = tag.rfind('-');
    return hyphen == std::string_view::npos ? std::string_view{} : tag.substr(0, hyphen);
}

std::string_view without_variant(std::string_view tag) {
    const std::string_view parent = parent_language(tag);
    return !parent.empty() && is_variant(tag.substr(parent.size() + 1)) ? parent : tag;
}

}  // namespace candour
