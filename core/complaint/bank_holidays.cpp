// Rules first, proclamations after them, then weekends give way.
#include "core/complaint/bank_holidays.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/check.h"
#include "core/complaint/limits.h"

namespace candour::complaint {
namespace {

using namespace std::chrono;

constexpr std::array<std::pair<Holiday, std::string_view>, 20> holiday_ids = {{
    {Holiday::NewYear, "new-year"},
    {Holiday::SecondOfJanuary, "second-of-january"},
    {Holiday::SaintPatrick, "saint-patrick"},
    {Holiday::GoodFriday, "good-friday"},
    {Holiday::EasterMonday, "easter-monday"},
    {Holiday::EarlyMay, "early-may"},
    {Holiday::Spring, "spring"},
    {Holiday::BattleOfTheBoyne, "battle-of-the-boyne"},
    {Holiday::Summer, "summer"},
    {Holiday::SaintAndrew, "saint-andrew"},
    {Holiday::Christmas, "christmas"},
    {Holiday::BoxingDay, "boxing-day"},
    {Holiday::MillenniumEve, "millennium-eve"},
    {Holiday::GoldenJubilee, "golden-jubilee"},
    {Holiday::RoyalWedding, "royal-wedding"},
    {Holiday::DiamondJubilee, "diamond-jubilee"},
    {Holiday::PlatinumJubilee, "platinum-jubilee"},
    {Holiday::StateFuneral, "state-funeral"},
    {Holiday::Coronation, "coronation"},
    {Holiday::ScotlandWorldCup, "scotland-world-cup"},
}};

constexpr std::array<std::pair<Nation, std::string_view>, 3> nation_ids = {{
    {Nation::EnglandAndWales, "england-and-wales"},
    {Nation::Scotland, "scotland"},
    {Nation::NorthernIreland, "northern-ireland"},
}};

// A proclamation: a holiday that is held on another day, or one more.
struct Proclaimed {
    CivilDay day;
    Holiday holiday;
    std::optional<Nation> only{};  // Empty: in all three.
};

constexpr CivilDay on(int y, unsigned m, unsigned d) { return year{y} / month{m} / day{d}; }

constexpr std::array<Proclaimed, 5> moved = {{
    {on(1995, 5, 8), Holiday::EarlyMay},  // Fifty years since the end of the war in Europe.
    {on(2002, 6, 4), Holiday::Spring},
    {on(2012, 6, 4), Holiday::Spring},
    {on(2020, 5, 8), Holiday::EarlyMay},  // Seventy-five years.
    {on(2022, 6, 2), Holiday::Spring},
}};

constexpr std::array<Proclaimed, 8> added = {{
    {on(1999, 12, 31), Holiday::MillenniumEve},
    {on(2002, 6, 3), Holiday::GoldenJubilee},
    {on(2011, 4, 29), Holiday::RoyalWedding},
    {on(2012, 6, 5), Holiday::DiamondJubilee},
    {on(2022, 6, 3), Holiday::PlatinumJubilee},
    {on(2022, 9, 19), Holiday::StateFuneral},
    {on(2023, 5, 8), Holiday::Coronation},
    {on(2026, 6, 15), Holiday::ScotlandWorldCup, Nation::Scotland},
}};

constexpr int saint_andrew_since = 2007;

int year_of(CivilDay day) { return static_cast<int>(year_month_day{day}.year()); }

bool is_weekend(CivilDay day) {
    const weekday which{day};
    return which == Saturday || which == Sunday;
}

// Builds one year of one nation.
class Year {
public:
    Year(Nation nation, int number) : nation_(nation), number_(number) {}

    std::vector<BankHoliday> build() {
        if (is_in(Nation::Scotland)) {
            scotland();
        } else {
            england_wales_and_northern_ireland();
        }
        add(Holiday::GoodFriday, easter_sunday(number_) - days{2});
        add(Holiday::EarlyMay, sys_days{year{number_} / May / Monday[1]});
        add(Holiday::Spring, sys_days{year{number_} / May / Monday[last]});
        add(Holiday::Christmas, on(number_, 12, 25));
        add(Holiday::BoxingDay, on(number_, 12, 26));
        proclamations();
        std::ranges::sort(found_, {}, &BankHoliday::day);
        give_way();
        return std::move(found_);
    }

private:
    bool is_in(Nation nation) const { return nation_ == nation; }
    void add(Holiday holiday, CivilDay day) { found_.push_back({day, holiday, false}); }

    void scotland() {
        add(Holiday::NewYear, on(number_, 1, 1));
        add(Holiday::SecondOfJanuary, on(number_, 1, 2));
        add(Holiday::Summer, sys_days{year{number_} / August / Monday[1]});
        if (number_ >= saint_andrew_since) add(Holiday::SaintAndrew, on(number_, 11, 30));
    }

    void england_wales_and_northern_ireland() {
        add(Holiday::NewYear, on(number_, 1, 1));
        add(Holiday::EasterMonday, easter_sunday(number_) + days{1});
        add(Holiday::Summer, sys_days{year{number_} / August / Monday[last]});
        if (is_in(Nation::NorthernIreland)) {
            add(Holiday::SaintPatrick, on(number_, 3, 17));
            add(Holiday::BattleOfTheBoyne, on(number_, 7, 12));
        }
    }

    void proclamations() {
        for (const Proclaimed& one : moved) {
            if (year_of(one.day) != number_) continue;
            const auto held = std::ranges::find(found_, one.holiday, &BankHoliday::holiday);
            CHECK(held != found_.end());
            held->day = one.day;
        }
        for (const Proclaimed& one : added) {
            if (year_of(one.day) == number_ && (!one.only || is_in(*one.only))) {
                add(one.holiday, one.day);
            }
        }
    }

    // One on a weekend is held on the next weekday that is no bank holiday itself. Those that stand
    // on their own day keep it: with Christmas on a Sunday, Monday is Boxing Day and Tuesday stands
    // in for Christmas.
    void give_way() {
        for (BankHoliday& one : found_) {
            if (!is_weekend(one.day)) continue;
            CivilDay day = one.day;
            while (is_weekend(day) || is_taken(day))
                day += days{1};
            one = {day, one.holiday, true};
        }
        std::ranges::sort(found_, {}, &BankHoliday::day);
    }
    bool is_taken(CivilDay day) const {
        return std::ranges::find(found_, day, &BankHoliday::day) != found_.end();
    }

    const Nation nation_;
    const int number_;
    std::vector<BankHoliday> found_;
};

template <typename Key, std::size_t size>
std::string_view id_in(const std::array<std::pair<Key, std::string_view>, size>& ids, Key key) {
    return std::ranges::find(ids, key, &std::pair<Key, std::string_view>::first)->second;
}

}  // namespace

std::string_view id_of(Holiday holiday) { return id_in(holiday_ids, holiday); }

std::string_view id_of(Nation nation) { return id_in(nation_ids, nation); }

Result<Nation> nation_from(std::string_view id) {
    for (const auto& [nation, known] : nation_ids) {
        if (known == id) return nation;
    }
    return Error{ErrorKind::Invalid, "there are no bank holidays of '" + std::string(id) +
                                         "': say england-and-wales, scotland or northern-ireland"};
}

std::vector<BankHoliday> bank_holidays(Nation nation, int year) {
    if (year < holiday_year_min || year > holiday_year_max) return {};
    return Year(nation, year).build();
}

CivilDay easter_sunday(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return on(year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1));
}

}  // namespace candour::complaint
