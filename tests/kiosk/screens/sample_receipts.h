// Visits that stand on each screen of a receipt: offered, kept, typed, and the answer read.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/kiosk/flow/flow.h"
#include "tests/kiosk/screens/sample_visit.h"

namespace candour::tests {

// What a sample receipt holds, for those who look whether anything of it is left.
inline constexpr std::string_view sample_code = "WMQ7-K3ZH-98XB-4TRA";

inline privacy::Receipt sample_receipt() {
    privacy::Receipt::Values values{};
    std::size_t place = 0;
    for (const char symbol : sample_code) {
        if (symbol != '-') {
            values.at(place++) = static_cast<std::uint8_t>(privacy::receipt_alphabet.find(symbol));
        }
    }
    return privacy::Receipt(values);
}

inline privacy::Reply sample_reply(const Language& language) {
    return {
        "Thank you for telling us. You waited because the drop-in had moved, and nobody put up "
        "a notice.\n\nThere is one at the door now, and reception tells everybody who asks. "
        "We are sorry for the two hours.",
        language, CivilDay{std::chrono::days{20'780}}};
}

// `complaint`: written, at its check screen.
inline void add_receipts(const kiosk::Flow& complaint, std::vector<SampleVisit>& visits) {
    using namespace kiosk;
    Flow flow = complaint;
    const auto add = [&](std::string name, Screen screen) {
        flow.screen = std::move(screen);
        visits.push_back({std::move(name), flow});
    };
    add("a receipt, offered", ReceiptOfferScreen{});
    add("a receipt, being made", ReceiptScreen{});
    add("no receipt", TroubleScreen{Trouble::NoReceipt});
    flow.visit.receipt = sample_receipt();
    add("a receipt", ReceiptScreen{});
    flow.prints = true;
    add("a receipt, to print", ReceiptScreen{});
    for (const auto& [name, printing] :
         {std::pair{"a receipt, on its way to paper", Printing::Working},
          std::pair{"a receipt, on paper", Printing::Done},
          std::pair{"a receipt, not printed", Printing::Failed}}) {
        flow.visit.printing = printing;
        add(name, ReceiptScreen{});
    }
    flow.prints = false;
    flow.visit.printing = Printing::NotAsked;
    add("a receipt, kept", ReceiptKeptScreen{});
    add("a receipt in its own words", TroubleScreen{Trouble::HoldsReceipt});
}

inline void add_replies(const kiosk::Flow& start, std::vector<SampleVisit>& visits) {
    using namespace kiosk;
    Flow flow = start;
    flow.behind = {WelcomeScreen{}, PurposeScreen{.reads_answer = true}};
    const auto add = [&](std::string name, Screen screen) {
        flow.screen = std::move(screen);
        visits.push_back({std::move(name), flow});
    };
    add("purpose, to read", PurposeScreen{.reads_answer = true});
    add("a code, nothing yet", ReceiptEntryScreen{});
    for (const char symbol : sample_code.substr(0, 6))
        flow.visit.typed_receipt.press(symbol);
    add("a code, a part", ReceiptEntryScreen{.letters = true});
    add("a code, incomplete", ReceiptEntryScreen{.problem = ReceiptProblem::Incomplete});
    for (const char symbol : sample_code.substr(6))
        flow.visit.typed_receipt.press(symbol);
    flow.visit.typed_receipt.press('0');
    add("a code, mistyped", ReceiptEntryScreen{.problem = ReceiptProblem::Mistyped});
    add("a code, not looked up", ReceiptEntryScreen{.problem = ReceiptProblem::NotLookedUp});
    add("looking for an answer", LookingScreen{});
    add("no answer yet", RepliesScreen{});
    flow.visit.replies.replies = {sample_reply("en")};
    add("an answer", RepliesScreen{});
    add("delete the answer", ForgetScreen{});
    add("delete the answer, failed", ForgetScreen{.failed = true});
    add("deleting the answer", SendingScreen{.forgets = true});
    const Flow answered = flow;
    flow.visit.kind_chosen = true;
    flow.visit.contact.kind = feedback::ContactKind::FollowUp;
    flow.behind.emplace_back(RepliesScreen{});
    add("writing back, nothing yet", WriteScreen{.problem = WriteProblem::Empty});
    flow.visit.contact.story = "Thank you.";
    add("writing back", WriteScreen{.caret_byte = 10});
    add("written back, to check", CheckScreen{});
    flow = start;
    add("written back", ThankYouScreen{.wrote_back = true});
    add("deleted the answer", ThankYouScreen{.forgot = true});
    flow = answered;
    flow.visit.replies.replies.push_back(sample_reply("pl"));
    flow.visit.replies.incomplete = 1;
    add("two answers", RepliesScreen{});
}

}  // namespace candour::tests
