// Texts, days and numbers of the console in the reader's language.
#include "app/console/page_language.h"

#include <algorithm>
#include <chrono>

#include "core/base/uk_time.h"

namespace candour::console {
namespace {

constexpr std::array<std::string_view, 12> months = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December")};

constexpr std::array<std::string_view, 7> weekdays = {
    N_("Sunday"),   N_("Monday"), N_("Tuesday"), N_("Wednesday"),
    N_("Thursday"), N_("Friday"), N_("Saturday")};

std::string number_of_day(CivilDay day) {
    return std::to_string(static_cast<unsigned>(std::chrono::year_month_day{day}.day()));
}

std::string_view month_of(CivilDay day) {
    return months[static_cast<unsigned>(std::chrono::year_month_day{day}.month()) - 1];
}

}  // namespace

bool is_console_language(std::string_view tag) {
    return std::ranges::find(console_languages, tag, &ConsoleLanguage::tag) !=
           console_languages.end();
}

PageLanguage::PageLanguage(const Translator* translator, std::string_view tag)
    : translator_(translator) {
    if (translator != nullptr && is_console_language(tag)) tag_ = std::string{tag};
}

std::string PageLanguage::tr(std::string_view english) const {
    // The empty text is a catalogue's own header.
    if (translator_ == nullptr || tag_ == "en" || english.empty()) return std::string{english};
    return translator_->translate(tag_, english);
}

std::string PageLanguage::tr(std::string_view english,
                             const std::map<std::string, std::string>& values) const {
    return fill(tr(english), values);
}

std::string PageLanguage::tr_n(std::string_view one, std::string_view many,
                               std::int64_t count) const {
    std::string text;
    if (translator_ == nullptr || tag_ == "en") {
        text = std::string{count == 1 ? one : many};
    } else {
        text = translator_->translate_plural(tag_, one, many, count);
    }
    return fill(std::move(text), {{"count", number(count)}});
}

std::string PageLanguage::day(CivilDay day) const {
    const std::chrono::year_month_day date{day};
    return tr("{day} {month} {year}", {{"day", number_of_day(day)},
                                       {"month", tr(month_of(day))},
                                       {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string PageLanguage::day_of_week(CivilDay day) const {
    const std::chrono::weekday weekday{day};
    return tr("{weekday} {day} {month}", {{"weekday", tr(weekdays[weekday.c_encoding()])},
                                          {"day", number_of_day(day)},
                                          {"month", tr(month_of(day))}});
}

std::string PageLanguage::month(CivilDay day) const {
    const std::chrono::year_month_day date{day};
    return tr("{month} {year}", {{"month", month_name(day)},
                                 {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string PageLanguage::month_name(CivilDay day) const { return tr(month_of(day)); }

std::string PageLanguage::minute(std::int64_t seconds) const {
    const UkTime time = uk_time(Instant{std::chrono::seconds{seconds}});
    return tr("{day}, {time}",
              {{"day", this->day(time.day)}, {"time", hour_and_minute(time.minute)}});
}

std::string PageLanguage::number(std::int64_t number) const {
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3; at -= 3)
        digits.insert(at - 3, 1, ',');
    return digits;
}

std::string PageLanguage::weekday(CivilDay day) const {
    return tr(weekdays[std::chrono::weekday{day}.c_encoding()]);
}

}  // namespace candour::console
