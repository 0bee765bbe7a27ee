// Visits that stand on each screen of wishes to be involved.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "app/kiosk/flow/involvement.h"
#include "tests/kiosk/screens/sample_visit.h"

namespace candour::tests {

inline std::vector<SampleVisit> sample_involvement(const feedback::Organisation& organisation,
                                                   const kiosk::Preferences& preferences,
                                                   bool practising) {
    using namespace kiosk;
    if (organisation.involvement.empty()) return {};
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
