// Visits that stand on each screen of wishes to be involved.
#pragma once

#include <list>
#include <string>
#include <tuple>
#include <vector>

#include "app/kiosk/flow/involvement.h"
#include "tests/kiosk/screens/sample_visit.h"

namespace candour::tests {

// The same organisation with a prize draw; kept for as long as the tests look at its screens.
inline const feedback::Organisation& with_sample_draw(const feedback::Organisation& organisation) {
    static std::list<feedback::Organisation> kept;
    feedback::OfferedWish offered{.wish = feedback::Wish::PrizeDraw, .name = {}, .explanation = {}};
    offered.name.by_language = {{"en", "Enter our prize draw"},
                                {"cy", "Cymryd rhan yn ein raffl"},
                                {"ur", "ہماری قرعہ اندازی میں شامل ہونا"},
                                {"ta", "எங்கள் பரிசுக் குலுக்கலில் சேர்தல்"}};
    offered.explanation.by_language = {{"en", "One of three vouchers."},
                                       {"cy", "Un o dair taleb."},
                                       {"ur", "تین واؤچروں میں سے ایک۔"},
                                       {"ta", "மூன்று வவுச்சர்களில் ஒன்று."}};
    feedback::PrizeDraw draw{.id = "spring-2027", .prize = {}, .winners = 3};
    draw.closes = CivilDay{std::chrono::year{2027} / 3 / 31};
    draw.prize.by_language = {
        {"en", "One of three vouchers of £20 for the supermarket in the High Street."},
        {"cy", "Un o dair taleb gwerth £20 ar gyfer yr archfarchnad yn y Stryd Fawr."},
        {"ur", "ہائی اسٹریٹ کی سپر مارکیٹ کے لیے £20 کے تین واؤچروں میں سے ایک۔"},
        {"ta",
         "ஹை ஸ்ட்ரீட்டில் உள்ள பல்பொருள் அங்காடிக்கான £20 மதிப்புள்ள மூன்று "
         "வவுச்சர்களில் ஒன்று."}};
    offered.draw = std::move(draw);
    kept.push_back(organisation);
    kept.back().involvement.push_back(std::move(offered));
    return kept.back();
}

inline std::vector<SampleVisit> sample_involvement(const feedback::Organisation& without_draw,
                                                   const kiosk::Preferences& preferences,
                                                   bool practising) {
    using namespace kiosk;
    if (without_draw.involvement.empty()) return {};
    const feedback::Organisation& organisation = with_sample_draw(without_draw);
    std::vector<SampleVisit> visits;
    Flow flow = begin_visit(organisation, feedback::Channel::Reception, practising);
    flow.visit.preferences = preferences;
    const auto add = [&](std::string name, Screen screen) {
        flow.screen = std::move(screen);
        visits.push_back({std::move(name), flow});
    };
    add("thanks, wishes follow", ThankYouScreen{.involvement_follows = true});
    flow = begin_involvement(flow).flow;
    add("involvement", InvolvementScreen{});
    flow.behind = {InvolvementScreen{}};
    add("wishes", WishesScreen{});
    add("wishes, none", WishesScreen{.choice_missing = true});
    for (const feedback::OfferedWish& one : organisation.involvement)
        flow.visit.contact.involvement.turn(one.wish);
    add("wishes, all", WishesScreen{});
    add("draw", PrizeDrawScreen{});
    add("reach, wishes", FactScreen{Fact::ReachBy});
    add("reach, wishes, none", FactScreen{.fact = Fact::ReachBy, .choice_missing = true});
    feedback::PersonDetails& person = flow.visit.contact.involvement.person;
    person.reach_by = feedback::ReachBy::Letter;
    add("name, wishes", FactWordsScreen{});
    FactWordsScreen words;
    words.words = FactWords::Value;
    add("value, wishes", words);
    words.problem = FactProblem::Missing;
    add("value, wishes, missing", words);
    person.name = "Nia Jones";
    person.value = "Tŷ Gwyn\n14 Long Street\nBangor\nGwynedd LL57 1AA";
    add("check, wishes", CheckScreen{});
    add("trouble, wishes", TroubleScreen{Trouble::NotStored});
    person = {};
    add("thanks, wishes", ThankYouScreen{.involvement = true});
    return visits;
}

}  // namespace candour::tests
