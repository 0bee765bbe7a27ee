// Bank holidays against what was published: moved and added days, substitutes, Easter.
#include "core/complaint/bank_holidays.h"

#include <map>
#include <set>
#include <string>

#include "core/complaint/limits.h"
#include "tests/support/catch.h"

namespace candour::complaint {
namespace {

using namespace std::chrono;

constexpr Nation nations[] = {Nation::EnglandAndWales, Nation::Scotland, Nation::NorthernIreland};

// "01-03* 04-22 …": month and day of each, * for a substitute.
std::string days_of(Nation nation, int year) {
    std::string text;
    for (const BankHoliday& one : bank_holidays(nation, year)) {
        if (!text.empty()) text += ' ';
        text += to_iso(one.day).substr(5);
        if (one.substitute) text += '*';
    }
    return text;
}

struct Published {
    Nation nation;
    int year;
    const char* days;
};

// As published by the government for these years; of the earlier ones, as proclaimed in the
// Gazette.
constexpr Published published[] = {
    // Fifty years since the end of the war: the May Day holiday a week later, everywhere.
    {Nation::EnglandAndWales, 1995, "01-02* 04-14 04-17 05-08 05-29 08-28 12-25 12-26"},
    {Nation::Scotland, 1995, "01-02 01-03* 04-14 05-08 05-29 08-07 12-25 12-26"},
    // Christmas on a Saturday, and the eve of 2000.
    {Nation::EnglandAndWales, 1999, "01-01 04-02 04-05 05-03 05-31 08-30 12-27* 12-28* 12-31"},
    {Nation::NorthernIreland, 1999,
     "01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27* 12-28* 12-31"},
    {Nation::Scotland, 2000, "01-03* 01-04* 04-21 05-01 05-29 08-07 12-25 12-26"},
    // The golden jubilee: Monday added, the spring holiday on Tuesday.
    {Nation::EnglandAndWales, 2002, "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26"},
    {Nation::Scotland, 2006, "01-02 01-03* 04-14 05-01 05-29 08-07 12-25 12-26"},
    {Nation::Scotland, 2007, "01-01 01-02 04-06 05-07 05-28 08-06 11-30 12-25 12-26"},
    // The earliest Easter of these years, close to Saint Patrick's.
    {Nation::NorthernIreland, 2008, "01-01 03-17 03-21 03-24 05-05 05-26 07-14* 08-25 12-25 12-26"},
    {Nation::EnglandAndWales, 2010, "01-01 04-02 04-05 05-03 05-31 08-30 12-27* 12-28*"},
    {Nation::EnglandAndWales, 2011, "01-03* 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27*"},
    {Nation::EnglandAndWales, 2012, "01-02* 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"},
    {Nation::Scotland, 2012, "01-02 01-03* 04-06 05-07 06-04 06-05 08-06 11-30 12-25 12-26"},
    {Nation::NorthernIreland, 2012,
     "01-02* 03-19* 04-06 04-09 05-07 06-04 06-05 07-12 08-27 12-25 12-26"},
    {Nation::Scotland, 2013, "01-01 01-02 03-29 05-06 05-27 08-05 12-02* 12-25 12-26"},
    // A Friday for once; Boxing Day on a Saturday.
    {Nation::EnglandAndWales, 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28*"},
    {Nation::NorthernIreland, 2020,
     "01-01 03-17 04-10 04-13 05-08 05-25 07-13* 08-31 12-25 12-28*"},
    {Nation::Scotland, 2021, "01-01 01-04* 04-02 05-03 05-31 08-02 11-30 12-27* 12-28*"},
    // The platinum jubilee, and a funeral.
    {Nation::EnglandAndWales, 2022,
     "01-03* 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27*"},
    {Nation::Scotland, 2022,
     "01-03* 01-04* 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27*"},
    {Nation::EnglandAndWales, 2023, "01-02* 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"},
    {Nation::Scotland, 2023, "01-02 01-03* 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26"},
    {Nation::Scotland, 2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02* 12-25 12-26"},
    {Nation::NorthernIreland, 2024, "01-01 03-18* 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26"},
    // Scotland's own.
    {Nation::Scotland, 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28*"},
    {Nation::EnglandAndWales, 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28*"},
    {Nation::EnglandAndWales, 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27* 12-28*"},
    {Nation::EnglandAndWales, 2028, "01-03* 04-14 04-17 05-01 05-29 08-28 12-25 12-26"},
};

// Easter Sunday from 1990 to 2040, month and day, as printed in almanacs.
constexpr const char* easters[] = {
    "04-15", "03-31", "04-19", "04-11", "04-03", "04-16", "04-07", "03-30", "04-12",
    "04-04", "04-23", "04-15", "03-31", "04-20", "04-11", "03-27", "04-16", "04-08",
    "03-23", "04-12", "04-04", "04-24", "04-08", "03-31", "04-20", "04-05", "03-27",
    "04-16", "04-01", "04-21", "04-12", "04-04", "04-17", "04-09", "03-31", "04-20",
    "04-05", "03-28", "04-16", "04-01", "04-21", "04-13", "03-28", "04-17", "04-09",
    "03-25", "04-13", "04-05", "04-25", "04-10", "04-01"};

}  // namespace

TEST_CASE("bank holidays are those that were published", "[complaint]") {
    for (const Published& one : published) {
        INFO(id_of(one.nation) << " " << one.year);
        REQUIRE(days_of(one.nation, one.year) == one.days);
    }
}

TEST_CASE("Easter falls where the almanacs say", "[complaint]") {
    int year = 1990;
    for (const char* day : easters) {
        INFO(year);
        REQUIRE(to_iso(easter_sunday(year)).substr(5) == day);
        ++year;
    }
    REQUIRE(year == 2041);
}

TEST_CASE("every year has as many bank holidays as its law and its proclamations give",
          "[complaint]") {
    const std::map<int, int> extra = {{1999, 1}, {2002, 1}, {2011, 1},
                                      {2012, 1}, {2022, 2}, {2023, 1}};
    for (const Nation nation : nations) {
        for (int year = holiday_year_min; year <= holiday_year_max; ++year) {
            INFO(id_of(nation) << " " << year);
            int expected = nation == Nation::NorthernIreland ? 10 : 8;
            if (nation == Nation::Scotland && year >= 2007) ++expected;
            if (nation == Nation::Scotland && year == 2026) ++expected;
            if (const auto found = extra.find(year); found != extra.end())
                expected += found->second;
            const std::vector<BankHoliday> days = bank_holidays(nation, year);
            REQUIRE(std::ssize(days) == expected);
            std::set<CivilDay> different;
            for (const BankHoliday& one : days) {
                const weekday which{one.day};
                REQUIRE((which != Saturday && which != Sunday));
                REQUIRE(static_cast<int>(year_month_day{one.day}.year()) == year);
                different.insert(one.day);
            }
            REQUIRE(different.size() == days.size());
        }
    }
    REQUIRE(bank_holidays(Nation::Scotland, holiday_year_min - 1).empty());
    REQUIRE(bank_holidays(Nation::Scotland, holiday_year_max + 1).empty());
}

TEST_CASE("nations and holidays have names for files", "[complaint]") {
    for (const Nation nation : nations)
        REQUIRE(nation_from(id_of(nation)).value() == nation);
    REQUIRE_FALSE(nation_from("wales").ok());
    std::set<std::string_view> ids;
    for (int i = 0; i <= static_cast<int>(Holiday::ScotlandWorldCup); ++i)
        ids.insert(id_of(static_cast<Holiday>(i)));
    REQUIRE(ids.size() == 20);
}

}  // namespace candour::complaint
