// app/kiosk/flow/receipt.cpp: a receipt is made, shown and kept before anything is sent: a power
// cut leaves a receipt without a message, never a message without the receipt that was promised.
#include "app/kiosk/flow/receipt.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/steps.h"

namespace candour::kiosk {
namespace {

using feedback::ContactKind;

bool can_be_answered(ContactKind kind) {
    constexpr std::array answered = {ContactKind::Complaint, ContactKind::Dissatisfaction,
                                     ContactKind::Question, ContactKind::Suggestion};
    return std::ranges::find(answered, kind) != answered.end();
}

// The first text of the visitor's own that holds the receipt.
std::optional<Screen> screen_that_tells(const Flow& flow) {
    if (!flow.visit.receipt) return std::nullopt;
    const feedback::Contact& contact = flow.visit.contact;
    const auto tells = [&](std::string_view text) {
        return privacy::mentions_receipt(text, *flow.visit.receipt);
    };
    if (tells(contact.story)) return WriteScreen{};
    if (tells(contact.wanted)) return WriteScreen{.field = WriteField::Wanted};
    const feedback::PersonDetails& person = contact.facts.person;
    if (tells(person.name)) return FactWordsScreen{.words = FactWords::Name};
    if (tells(person.value)) return FactWordsScreen{.words = FactWords::Value};
    return std::nullopt;
}

Step make_receipt_for(Flow flow) {
    const bool there = flow.visit.receipt.has_value();
    show_instead(flow, ReceiptScreen{});
    Step step = just(std::move(flow));
    if (!there) step.effects.emplace_back(MakeReceipt{});
    return step;
}

}  // namespace

bool offers_receipts(const Flow& flow) {
    return flow.organisation->receipts.offered && flow.channel != feedback::Channel::HomeVisit;
}

bool offers_receipt_now(const Flow& flow) {
    return offers_receipts(flow) && !flow.visit.equality && flow.visit.kind_chosen &&
           can_be_answered(flow.visit.contact.kind);
}

Step offer_receipt(Flow flow) {
    flow.behind.emplace_back(CheckScreen{});
    show_instead(flow, ReceiptOfferScreen{});
    return just(std::move(flow));
}

bool can_print(const Flow& flow) {
    return flow.prints && offers_receipts(flow) && flow.visit.receipt.has_value();
}

void drop_receipt(Flow& flow) {
    flow.visit.receipt.reset();
    flow.visit.printing = Printing::NotAsked;
    wipe(flow.visit.contact.reply_to.mailbox_id);
    wipe(flow.visit.contact.reply_to.public_key);
    flow.visit.contact.reply_to = {};
}

Step send_unless_it_tells(Flow flow) {
    if (!screen_that_tells(flow)) return send(std::move(flow));
    show_instead(flow, TroubleScreen{Trouble::HoldsReceipt});
    return just(std::move(flow));
}

bool writes_back(const Flow& flow) {
    return flow.visit.kind_chosen && flow.visit.contact.kind == ContactKind::FollowUp;
}

privacy::Receipt practice_receipt() {
    privacy::Receipt::Values values{};
    std::ranges::transform(std::string_view("PRACT1CEPRACT1CE"), values.begin(), [](char symbol) {
        return static_cast<std::uint8_t>(privacy::receipt_alphabet.find(symbol));
    });
    return privacy::Receipt(values);
}

void show_instead(Flow& flow, Screen screen) {
    flow.screen = std::move(screen);
    flow.page = 0;
}

namespace {

// A hand that strikes twice gets one paper; who was told that it failed may try again.
Step print_receipt(Flow flow) {
    const Printing now = flow.visit.printing;
    const bool may = now == Printing::NotAsked || now == Printing::Failed;
    if (!may || !can_print(flow)) return just(std::move(flow));
    flow.visit.printing = Printing::Working;
    Step step = just(std::move(flow));
    step.effects.emplace_back(
        PrintReceipt{*step.flow.visit.receipt, step.flow.visit.preferences.language});
    return step;
}

}  // namespace

Step on_printed(Flow flow, bool printed) {
    if (flow.visit.printing != Printing::Working) return just(std::move(flow));
    flow.visit.printing = printed ? Printing::Done : Printing::Failed;
    return just(std::move(flow));
}

Step on_receipt_offer(Flow flow, const Intent& intent) {
    if (const auto* taken = std::get_if<TakeOffer>(&intent)) {
        if (taken->yes) return make_receipt_for(std::move(flow));
        drop_receipt(flow);
        return send(std::move(flow));
    }
    if (std::holds_alternative<Back>(intent)) go_straight_to(flow, CheckScreen{});
    return just(std::move(flow));
}

Step on_receipt(Flow flow, const Intent& intent) {
    const bool there = flow.visit.receipt.has_value();
    if (const auto* made = std::get_if<ReceiptMade>(&intent)) {
        // What was shown is what is kept: it never changes under the eyes of who writes it down.
        if (there) return just(std::move(flow));
        flow.visit.receipt = made->receipt;
        flow.visit.contact.reply_to = made->reply_to;
    } else if (std::holds_alternative<ReceiptNotMade>(intent) && !there) {
        show_instead(flow, TroubleScreen{Trouble::NoReceipt});
    } else if (std::holds_alternative<PrintIt>(intent)) {
        return print_receipt(std::move(flow));
    } else if (std::holds_alternative<Continue>(intent) && there) {
        show_instead(flow, ReceiptKeptScreen{});
    } else if (std::holds_alternative<Back>(intent)) {
        show_instead(flow, ReceiptOfferScreen{});
    }
    return just(std::move(flow));
}

Step on_receipt_kept(Flow flow, const Intent& intent) {
    const auto* kept = std::get_if<TakeOffer>(&intent);
    if (kept != nullptr && kept->yes) return send_unless_it_tells(std::move(flow));
    if (kept == nullptr && !std::holds_alternative<Back>(intent)) return just(std::move(flow));
    // The paper may have been taken by somebody else, or never come: it can be had once more.
    if (flow.visit.printing != Printing::Working) flow.visit.printing = Printing::NotAsked;
    show_instead(flow, ReceiptScreen{});
    return just(std::move(flow));
}

// The words are still there; Change leads straight to those that hold the receipt.
Step on_trouble_with_receipt(Flow flow, const Intent& intent) {
    const Trouble trouble = std::get<TroubleScreen>(flow.screen).trouble;
    const bool goes_on = std::holds_alternative<Continue>(intent);
    if (!goes_on && !std::holds_alternative<Back>(intent)) return just(std::move(flow));
    if (goes_on && trouble == Trouble::NoReceipt) {
        drop_receipt(flow);
        return send(std::move(flow));
    }
    const std::optional<Screen> tells = screen_that_tells(flow);
    go_straight_to(flow, CheckScreen{});
    if (goes_on && tells) go_to(flow, *tells);
    return just(std::move(flow));
}

}  // namespace candour::kiosk
