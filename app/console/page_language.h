// PageLanguage: the language that a person reads the console in, and the console's own texts in it.
// English is the key of each text; Welsh stands in locales/console/cy.po. Templates mark theirs
// with {{#t}}…{{/t}} (templates.h), handlers ask with tr("…").
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/base/civil_day.h"
#include "core/base/translator.h"

namespace candour::console {

struct ConsoleLanguage {
    std::string_view tag;
    std::string_view own_name;
};
inline constexpr std::array<ConsoleLanguage, 2> console_languages = {{
    {"en", "English"},
    {"cy", "Cymraeg"},
}};
bool is_console_language(std::string_view tag);

class PageLanguage {
public:
    PageLanguage() = default;  // English.
    // `translator` outlives this; null: everything is English. An unknown tag is English too.
    PageLanguage(const Translator* translator, std::string_view tag);

    const Language& tag() const { return tag_; }
    // The same texts in another language.
    PageLanguage in(std::string_view tag) const { return {translator_, tag}; }
    std::string tr(std::string_view english) const;
    // With {parts} filled in.
    std::string tr(std::string_view english,
                   const std::map<std::string, std::string>& values) const;
    // "{count}" is filled in. `one` is the key.
    std::string tr_n(std::string_view one, std::string_view many, std::int64_t count) const;

    std::string day(CivilDay day) const;          // "22 November 2026".
    std::string day_of_week(CivilDay day) const;  // "Sunday 22 November": near days.
    std::string month(CivilDay day) const;        // "November 2026".
    std::string month_name(CivilDay day) const;   // "November".
    // "22 November 2026, 14:05", on the wall here, from seconds since 1970.
    std::string minute(std::int64_t seconds) const;
    std::string number(std::int64_t number) const;  // "12,345".
    std::string weekday(CivilDay day) const;        // "Sunday".

private:
    const Translator* translator_ = nullptr;
    Language tag_ = "en";
};

}  // namespace candour::console
