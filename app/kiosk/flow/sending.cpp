// app/kiosk/flow/sending.cpp: check, sending, thanks and trouble.
#include <algorithm>
#include <utility>

#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/equality.h"
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/help_now.h"
#include "app/kiosk/flow/involvement.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/receipt.h"
#include "app/kiosk/flow/steps.h"
#include "app/kiosk/flow/survey_path.h"
#include "core/feedback/equality.h"
#include "core/feedback/words_apart.h"

namespace candour::kiosk {
namespace {

std::optional<Screen> step_for(const Flow& flow, const std::string& part) {
    const std::vector<std::string> parts = parts_to_check(flow);
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) return std::nullopt;
    if (part == "kind") return PurposeScreen{};
    if (part == "service") return ServiceScreen{};
    if (questionnaire_of(flow) != nullptr) {
        const std::optional<QuestionScreen> question = question_of_part(flow, part);
        return question ? std::optional<Screen>(*question) : std::nullopt;
    }
    if (part == wishes_part) return WishesScreen{};
    if (const auto fact = screen_of_fact_part(part)) return fact;
    WriteScreen screen;
    screen.field = part == "wanted" ? WriteField::Wanted : WriteField::Story;
    return screen;
}

feedback::Contact contact_to_send(const Flow& flow) {
    feedback::Contact contact = flow.visit.contact;
    contact.channel = flow.channel;
    contact.language = without_variant(flow.visit.preferences.language);
    if (const feedback::Service* service = chosen_service(flow)) {
        contact.service_group = service->group;
    }
    if (const survey::Questionnaire* questionnaire = questionnaire_of(flow)) {
        tidy_answers(*questionnaire, contact.answers, flow.visit.drawn.value_or(Drawn{}).today);
    }
    tidy_facts(contact);
    if (flow.visit.equality || flow.visit.involvement) feedback::keep_apart(contact);
    return contact;
}

// As it is sealed: on a home visit what was written may go apart (core/feedback/words_apart.h), and
// each wish to be involved goes alone.
StoreContact to_store(const Flow& flow) {
    feedback::Contact contact = contact_to_send(flow);
    if (flow.visit.involvement) {
        std::vector<feedback::Contact> each = each_wish(flow, contact);
        wipe(contact);
        StoreContact store{feedback::Draft(std::move(each.front()))};
        for (std::size_t i = 1; i < each.size(); ++i)
            store.more.emplace_back(std::move(each[i]));
        return store;
    }
    const survey::Questionnaire* asked = questionnaire_of(flow);
    const bool parts = feedback::parts_words(*flow.organisation, contact.channel, contact.kind);
    std::optional<feedback::Contact> words;
    if (asked != nullptr && parts) words = feedback::take_words(contact, *asked);
    StoreContact store{feedback::Draft(std::move(contact))};
    if (words) store.more.emplace_back(std::move(*words));
    return store;
}

// True when it is all there. Otherwise shows what is missing, or the new way from its start.
bool is_ready(Flow& flow) {
    fit(flow);
    if (is_other_way(flow) && chosen_kind(flow)) {
        constexpr std::size_t first_after_about = 3;
        go_straight_to(flow, path_of(flow)[first_after_about]);
        return false;
    }
    const std::optional<Screen> missing = first_missing(flow);
    if (missing) go_to_missing(flow, *missing);
    return !missing;
}

// Nothing that was said is left.
void forget(Flow& flow) {
    wipe(flow.visit.contact);
    wipe(flow.visit.help.words);
    flow.visit.contact = feedback::Contact{};
    flow.visit.help = {};
    flow.visit.receipt.reset();
    flow.visit.printing = Printing::NotAsked;
    flow.visit.typed_receipt.clear();
    flow.visit.replies = {};
    flow.visit.kind_chosen = false;
    flow.visit.equality = false;
    flow.visit.involvement = false;
    flow.visit.other_language = false;
    flow.visit.checked_path.clear();
    flow.visit.seen.clear();
    flow.visit.another.clear();
    flow.behind.clear();
}

// Of a training survey nothing is kept; the end is the same.
Step send_handed_over(Flow flow) {
    if (is_training(flow)) return end_hand_over(std::move(flow), {});
    StoreContact store = to_store(flow);
    EndHandOver end{std::move(store.draft)};
    if (!store.more.empty()) end.words.emplace(std::move(store.more.front()));
    return end_hand_over(std::move(flow), std::move(end));
}

// A training survey runs the whole way and ends here: nothing is sealed, kept or counted.
Step end_training(Flow flow) {
    forget(flow);
    flow.screen = ThankYouScreen{/*training=*/true};
    flow.page = 0;
    return just(std::move(flow));
}

// The code is still there if it could not be done, to be tried again.
Step on_forgotten(Flow flow, const Intent& intent) {
    if (std::holds_alternative<Stored>(intent)) {
        forget(flow);
        flow.screen = ThankYouScreen{.forgot = true};
    } else if (std::holds_alternative<NotStored>(intent)) {
        flow.screen = ForgetScreen{.failed = true};
    }
    return just(std::move(flow));
}

}  // namespace

