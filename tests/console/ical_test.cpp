// tests/console/ical_test.cpp: what is produced, read back by a parser that forgives nothing.
#include "app/console/work/ical.h"

#include <map>

#include "core/base/utf8.h"
#include "tests/support/ical_reader.h"
#include "tests/support/property.h"

namespace candour::console {
namespace {

using test::IcalPart;
using test::read_ical;

constexpr CivilDay day{std::chrono::days{20'783}};  // 26 November 2026.
const Instant made_at{std::chrono::hours{20'779 * 24 + 10}};

CalendarFile calendar(std::vector<CalendarEvent> events) {
    return {"Candour: due dates", "en", made_at, std::move(events)};
}

TEST_CASE("a day is an event of that day, with what RFC 5545 asks for", "[console]") {
    const std::string text = ical_text(calendar({{.uid = "K7M2-94QP-next@house.candour",
                                                  .summary = "Candour: K7M2-94QP, answer due",
                                                  .day = day}}));
    const IcalPart file = read_ical(text);
    REQUIRE(file.name == "VCALENDAR");
    REQUIRE(file.values.at("VERSION") == "2.0");
    REQUIRE(file.values.at("PRODID") == "-//Candour//Due dates//EN");
    REQUIRE(file.parts.size() == 1);
    const IcalPart& event = file.parts[0];
    REQUIRE(event.name == "VEVENT");
    REQUIRE(event.values.at("UID") == "K7M2-94QP-next@house.candour");
    REQUIRE(event.values.at("DTSTAMP") == "20261122T100000Z");
    REQUIRE(event.values.at("DTSTART;VALUE=DATE") == "20261126");
    REQUIRE(event.values.at("DTEND;VALUE=DATE") == "20261127");
    REQUIRE(event.values.at("SUMMARY;LANGUAGE=en") == "Candour: K7M2-94QP, answer due");
    REQUIRE(event.values.at("STATUS") == "CONFIRMED");
    REQUIRE(event.values.at("TRANSP") == "TRANSPARENT");
}

TEST_CASE("a clock of hours is an instant, and a day that may move is tentative", "[console]") {
    const CalendarEvent event{.uid = "a",
                              .summary = "b",
                              .day = day,
                              .at = Instant{std::chrono::minutes{20'783 * 1'440 + 905}},
                              .provisional = true};
    const IcalPart file = read_ical(ical_text(calendar({event})));
    REQUIRE(file.parts[0].values.at("DTSTART") == "20261126T150500Z");
    REQUIRE(file.parts[0].values.count("DTEND;VALUE=DATE") == 0);
    REQUIRE(file.parts[0].values.at("STATUS") == "TENTATIVE");
}

TEST_CASE("a year's end and a leap day are followed by the day that follows", "[console]") {
    struct Row {
        const char* first;
        const char* after;
    };
    const Row row = GENERATE(Row{"2026-12-31", "20270101"}, Row{"2028-02-28", "20280229"},
                             Row{"2027-02-28", "20270301"});
    const CalendarEvent event{.uid = "a", .summary = "b", .day = from_iso(row.first).value()};
    REQUIRE(read_ical(ical_text(calendar({event}))).parts[0].values.at("DTEND;VALUE=DATE") ==
            row.after);
}

TEST_CASE("an empty calendar is one all the same", "[console]") {
    REQUIRE(read_ical(ical_text(calendar({}))).parts.empty());
}

TEST_CASE("any text comes back whole, in lines of 75 octets that cut no character", "[console]") {
    test::for_all(300, [](test::Gen& gen) {
        std::string words;
        const std::vector<std::string> pieces = {"a", "Urdu مشورہ ", ",", ";",  "\\", "\n", "é",
                                                 "😀", "n",           ":", "\"", " ",  "=",  "\\n"};
        for (std::size_t i = gen.below(120); i > 0; --i)
            words += gen.one_of(pieces);
        const CalendarEvent event{.uid = "u", .summary = words, .day = day};
        const IcalPart file = read_ical(ical_text(calendar({event})));
        REQUIRE(file.parts.size() == 1);
        REQUIRE(file.parts[0].values.at("SUMMARY;LANGUAGE=en") == words);
    });
}

TEST_CASE("no control character reaches the file", "[console]") {
    const CalendarEvent event{
        .uid = "u\r\nX-EVIL:1", .summary = std::string{"a\r\nEND:VEVENT\x01\x7F"}, .day = day};
    const IcalPart file = read_ical(ical_text(calendar({event})));
    REQUIRE(file.parts.size() == 1);
    REQUIRE(file.parts[0].values.count("X-EVIL") == 0);
    REQUIRE(file.parts[0].values.at("SUMMARY;LANGUAGE=en") == "a\nEND:VEVENT");
}

}  // namespace
}  // namespace candour::console
