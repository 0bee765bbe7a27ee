// app/kiosk/flow/replies.cpp: a receipt is typed, looked up on this device, and what staff answered
// is read. Never what was said: whoever finds a receipt learns nothing but the answer.
#include <utility>

#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/receipt.h"
#include "app/kiosk/flow/steps.h"

namespace candour::kiosk {
namespace {

void press(Flow& flow, const std::string& keys) {
    auto& screen = std::get<ReceiptEntryScreen>(flow.screen);
    for (const char key : keys) {
        if (key == other_symbols_key) {
            screen.letters = !screen.letters;
            continue;
        }
        screen.problem = ReceiptProblem::None;
        flow.visit.typed_receipt.press(key);
    }
}

Step look_up(Flow flow) {
    const auto receipt = privacy::read_receipt(flow.visit.typed_receipt.symbols());
    if (!receipt.ok()) {
        const bool whole = flow.visit.typed_receipt.full();
        std::get<ReceiptEntryScreen>(flow.screen).problem =
            whole ? ReceiptProblem::Mistyped : ReceiptProblem::Incomplete;
        flow.page = 0;  // Where it is told, when the pad has a page for itself.
        return just(std::move(flow));
    }
    flow.visit.replies = {};
    show_instead(flow, LookingScreen{});
    Step step = just(std::move(flow));
    step.effects.emplace_back(LookUp{receipt.value()});
    return step;
}

// Of what was being written back nothing is left.
void drop_words(Flow& flow) {
    wipe(flow.visit.contact);
    flow.visit.contact = feedback::Contact{};
    flow.visit.kind_chosen = false;
    flow.visit.receipt.reset();
}

Step write_back(Flow flow) {
    const auto receipt = privacy::read_receipt(flow.visit.typed_receipt.symbols());
    if (!receipt.ok()) return just(std::move(flow));
    flow.visit.receipt = receipt.value();
    flow.visit.contact.kind = feedback::ContactKind::FollowUp;
    flow.visit.kind_chosen = true;
    go_to(flow, WriteScreen{});
    return just(std::move(flow));
}

// Signed with the receipt, and nothing else of whoever asks for it.
Step forget_answers(Flow flow) {
    const auto receipt = privacy::read_receipt(flow.visit.typed_receipt.symbols());
    if (!receipt.ok()) return just(std::move(flow));
    feedback::Contact contact;
    contact.kind = feedback::ContactKind::Forget;
    contact.channel = flow.channel;
    show_instead(flow, SendingScreen{.forgets = true});
    Step step = just(std::move(flow));
    step.effects.emplace_back(StoreContact{feedback::Draft(std::move(contact)), receipt.value()});
    return step;
}

}  // namespace

bool can_read_answer(const Flow& flow) { return offers_receipts(flow) && !is_changing(flow); }

Step enter_receipt(Flow flow) {
    go_to(flow, ReceiptEntryScreen{});
    return just(std::move(flow));
}

Step on_receipt_entry(Flow flow, const Intent& intent) {
    if (const auto* pad = std::get_if<PressPad>(&intent)) {
        press(flow, pad->keys);
    } else if (std::holds_alternative<Continue>(intent)) {
        return look_up(std::move(flow));
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

Step on_looking(Flow flow, const Intent& intent) {
    if (const auto* known = std::get_if<RepliesKnown>(&intent)) {
        flow.visit.replies = known->found;
        show_instead(flow, RepliesScreen{});
    } else if (std::holds_alternative<RepliesUnknown>(intent)) {
        show_instead(flow, ReceiptEntryScreen{.problem = ReceiptProblem::NotLookedUp});
    } else if (std::holds_alternative<Back>(intent)) {
        show_instead(flow, ReceiptEntryScreen{});
    }
    return just(std::move(flow));
}

Step on_replies(Flow flow, const Intent& intent) {
    if (std::holds_alternative<Continue>(intent)) return end_visit(std::move(flow));
    const bool answered = !flow.visit.replies.replies.empty();
    if (std::holds_alternative<WriteBack>(intent) && answered) return write_back(std::move(flow));
    if (std::holds_alternative<ForgetAnswers>(intent) && answered)
        show_instead(flow, ForgetScreen{});
    if (std::holds_alternative<Back>(intent)) {
        drop_words(flow);
        flow.visit.replies = {};
        show_instead(flow, ReceiptEntryScreen{});
    }
    return just(std::move(flow));
}

Step on_forget(Flow flow, const Intent& intent) {
    const auto* said = std::get_if<TakeOffer>(&intent);
    if (said != nullptr && said->yes) return forget_answers(std::move(flow));
    if (said != nullptr || std::holds_alternative<Back>(intent))
        show_instead(flow, RepliesScreen{});
    return just(std::move(flow));
}

}  // namespace candour::kiosk
