// RFC 5545, and of RFC 7986 the name and how often to ask.
#include "app/console/work/ical.h"

#include <chrono>

namespace candour::console {
namespace {

constexpr std::size_t line_octets_max = 75;

std::string digits(long value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

// 3.3.4: "20261122".
std::string date(CivilDay day) {
    const std::chrono::year_month_day civil{day};
    return digits(static_cast<int>(civil.year()), 4) +
           digits(static_cast<long>(static_cast<unsigned>(civil.month())), 2) +
           digits(static_cast<long>(static_cast<unsigned>(civil.day())), 2);
}

// 3.3.5, form 2: "20261122T100000Z".
std::string instant(Instant at) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    const CivilDay day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::hh_mm_ss time{seconds - day};
    return date(day) + "T" + digits(time.hours().count(), 2) + digits(time.minutes().count(), 2) +
           digits(time.seconds().count(), 2) + "Z";
}

// 3.3.11. Control characters have no place in a text.
std::string text(const std::string& value) {
    std::string escaped;
    for (const char c : value) {
        if (c == '\\' || c == ';' || c == ',') escaped += '\\';
        if (c == '\n') {
            escaped += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
            escaped += c;
        }
    }
    return escaped;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// 3.1: cut before a character, never inside one.
void add_line(std::string& file, const std::string& line) {
    std::size_t at = 0;
    std::size_t room = line_octets_max;
    while (line.size() - at > room) {
        std::size_t end = at + room;
        while (continues_character(line[end]))
            --end;
        file += line.substr(at, end - at) + "\r\n ";
        at = end;
        room = line_octets_max - 1;  // The space is an octet of its line.
    }
    file += line.substr(at) + "\r\n";
}

void add_event(std::string& file, const CalendarFile& calendar, const CalendarEvent& event) {
    add_line(file, "BEGIN:VEVENT");
    add_line(file, "UID:" + text(event.uid));
    add_line(file, "DTSTAMP:" + instant(calendar.made_at));
    if (event.at) {
        add_line(file, "DTSTART:" + instant(*event.at));
    } else {
        add_line(file, "DTSTART;VALUE=DATE:" + date(event.day));
        // 3.6.1: the end is the first day that is no longer part of it.
        add_line(file, "DTEND;VALUE=DATE:" + date(event.day + std::chrono::days{1}));
    }
    add_line(file, "SUMMARY;LANGUAGE=" + calendar.language + ":" + text(event.summary));
    add_line(file, event.provisional ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
    add_line(file, "TRANSP:TRANSPARENT");  // A day on which something is due is not a busy one.
    add_line(file, "END:VEVENT");
}

}  // namespace

std::string ical_text(const CalendarFile& calendar) {
    std::string file;
    add_line(file, "BEGIN:VCALENDAR");
    add_line(file, "VERSION:2.0");
    add_line(file, "PRODID:-//Candour//Due dates//EN");
    add_line(file, "CALSCALE:GREGORIAN");
    add_line(file, "NAME:" + text(calendar.name));
    add_line(file, "X-WR-CALNAME:" + text(calendar.name));
    add_line(file, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    for (const CalendarEvent& event : calendar.events)
        add_event(file, calendar, event);
    add_line(file, "END:VCALENDAR");
    return file;
}

}  // namespace candour::console
