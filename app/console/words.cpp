// Text for people, through ICU where it knows better than we do.
#include "app/console/words.h"

#include <array>
#include <chrono>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "core/base/locale_text.h"

namespace candour::console {
namespace {

constexpr std::array<std::string_view, 12> month_names = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

bool turns_direction(UChar32 c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_control(UChar32 c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

bool is_layout(UChar32 c) { return c == '\n' || c == '\r' || c == '\t'; }

// The next character of `text` from `at`, which moves on; negative when the bytes are no UTF-8.
UChar32 next_character(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    auto i = static_cast<std::int32_t>(at);
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    at = static_cast<std::size_t>(i);
    return c;
}

std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : shown_text(text)) {
        const bool gap = c == ' ' || c == '\n' || c == '\t';
        if (!gap) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

}  // namespace

std::string day_in_words(CivilDay day) {
    const std::chrono::year_month_day date{day};
    const auto month = static_cast<unsigned>(date.month());
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           std::string{month_names[month - 1]} + " " +
           std::to_string(static_cast<int>(date.year()));
}

std::string minute_in_words(std::int64_t seconds) {
    return minute_in_words(Instant{std::chrono::seconds{seconds}});
}

std::string minute_in_words(Instant instant, const PageLanguage& language) {
    const UkTime time = uk_time(instant);
    return language.day(time.day) + ", " + hour_and_minute(time.minute);
}

std::string language_in_words(const std::string& tag, const PageLanguage& language) {
    if (tag.empty()) return language.tr("Not known");
    if (!is_language_tag(tag)) return shown_text(tag);
    // No list of languages has it.
    if (tag == "en-simple") return language.tr("Easy Read English") + " (" + tag + ")";
    std::array<UChar, 100> name{};
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length =
        uloc_getDisplayName(tag.c_str(), language.tag().c_str(), name.data(),
                            static_cast<std::int32_t>(name.size()), &status);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || length <= 0) return tag;
    std::string words;
    icu::UnicodeString(name.data(), std::min(length, static_cast<std::int32_t>(name.size())))
        .toUTF8String(words);
    return words == tag ? tag : words + " (" + tag + ")";
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string{count == 1 ? one : many};
}

bool is_plain_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = next_character(text, at);
        if (c < 0 || (is_control(c) && !is_layout(c))) return false;
    }
    return true;
}

std::string shown_text(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const UChar32 c = next_character(text, at);
        if (c < 0) {
            shown += "\xEF\xBF\xBD";
        } else if (c == 0x2028 || c == 0x2029) {
            shown += '\n';
        } else if (c == '\r') {
            if (at >= text.size() || text[at] != '\n') shown += '\n';
        } else if (!turns_direction(c) && (!is_control(c) || is_layout(c))) {
            shown += text.substr(start, at - start);
        }
    }
    return shown;
}

std::string first_words(std::string_view text, int characters_max) {
    std::string line = on_one_line(text);
    const icu::UnicodeString characters = icu::UnicodeString::fromUTF8(line);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> clusters{
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
    if (U_FAILURE(status)) return line;
    clusters->setText(characters);
    const std::int32_t end = clusters->next(characters_max);
    if (end == icu::BreakIterator::DONE || end >= characters.length()) return line;
    const std::int32_t gap = characters.lastIndexOf(u' ', 0, end);
    // A text without gaps (Chinese, or one long word) is cut at the character.
    const std::int32_t cut = gap > end / 2 ? gap : end;
    std::string words;
    characters.tempSubString(0, cut).toUTF8String(words);
    return words + "…";
}

std::vector<std::string> paragraphs(std::string_view text) {
    std::vector<std::string> all;
    std::string current;
    const auto finish = [&all, &current] {
        if (!current.empty()) all.push_back(std::move(current));
        current.clear();
    };
    const std::string shown = shown_text(text);
    std::string_view rest = shown;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.find_first_not_of(" \t") == std::string_view::npos) {
            finish();
            continue;
        }
        if (!current.empty()) current += '\n';
        current += line;
    }
    finish();
    return all;
}

}  // namespace candour::console