Step send(Flow flow) {
    CHECK(!first_missing(flow));
    Step step = just(std::move(flow));
    StoreContact store = to_store(step.flow);
    if (writes_back(step.flow)) store.signer = step.flow.visit.receipt;
    step.effects.emplace_back(std::move(store));
    step.flow.screen = SendingScreen{};
    step.flow.page = 0;
    return step;
}

Step on_check(Flow flow, const Intent& intent) {
    if (const auto* change = std::get_if<ChangeAnswer>(&intent)) {
        if (const std::optional<Screen> step = step_for(flow, change->part)) go_to(flow, *step);
    } else if (std::holds_alternative<Continue>(intent)) {
        if (is_ready(flow)) {
            if (is_with_person(flow)) return send_handed_over(std::move(flow));
            if (is_training(flow)) return end_training(std::move(flow));
            if (offers_receipt_now(flow)) return offer_receipt(std::move(flow));
            if (writes_back(flow)) return send_unless_it_tells(std::move(flow));
            drop_receipt(flow);
            // Where Back leads if the disk refuses.
            flow.behind.emplace_back(CheckScreen{});
            return send(std::move(flow));
        }
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

Step on_sending(Flow flow, const Intent& intent) {
    if (std::get<SendingScreen>(flow.screen).help) return on_help_kept(std::move(flow), intent);
    if (std::get<SendingScreen>(flow.screen).forgets) return on_forgotten(std::move(flow), intent);
    if (std::holds_alternative<Stored>(intent)) {
        ThankYouScreen thanks{.equality = flow.visit.equality,
                              .wrote_back = writes_back(flow),
                              .involvement = flow.visit.involvement};
        forget(flow);
        // One after the other, and each once.
        const bool more = !thanks.wrote_back && !thanks.involvement;
        thanks.equality_follows = more && !thanks.equality && offers_equality(flow);
        thanks.involvement_follows = more && !thanks.equality_follows && offers_involvement(flow);
        flow.screen = thanks;
    } else if (std::holds_alternative<NotStored>(intent)) {
        flow.screen = TroubleScreen{Trouble::NotStored};
    }
    return just(std::move(flow));
}

Step on_thanks(Flow flow, const Intent& intent) {
    if (!std::holds_alternative<Continue>(intent)) return just(std::move(flow));
    if (std::get<ThankYouScreen>(flow.screen).equality_follows) return begin_equality(flow);
    if (std::get<ThankYouScreen>(flow.screen).involvement_follows) return begin_involvement(flow);
    return end_visit(std::move(flow));
}

Step on_trouble(Flow flow, const Intent& intent) {
    const Trouble trouble = std::get<TroubleScreen>(flow.screen).trouble;
    if (trouble == Trouble::HoldsReceipt || trouble == Trouble::NoReceipt) {
        return on_trouble_with_receipt(std::move(flow), intent);
    }
    const bool nothing_written = trouble == Trouble::NoRoom;
    if (std::holds_alternative<Continue>(intent)) {
        return nothing_written ? end_visit(std::move(flow)) : send(std::move(flow));
    }
    if (std::holds_alternative<Back>(intent)) {
        if (nothing_written) return end_visit(std::move(flow));
        go_straight_to(flow, CheckScreen{});
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
