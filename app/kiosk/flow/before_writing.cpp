// app/kiosk/flow/before_writing.cpp: welcome, purpose, about, service.
#include <algorithm>
#include <utility>

#include "app/kiosk/flow/changes.h"
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/receipt.h"
#include "app/kiosk/flow/steps.h"

namespace candour::kiosk {
namespace {

bool is_offered(const Flow& flow, feedback::ContactKind kind) {
    const std::vector<const feedback::OfferedKind*> offered = offered_kinds(flow);
    return std::any_of(offered.begin(), offered.end(),
                       [&](const feedback::OfferedKind* one) { return one->kind == kind; });
}

bool is_offered(const Flow& flow, const std::string& service) {
    const std::vector<const feedback::Service*> offered = offered_services(flow);
    return std::any_of(offered.begin(), offered.end(),
                       [&](const feedback::Service* one) { return one->id == service; });
}

}  // namespace

Step on_welcome(Flow flow, const Intent& intent) {
    if (std::holds_alternative<SeeChanges>(intent)) return see_changes(std::move(flow));
    const bool reads =
        std::holds_alternative<OpenInformation>(intent) && !flow.organisation->information.empty();
    if (!reads && !std::holds_alternative<Continue>(intent)) return just(std::move(flow));
    if (reads) {
        go_to(flow, InformationScreen{});
    } else {
        go_on(flow);
    }
    Step step = just(std::move(flow));
    step.effects.emplace_back(AskRoom{});
    return step;
}

Step on_purpose(Flow flow, const Intent& intent) {
    if (is_with_person(flow) && std::holds_alternative<RoomKnown>(intent)) {
        return just(std::move(flow));  // The worker was told.
    }
    if (const auto* room = std::get_if<RoomKnown>(&intent)) {
        if (!flow.visit.drawn) flow.visit.drawn = Drawn{room->today, room->lots};
        if (!room->has_room) {
            flow.behind.clear();
            flow.screen = TroubleScreen{Trouble::NoRoom};
            flow.page = 0;
        }
    } else if (const auto* choice = std::get_if<ChooseKind>(&intent)) {
        if (is_offered(flow, choice->kind)) {
            flow.visit.contact.kind = choice->kind;
            flow.visit.kind_chosen = true;
            flow.screen = PurposeScreen{};
        }
    } else if (std::holds_alternative<ReadAnswer>(intent)) {
        if (can_read_answer(flow)) flow.screen = PurposeScreen{.reads_answer = true};
    } else if (std::holds_alternative<Continue>(intent)) {
        if (std::get<PurposeScreen>(flow.screen).reads_answer)
            return enter_receipt(std::move(flow));
        if (chosen_kind(flow)) {
            go_on(flow);
        } else {
            flow.screen = PurposeScreen{/*choice_missing=*/true};
        }
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

Step on_about(Flow flow, const Intent& intent) {
    if (std::holds_alternative<Continue>(intent)) go_on(flow);
    if (std::holds_alternative<Back>(intent)) go_back(flow);
    return just(std::move(flow));
}

Step on_service(Flow flow, const Intent& intent) {
    if (const auto* choice = std::get_if<ChooseService>(&intent)) {
        if (is_offered(flow, choice->service)) {
            flow.visit.contact.service = choice->service;
            flow.screen = ServiceScreen{};
        }
    } else if (std::holds_alternative<Continue>(intent)) {
        if (chosen_service(flow)) {
            go_on(flow);
        } else {
            flow.screen = ServiceScreen{/*choice_missing=*/true};
        }
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
