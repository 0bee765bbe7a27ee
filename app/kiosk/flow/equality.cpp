#include "app/kiosk/flow/equality.h"

#include <utility>

#include "app/kiosk/flow/involvement.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/steps.h"

namespace candour::kiosk {

bool offers_equality(const Flow& flow) {
    const survey::Questionnaire* questions = flow.organisation->equality_questions();
    return questions != nullptr && asks_now(flow, *questions);
}

Step begin_equality(const Flow& before) {
    Flow flow = another_visit(before, feedback::ContactKind::SurveyAnswer);
    flow.visit.equality = true;
    flow.screen = EqualityScreen{};
    fit(flow);
    return begin_anew(std::move(flow));
}

// Where there is no room they are not offered: nothing that was said is lost by it.
Step on_equality(Flow flow, const Intent& intent) {
    if (const auto* room = std::get_if<RoomKnown>(&intent)) {
        if (!room->has_room) return end_visit(std::move(flow));
        if (!flow.visit.drawn) flow.visit.drawn = Drawn{room->today, room->lots};
    } else if (const auto* taken = std::get_if<TakeOffer>(&intent)) {
        if (!taken->yes) return after_equality(std::move(flow));
        go_on(flow);
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
