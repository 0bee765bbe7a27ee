// tests/support/ical_reader.h: a reader of iCalendar that forgives nothing (RFC 5545, 3.1 to 3.6).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "tests/support/catch.h"

namespace candour::test {

struct IcalPart {
    std::string name;
    std::map<std::string, std::string> values;  // By name with parameters; texts unescaped.
    std::vector<IcalPart> parts;
};

// Unfolded lines. Each ends with CR LF, has at most 75 octets and whole characters.
inline std::vector<std::string> ical_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = text.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        const std::string line = text.substr(at, end - at);
        INFO(line);
        REQUIRE(line.size() <= 75);
        REQUIRE_FALSE(line.empty());
        REQUIRE(is_utf8(line));
        REQUIRE(line.find_first_of("\r\n") == std::string::npos);
        if (line[0] == ' ') {
            REQUIRE_FALSE(lines.empty());
            lines.back() += line.substr(1);
        } else {
            lines.push_back(line);
        }
        at = end + 2;
    }
    return lines;
}

inline std::string ical_text_value(const std::string& value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        REQUIRE(value[i] != ';');
        REQUIRE(value[i] != ',');
        REQUIRE(static_cast<unsigned char>(value[i]) >= 0x20);
        if (value[i] != '\\') {
            text += value[i];
            continue;
        }
        REQUIRE(++i < value.size());
        const char c = value[i];
        REQUIRE((c == '\\' || c == ';' || c == ',' || c == 'n'));
        text += c == 'n' ? '\n' : c;
    }
    return text;
}

inline IcalPart read_ical_part(const std::vector<std::string>& lines, std::size_t& at) {
    REQUIRE(lines[at].starts_with("BEGIN:"));
    IcalPart part{lines[at].substr(6), {}, {}};
    for (++at; at < lines.size(); ++at) {
        if (lines[at] == "END:" + part.name) return part;
        if (lines[at].starts_with("BEGIN:")) {
            part.parts.push_back(read_ical_part(lines, at));
            continue;
        }
        const std::size_t colon = lines[at].find(':');
        REQUIRE(colon != std::string::npos);
        const std::string name = lines[at].substr(0, colon);
        REQUIRE(name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ-;=abcdefghijklmnopqrstuvwxyz") ==
                std::string::npos);
        // Each of ours may be there once.
        REQUIRE(part.values.emplace(name, ical_text_value(lines[at].substr(colon + 1))).second);
    }
    FAIL("no END:" << part.name);
    return part;
}

// One calendar, whole, whose parts have what they must have.
inline IcalPart read_ical(const std::string& text) {
    const std::vector<std::string> lines = ical_lines(text);
    std::size_t at = 0;
    IcalPart calendar = read_ical_part(lines, at);
    REQUIRE(at + 1 == lines.size());
    REQUIRE(calendar.name == "VCALENDAR");
    for (const char* needed : {"VERSION", "PRODID"})
        REQUIRE(calendar.values.contains(needed));
    for (const IcalPart& event : calendar.parts) {
        for (const char* needed : {"UID", "DTSTAMP"})
            REQUIRE(event.values.contains(needed));
    }
    return calendar;
}

}  // namespace candour::test
