#include "app/kiosk/flow/involvement.h"

#include <utility>

#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/steps.h"

namespace candour::kiosk {
namespace {

bool is_offered(const Flow& flow, feedback::Wish wish) {
    for (const feedback::OfferedWish& offered : flow.organisation->involvement) {
        if (offered.wish == wish) return true;
    }
    return false;
}

FactWordsScreen words_screen(FactWords words) {
    FactWordsScreen screen;
    screen.words = words;
    return screen;
}

}  // namespace

bool offers_involvement(const Flow& flow) {
    return !flow.organisation->involvement.empty() && !is_with_person(flow) &&
           !is_handed_over(*flow.organisation, flow.channel);
}

Step begin_involvement(const Flow& before) {
    Flow flow = another_visit(before, feedback::ContactKind::Involvement);
    flow.visit.involvement = true;
    flow.screen = InvolvementScreen{};
    return begin_anew(std::move(flow));
}

Step after_equality(Flow flow) {
    if (!offers_involvement(flow)) return end_visit(std::move(flow));
    wipe(flow.visit.contact);
    return begin_involvement(flow);
}

std::vector<Screen> involvement_screens(const Flow& flow) {
    std::vector<Screen> screens = {InvolvementScreen{}, WishesScreen{}, FactScreen{Fact::ReachBy}};
    if (flow.visit.contact.involvement.person.reach_by != feedback::ReachBy::NotGiven) {
        screens.emplace_back(words_screen(FactWords::Name));
        screens.emplace_back(words_screen(FactWords::Value));
    }
    screens.emplace_back(CheckScreen{});
    return screens;
}

std::optional<Screen> missing_of_involvement(const Flow& flow) {
    const feedback::Contact& contact = flow.visit.contact;
    if (contact.involvement.wishes.empty()) return WishesScreen{};
    if (contact.involvement.person.reach_by == feedback::ReachBy::NotGiven) {
        return FactScreen{Fact::ReachBy};
    }
    if (problem_with_value(contact) != FactProblem::None) return words_screen(FactWords::Value);
    return std::nullopt;
}

// Where there is no room it is not offered: nothing that was said is lost by it.
Step on_involvement(Flow flow, const Intent& intent) {
    if (const auto* room = std::get_if<RoomKnown>(&intent)) {
        if (!room->has_room) return end_visit(std::move(flow));
    } else if (const auto* taken = std::get_if<TakeOffer>(&intent)) {
        if (!taken->yes) return end_visit(std::move(flow));
        go_on(flow);
    }
    return just(std::move(flow));
}

Step on_wishes(Flow flow, const Intent& intent) {
    auto& screen = std::get<WishesScreen>(flow.screen);
    feedback::Involvement& involvement = flow.visit.contact.involvement;
    if (const auto* choice = std::get_if<ChooseAnswer>(&intent)) {
        const auto wish = feedback::wish_from(choice->choice);
        if (wish && is_offered(flow, *wish)) involvement.turn(*wish);
        screen.choice_missing = false;
    } else if (std::holds_alternative<Continue>(intent)) {
        screen.choice_missing = involvement.wishes.empty();
        if (screen.choice_missing) {
            flow.page = 0;  // There it is said.
        } else {
            go_on(flow);
        }
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
