#include "platform/text/pseudo_locale.h"

#include <array>

namespace candour::platform {
namespace {

constexpr std::array<std::string_view, 26> accented = {"á", "ƀ", "ç", "ð", "é", "ƒ", "ĝ", "ĥ", "î",
                                                       "ĵ", "ķ", "ļ", "ɱ", "ñ", "ö", "þ", "ǫ", "ŕ",
                                                       "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž"};
constexpr std::array<std::string_view, 26> arabic = {"ا", "ب", "ث", "د", "ه", "ف", "غ", "ح", "ي",
                                                     "ج", "ك", "ل", "م", "ن", "و", "پ", "ق", "ر",
                                                     "س", "ت", "ع", "ڤ", "ش", "خ", "ئ", "ز"};

std::string put_over(std::string_view english, const std::array<std::string_view, 26>& letters) {
    std::string text;
    bool in_part = false;
    for (const char c : english) {
        in_part = in_part ? c != '}' : c == '{';
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool letter = lower >= 'a' && lower <= 'z' && !in_part;
        if (letter) {
            text += letters[static_cast<std::size_t>(lower - 'a')];
        } else {
            text += c;
        }
    }
    return text;
}

}  // namespace

PseudoLocale pseudo_locale(std::string_view tag) {
    if (tag == "en-XA") return PseudoLocale::Long;
    if (tag == "ar-XB") return PseudoLocale::RightToLeft;
    return PseudoLocale::None;
}

std::string in_pseudo_locale(PseudoLocale locale, std::string_view english) {
    if (locale == PseudoLocale::RightToLeft) return put_over(english, arabic);
    std::string text = "[" + put_over(english, accented);
    // Short texts grow more when they are translated; the words are as long as ordinary ones.
    const std::size_t more =
        english.size() < 10 ? english.size() * 6 / 10 : english.size() * 4 / 10;
    for (std::size_t added = 0; added < more; ++added)
        text += added % 7 == 0 ? ' ' : 'x';
    return text + "]";
}

}  // namespace candour::platform
