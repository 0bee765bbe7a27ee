// app/console/holiday_words.cpp: one name for each holiday, on every page.
#include "app/console/holiday_words.h"

#include <string_view>

namespace candour::console {
namespace {

using complaint::Holiday;

std::string_view name_of(Holiday holiday) {
    switch (holiday) {
        case Holiday::NewYear:
            return N_("New Year’s Day");
        case Holiday::SecondOfJanuary:
            return N_("2 January");
        case Holiday::SaintPatrick:
            return N_("St Patrick’s Day");
        case Holiday::GoodFriday:
            return N_("Good Friday");
        case Holiday::EasterMonday:
            return N_("Easter Monday");
        case Holiday::EarlyMay:
            return N_("Early May bank holiday");
        case Holiday::Spring:
            return N_("Spring bank holiday");
        case Holiday::BattleOfTheBoyne:
            return N_("Battle of the Boyne (Orangemen’s Day)");
        case Holiday::Summer:
            return N_("Summer bank holiday");
        case Holiday::SaintAndrew:
            return N_("St Andrew’s Day");
        case Holiday::Christmas:
            return N_("Christmas Day");
        case Holiday::BoxingDay:
            return N_("Boxing Day");
        case Holiday::MillenniumEve:
            return N_("Millennium Eve");
        case Holiday::GoldenJubilee:
            return N_("Golden Jubilee");
        case Holiday::RoyalWedding:
            return N_("Royal wedding");
        case Holiday::DiamondJubilee:
            return N_("Diamond Jubilee");
        case Holiday::PlatinumJubilee:
            return N_("Platinum Jubilee");
        case Holiday::StateFuneral:
            return N_("State funeral of Queen Elizabeth II");
        case Holiday::Coronation:
            return N_("Coronation");
        case Holiday::ScotlandWorldCup:
            return N_("Scotland’s World Cup holiday");
    }
    return "";
}

}  // namespace

std::string holiday_in_words(const complaint::BankHoliday& holiday, const PageLanguage& language) {
    const std::string name = language.tr(name_of(holiday.holiday));
    return holiday.substitute ? language.tr("{holiday} (substitute day)", {{"holiday", name}})
                              : name;
}

}  // namespace candour::console
