// app/console/holiday_words.cpp: one name for each holiday, on every page.
#include "app/console/holiday_words.h"

#include <string_view>

namespace candour::console {
namespace {

using complaint::Holiday;

std::string_view name_of(Holiday holiday) {
    switch (holiday) {
        case Holiday::NewYear:
            return "New Year’s Day";
        case Holiday::SecondOfJanuary:
            return "2 January";
        case Holiday::SaintPatrick:
            return "St Patrick’s Day";
        case Holiday::GoodFriday:
            return "Good Friday";
        case Holiday::EasterMonday:
            return "Easter Monday";
        case Holiday::EarlyMay:
            return "Early May bank holiday";
        case Holiday::Spring:
            return "Spring bank holiday";
        case Holiday::BattleOfTheBoyne:
            return "Battle of the Boyne (Orangemen’s Day)";
        case Holiday::Summer:
            return "Summer bank holiday";
        case Holiday::SaintAndrew:
            return "St Andrew’s Day";
        case Holiday::Christmas:
            return "Christmas Day";
        case Holiday::BoxingDay:
            return "Boxing Day";
        case Holiday::MillenniumEve:
            return "Millennium Eve";
        case Holiday::GoldenJubilee:
            return "Golden Jubilee";
        case Holiday::RoyalWedding:
            return "Royal wedding";
        case Holiday::DiamondJubilee:
            return "Diamond Jubilee";
        case Holiday::PlatinumJubilee:
            return "Platinum Jubilee";
        case Holiday::StateFuneral:
            return "State funeral of Queen Elizabeth II";
        case Holiday::Coronation:
            return "Coronation";
        case Holiday::ScotlandWorldCup:
            return "Scotland’s World Cup holiday";
    }
    return "";
}

}  // namespace

std::string holiday_in_words(const complaint::BankHoliday& holiday) {
    std::string name{name_of(holiday.holiday)};
    return holiday.substitute ? name + " (substitute day)" : name;
}

}  // namespace candour::console
