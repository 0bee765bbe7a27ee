// Bank holidays of the nations of the United Kingdom: computed where a rule makes them, listed
// where a royal proclamation moved or added one.
//
// Source: Banking and Financial Dealings Act 1971, St Andrew's Day Bank Holiday (Scotland) Act
// 2007, and the proclamations of 1995, 1999, 2002, 2011, 2012, 2020, 2022, 2023 and, in Scotland,
// 2026.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/civil_day.h"

namespace candour::complaint {

enum class Nation : std::uint8_t { EnglandAndWales, Scotland, NorthernIreland };

enum class Holiday : std::uint8_t {
    NewYear,
    SecondOfJanuary,
    SaintPatrick,
    GoodFriday,
    EasterMonday,
    EarlyMay,
    Spring,
    BattleOfTheBoyne,
    Summer,
    SaintAndrew,
    Christmas,
    BoxingDay,
    MillenniumEve,     // 1999-12-31
    GoldenJubilee,     // 2002-06-03
    RoyalWedding,      // 2011-04-29
    DiamondJubilee,    // 2012-06-05
    PlatinumJubilee,   // 2022-06-03
    StateFuneral,      // 2022-09-19
    Coronation,        // 2023-05-08
    ScotlandWorldCup,  // 2026-06-15, in Scotland
};

// "new-year", "easter-monday" …: for files and for finding its name in a language.
std::string_view id_of(Holiday holiday);
// "england-and-wales", "scotland", "northern-ireland".
std::string_view id_of(Nation nation);
// Errors: Invalid, naming the three.
Result<Nation> nation_from(std::string_view id);

struct BankHoliday {
    CivilDay day;
    Holiday holiday = Holiday::NewYear;
    bool substitute = false;  // Its own day falls on a weekend.
    bool operator==(const BankHoliday&) const = default;
};

// Those of `year`, in order, none on a weekend. Empty outside holiday_year_min … holiday_year_max.
std::vector<BankHoliday> bank_holidays(Nation nation, int year);

// To here all is announced. Later ones are what the rules give, until a proclamation says
// otherwise.
inline constexpr CivilDay holidays_known_until{std::chrono::year{2028} / 12 / 31};

// In the Gregorian calendar. Source: the "anonymous" algorithm (Nature, 20 April 1876).
CivilDay easter_sunday(int year);

}  // namespace candour::complaint
