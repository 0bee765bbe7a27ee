#include "app/kiosk/flow/entry.h"

#include <charconv>
#include <cmath>

#include "core/base/civil_day.h"
#include "core/survey/limits.h"
#include "core/survey/numbers.h"

namespace candour::kiosk {
namespace {

constexpr std::size_t day_figures = 2;
constexpr std::size_t year_figures = 4;

bool is_figure(char key) { return key >= '0' && key <= '9'; }

std::size_t room_of(DatePart part) { return part == DatePart::Year ? year_figures : day_figures; }

// No second figure can follow: there is no day 40 and no month 20.
bool is_full(DatePart part, const std::string& typed) {
    if (typed.size() >= room_of(part)) return true;
    if (part == DatePart::Day) return typed.size() == 1 && typed[0] > '3';
    if (part == DatePart::Month) return typed.size() == 1 && typed[0] > '1';
    return false;
}

DatePart after(DatePart part) { return part == DatePart::Day ? DatePart::Month : DatePart::Year; }
DatePart before(DatePart part) { return part == DatePart::Year ? DatePart::Month : DatePart::Day; }

// "5" as "05"; a year is written whole.
std::string padded(const std::string& figures) {
    return figures.size() == 1 ? "0" + figures : figures;
}

}  // namespace

bool takes_point(const survey::NumberRange& range) { return !range.whole; }
bool takes_minus(const survey::NumberRange& range) { return !range.min || *range.min < 0; }

std::string after_number_key(std::string_view typed, char key, const survey::NumberRange& range) {
    std::string text(typed);
    if (key == '\b') {
        if (!text.empty()) text.pop_back();
        return text;
    }
    if (text.size() >= survey::number_characters_max) return text;
    if (is_figure(key)) {
        if (text == "0" || text == "-0") text.pop_back();  // "07" is 7.
        text += key;
    } else if (key == '.' && takes_point(range) && text.find('.') == std::string::npos) {
        text += text.empty() || text == "-" ? "0." : ".";
    } else if (key == '-' && takes_minus(range)) {
        // Before the figures, whenever it is pressed; pressed again it goes.
        if (text.starts_with('-')) {
            text.erase(0, 1);
        } else {
            text.insert(0, "-");
        }
    }
    return text;
}

std::string& DateEntry::part(DatePart which) {
    switch (which) {
        case DatePart::Day:
            return day;
        case DatePart::Month:
            return month;
        case DatePart::Year:
            return year;
    }
    return day;
}

DateEntry date_entry(std::string_view typed) {
    DateEntry entry;
    const std::size_t first = typed.find('-');
    if (first == std::string_view::npos) return entry;
    const std::size_t second = typed.find('-', first + 1);
    if (second == std::string_view::npos) return entry;
    entry.year = typed.substr(0, first);
    entry.month = typed.substr(first + 1, second - first - 1);
    entry.day = typed.substr(second + 1);
    return entry;
}

std::string date_text(const DateEntry& entry) {
    if (entry.day.empty() && entry.month.empty() && entry.year.empty()) return {};
    return entry.year + "-" + entry.month + "-" + entry.day;
}

void press_date_key(DateEntry& entry, DatePart& at, bool& anew, char key) {
    if (key == '\b') {
        anew = false;
        if (entry.part(at).empty()) at = before(at);
        if (!entry.part(at).empty()) entry.part(at).pop_back();
        return;
    }
    if (key == '.' || key == '-' || key == '/') {  // As people part dates when they type them.
        if (!entry.part(at).empty()) at = after(at);
        return;
    }
    if (!is_figure(key)) return;
    std::string& typed = entry.part(at);
    if (anew) typed.clear();
    anew = false;
    if (typed.size() >= room_of(at)) return;
    typed += key;
    if (at != DatePart::Year && is_full(at, typed)) {
        at = after(at);
        anew = true;  // What stands there already is written over.
    }
}

std::optional<std::string> canonical_number(std::string_view typed) {
    if (typed.ends_with('.')) typed.remove_suffix(1);
    double number = 0;
    const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number,
                                      std::chars_format::fixed);
    const bool whole_text = read.ec == std::errc{} && read.ptr == typed.data() + typed.size();
    if (!whole_text || !std::isfinite(number)) return std::nullopt;
    return survey::number_text(number);
}

std::optional<std::string> canonical_date(std::string_view typed) {
    const DateEntry entry = date_entry(typed);
    const std::string iso = entry.year + "-" + padded(entry.month) + "-" + padded(entry.day);
    if (!from_iso(iso).ok()) return std::nullopt;
    return iso;
}

std::string pad_keys(std::string_view typed) {
    std::string keys;
    for (std::size_t at = 0; at < typed.size(); ++at) {
        const auto byte = static_cast<unsigned char>(typed[at]);
        const auto next = at + 1 < typed.size() ? static_cast<unsigned char>(typed[at + 1]) : 0U;
        // U+0660 to U+0669, and U+06F0 to U+06F9.
        if (byte == 0xD9 && next >= 0xA0 && next <= 0xA9) {
            keys += static_cast<char>('0' + (next - 0xA0));
            ++at;
        } else if (byte == 0xDB && next >= 0xB0 && next <= 0xB9) {
            keys += static_cast<char>('0' + (next - 0xB0));
            ++at;
        } else if (byte < 0x80) {
            keys += typed[at] == ',' ? '.' : typed[at];
        }
    }
    return keys;
}

}  // namespace candour::kiosk
