// Words: dates, languages and people's texts made ready for a page. Escaping is the template's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/console/page_language.h"
#include "core/base/civil_day.h"
#include "core/base/uk_time.h"

namespace candour::console {

// "22 November 2026".
std::string day_in_words(CivilDay day);
// "22 November 2026, 14:05", on the wall here; or from seconds since 1970.
std::string minute_in_words(Instant instant, const PageLanguage& language = {});
std::string minute_in_words(std::int64_t seconds);

// "Welsh (cy)"; the tag alone when the language has no English name; "Not known" when empty.
std::string language_in_words(const std::string& tag, const PageLanguage& language = {});

// "1 contact", "12 contacts", "0 contacts".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

// True for UTF-8 without control characters, other than line breaks and tabs.
bool is_plain_text(std::string_view text);

// A person's text, made harmless to the page's own words: broken UTF-8 becomes U+FFFD, control
// characters go, and so do the invisible ones that turn the direction of what follows
// (U+202A-202E, U+2066-2069: a stray one would reach past a <bdi>). LRM, RLM and joiners stay,
// as scripts need them.
std::string shown_text(std::string_view text);

// The same on one line, at most `characters_max` characters as people see them (grapheme
// clusters), cut between words where there is a gap, with "…" when cut.
std::string first_words(std::string_view text, int characters_max);

// Split at empty lines; a single line break stays inside its paragraph. None is empty.
std::vector<std::string> paragraphs(std::string_view text);

}  // namespace candour::console
