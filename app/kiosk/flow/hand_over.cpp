#include "app/kiosk/flow/hand_over.h"

#include <algorithm>
#include <utility>

#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/receipt.h"
#include "app/kiosk/flow/steps.h"
#include "core/feedback/limits.h"

namespace candour::kiosk {
namespace {

Step check_pin(Flow flow) {
    auto& screen = std::get<HandOverLockedScreen>(flow.screen);
    if (flow.visit.typed_pin.size() < privacy::pin_figures_min) {
        screen.state = PinState::TooShort;
        flow.page = 0;
        return just(std::move(flow));
    }
    screen.state = PinState::Checking;
    Step step = just(std::move(flow));
    step.effects.emplace_back(CheckPin{step.flow.visit.typed_pin});
    step.flow.visit.typed_pin.clear();
    step.flow.page = 0;
    return step;
}

Step unlock(Flow flow) {
    show_instead(flow, HandOverChooseScreen{});
    const std::vector<const feedback::Service*> offered = offered_to_worker(flow);
    if (offered.size() == 1) flow.visit.handed_over.service = offered.front()->id;
    Step step = just(std::move(flow));
    step.effects.emplace_back(AskRoom{});
    return step;
}

// The person's visit: it knows what the worker picked, and nothing else of them.
Step hand_over(const Flow& before) {
    Flow flow = begin_visit(*before.organisation, before.channel, before.practising);
    flow.visit.drawn = before.visit.drawn;
    flow.visit.handed_over = {.to_person = true, .service = before.visit.handed_over.service};
    show_instead(flow, HandOverStartScreen{});
    Step step = just(std::move(flow));
    step.effects.emplace_back(BeginAnew{});
    return step;
}

}  // namespace

bool is_handed_over(const feedback::Organisation& organisation, feedback::Channel channel) {
    return channel == feedback::Channel::HomeVisit && organisation.hand_over.has_value();
}

bool is_with_person(const Flow& flow) { return flow.visit.handed_over.to_person; }

std::vector<const feedback::Service*> offered_to_worker(const Flow& flow) {
    return feedback::services_handed_over(*flow.organisation);
}

const feedback::Service* picked_service(const Flow& flow) {
    const std::vector<const feedback::Service*> offered = offered_to_worker(flow);
    const auto picked = std::ranges::find(offered, flow.visit.handed_over.service,
                                          [](const feedback::Service* one) { return one->id; });
    return picked == offered.end() ? nullptr : *picked;
}

std::size_t characters_max(const Flow& flow, WriteField field) {
    if (!is_with_person(flow)) return feedback::story_characters_max;
    return field == WriteField::Story ? feedback::hand_over_story_characters_max
                                      : feedback::hand_over_wanted_characters_max;
}

std::size_t characters_max(const Flow& flow, const survey::Question& question) {
    const std::size_t allowed = survey::characters_allowed(question);
    const survey::Questionnaire* asked = questionnaire_of(flow);
    const bool has_less =
        is_with_person(flow) && asked != nullptr && question.type == survey::QuestionType::LongText;
    if (!has_less) return allowed;
    return std::min(allowed, survey::hand_over_long_text_max(
                                 *asked, feedback::sent_on_hand_over(*flow.organisation)));
}

Step end_hand_over(Flow flow, EndHandOver end) {
    wipe(flow.visit.contact);
    wipe(flow.visit.help.words);
    Flow ending = begin_visit(*flow.organisation, flow.channel, flow.practising);
    ending.visit.preferences = flow.visit.preferences;
    ending.visit.handed_over.to_person = true;
    show_instead(ending, HandOverEndingScreen{});
    Step step = just(std::move(ending));
    step.effects.emplace_back(std::move(end));
    return step;
}

Step on_hand_over_locked(Flow flow, const Intent& intent) {
    auto& screen = std::get<HandOverLockedScreen>(flow.screen);
    if (const auto* checked = std::get_if<PinChecked>(&intent)) {
        if (screen.state != PinState::Checking) return just(std::move(flow));
        if (checked->right) return unlock(std::move(flow));
        screen.state = PinState::Wrong;
    } else if (screen.state == PinState::Checking) {
        return just(std::move(flow));
    } else if (const auto* pad = std::get_if<PressPad>(&intent)) {
        screen.state = PinState::Typing;
        for (const char key : pad->keys)
            flow.visit.typed_pin.press(key);
    } else if (std::holds_alternative<Continue>(intent)) {
        return check_pin(std::move(flow));
    }
    return just(std::move(flow));
}

Step on_hand_over_choose(Flow flow, const Intent& intent) {
    auto& screen = std::get<HandOverChooseScreen>(flow.screen);
    if (const auto* room = std::get_if<RoomKnown>(&intent)) {
        screen.room = room->has_room ? Room::Enough : Room::TooLittle;
        if (!flow.visit.drawn) flow.visit.drawn = Drawn{room->today, room->lots};
    } else if (const auto* choice = std::get_if<ChooseService>(&intent)) {
        flow.visit.handed_over.service = choice->service;
        if (picked_service(flow) == nullptr) flow.visit.handed_over.service.clear();
        screen.choice_missing = false;
    } else if (std::holds_alternative<Continue>(intent)) {
        if (screen.room != Room::Enough) return just(std::move(flow));
        if (picked_service(flow) != nullptr) return hand_over(flow);
        screen.choice_missing = true;
    } else if (std::holds_alternative<Back>(intent)) {
        return end_visit(std::move(flow));
    }
    return just(std::move(flow));
}

// Back leads nowhere from here: the worker's screens are behind the PIN.
Step on_hand_over_start(Flow flow, const Intent& intent) {
    if (const auto* taken = std::get_if<TakeOffer>(&intent)) {
        if (!taken->yes) return end_hand_over(std::move(flow), {});
        go_on(flow);
    } else if (std::holds_alternative<Continue>(intent)) {
        go_on(flow);
    }
    return just(std::move(flow));
}

// Until the device says that the time is over, which is the same whatever happened.
Step on_hand_over_ending(Flow flow, const Intent& intent) {
    if (std::holds_alternative<Stored>(intent)) show_instead(flow, HandOverEndScreen{});
    if (std::holds_alternative<NotStored>(intent)) show_instead(flow, HandOverTroubleScreen{});
    return just(std::move(flow));
}

Step on_hand_over_end(Flow flow, const Intent& intent) {
    if (std::holds_alternative<Continue>(intent)) return end_visit(std::move(flow));
    return just(std::move(flow));
}

// The disk refused, whatever it was to keep: the device has the sealed cells still.
Step on_hand_over_trouble(Flow flow, const Intent& intent) {
    if (!std::holds_alternative<Continue>(intent)) return just(std::move(flow));
    show_instead(flow, HandOverEndingScreen{});
    Step step = just(std::move(flow));
    step.effects.emplace_back(TryHandOverAgain{});
    return step;
}

}  // namespace candour::kiosk
