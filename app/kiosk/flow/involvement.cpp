#include "app/kiosk/flow/involvement.h"

#include <algorithm>
#include <utility>

#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/steps.h"

namespace candour::kiosk {
namespace {

bool is_offered(const Flow& flow, feedback::Wish wish) {
    return std::ranges::any_of(wishes_offered(flow),
                               [&](const auto* offered) { return offered->wish == wish; });
}

bool has_seen_draw(const Flow& flow) {
    return std::ranges::any_of(flow.visit.seen, [](const Screen& seen) {
        return std::holds_alternative<PrizeDrawScreen>(seen);
    });
}

FactWordsScreen words_screen(FactWords words) {
    FactWordsScreen screen;
    screen.words = words;
    return screen;
}

}  // namespace

std::vector<const feedback::OfferedWish*> wishes_offered(const Flow& flow) {
    std::vector<const feedback::OfferedWish*> wishes;
    for (const feedback::OfferedWish& one : flow.organisation->involvement) {
        const bool over =
            one.draw && flow.visit.drawn && flow.visit.drawn->today > one.draw->closes;
        if (!over) wishes.push_back(&one);
    }
    return wishes;
}

const feedback::PrizeDraw* draw_offered(const Flow& flow) {
    for (const feedback::OfferedWish* one : wishes_offered(flow)) {
        if (one->draw) return &*one->draw;
    }
    return nullptr;
}

bool offers_involvement(const Flow& flow) {
    return !wishes_offered(flow).empty() && !is_with_person(flow) &&
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
    std::vector<Screen> screens = {InvolvementScreen{}, WishesScreen{}};
    if (flow.visit.contact.involvement.has(feedback::Wish::PrizeDraw))
        screens.emplace_back(PrizeDrawScreen{});
    screens.emplace_back(FactScreen{Fact::ReachBy});
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
    if (contact.involvement.has(feedback::Wish::PrizeDraw) && !has_seen_draw(flow))
        return PrizeDrawScreen{};
    if (contact.involvement.person.reach_by == feedback::ReachBy::NotGiven) {
        return FactScreen{Fact::ReachBy};
    }
    if (problem_with_value(contact) != FactProblem::None) return words_screen(FactWords::Value);
    return std::nullopt;
}

std::vector<feedback::Contact> each_wish(const Flow& flow, const feedback::Contact& contact) {
    std::vector<feedback::Contact> each;
    for (const feedback::Wish wish : contact.involvement.wishes) {
        feedback::Contact alone = contact;
        alone.involvement.wishes = {wish};
        const feedback::PrizeDraw* draw = draw_offered(flow);
        if (wish == feedback::Wish::PrizeDraw && draw != nullptr) alone.involvement.draw = draw->id;
        each.push_back(std::move(alone));
    }
    return each;
}

// Where there is no room it is not offered: nothing that was said is lost by it. Nor where the
// day of the device says only now that a prize draw is over.
Step on_involvement(Flow flow, const Intent& intent) {
    if (const auto* room = std::get_if<RoomKnown>(&intent)) {
        if (!flow.visit.drawn) flow.visit.drawn = Drawn{room->today, room->lots};
        if (!room->has_room || !offers_involvement(flow)) return end_visit(std::move(flow));
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

Step on_prize_draw(Flow flow, const Intent& intent) {
    if (std::holds_alternative<Continue>(intent)) {
        go_on(flow);
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
