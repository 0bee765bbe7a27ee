// app/kiosk/screens/replies.cpp: a code is typed, and what staff answered is read. The words that
// were sent are never shown.
#include "app/kiosk/screens/draw.h"
#include "core/base/translator.h"

namespace candour::kiosk {
namespace {

ShownText problem_words(const Ui& ui, ReceiptProblem problem) {
    switch (problem) {
        case ReceiptProblem::None:
            return {};
        case ReceiptProblem::Incomplete:
            return ui.tr("The code has 17 letters and figures. Some are missing.");
        case ReceiptProblem::Mistyped:
            return ui.tr("A letter or figure is wrong. Please look at what you wrote down.");
        case ReceiptProblem::NotLookedUp:
            return ui.tr("We could not look just now. Please try again.");
    }
    return {};
}

void show_reply(Ui& ui, const privacy::Reply& reply) {
    ui.subheading(ui.tr("Written on {day}", {{"day", day_in_words(ui, to_iso(reply.day)).text}}));
    if (without_variant(reply.language) != without_variant(ui.language())) {
        ui.paragraph(
            ui.tr("This answer is in {language}. You can ask somebody you trust to help you read "
                  "it.",
                  {{"language", Ui::isolated(ui.own_name(reply.language).text)}}),
            TextStyle::Quiet);
    }
    ui.private_paragraphs({reply.text, reply.language},
                          ui.tr("The answer is not spoken, so that nobody near you hears it."));
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const ReceiptEntryScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "receipt_entry.next", .next = ui.tr("Next")})) intent = Continue{};
    ui.heading(ui.tr("Type your code"));
    ReceiptEntrySpec spec;
    spec.id = "receipt_entry.code";
    spec.name = ui.tr("Type your code");
    spec.typed = flow.visit.typed_receipt.symbols();
    spec.letters = screen.letters;
    spec.problem = problem_words(ui, screen.problem);
    spec.hint = ui.tr("The code has 17 letters and figures.");
    ui.receipt_entry(spec);
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const LookingScreen& /*screen*/) {
    ui.bars(Ui::Bars::All);
    ui.footer({});
    ui.sign(Icon::Eye);
    ui.heading(ui.tr("We are looking for an answer"));
    ui.paragraph(ui.tr("This takes a moment."), TextStyle::Quiet);
    return std::nullopt;
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const RepliesScreen& /*screen*/) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    const FooterSpec footer{
        .next_id = "replies.finish", .next = ui.tr("Finish"), .icon = Icon::Tick, .leave = false};
    if (ui.footer(footer)) intent = Continue{};
    const privacy::OpenedReplies& found = flow.visit.replies;
    if (found.replies.empty()) {
        ui.sign(Icon::Hourglass);
        ui.heading(ui.tr("There is no answer yet"));
        ui.paragraph(ui.tr("An answer can take some weeks. You can look again on another day."));
    } else {
        ui.heading(ui.tr("Our answer"));
        if (auto aloud = say_it_aloud(ui, flow, ui.tr("Read the answer aloud"))) intent = aloud;
        // The newest first: it is what somebody came for.
        for (auto reply = found.replies.rbegin(); reply != found.replies.rend(); ++reply)
            show_reply(ui, *reply);
        if (ui.button("replies.write_back", ui.tr("Write back"), ButtonStyle::Secondary,
                      Icon::Pencil)) {
            intent = WriteBack{};
        }
        if (ui.button("replies.forget", ui.tr("Delete the answer"), ButtonStyle::Secondary,
                      Icon::Bin)) {
            intent = ForgetAnswers{};
        }
    }
    if (found.incomplete > 0) {
        ui.paragraph(ui.tr("Part of an answer has not arrived. Please look again tomorrow."),
                     TextStyle::Quiet);
    }
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const ForgetScreen& screen) {
    ui.bars(Ui::Bars::All);
    ui.sign(Icon::Bin);
    ui.heading(ui.tr("Delete the answer?"));
    if (screen.failed) ui.problem(ui.tr("We could not delete it just now. Please try again."));
    const OfferAnswer yes{"forget.yes", ui.tr("Yes, delete it")};
    const OfferAnswer no{"forget.no", ui.tr("No, keep it")};
    return offer(ui, yes, no, [&] {
        ui.paragraph(
            ui.tr("It is deleted here at once, and on all other screens when they next "
                  "reach our server. It cannot be brought back."));
        ui.paragraph(ui.tr("Whoever wrote it to you keeps their own copy."), TextStyle::Quiet);
    });
}

std::string_view practice_answer() {
    return N_(
        "This is a practice answer. A real one is written by a member of staff who has read "
        "what was said.");
}

}  // namespace candour::kiosk
