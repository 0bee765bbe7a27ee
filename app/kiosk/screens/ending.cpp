// app/kiosk/screens/ending.cpp: being sent, thank you, and what can go wrong.
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const SendingScreen& screen) {
    ui.bars(Ui::Bars::All);
    ui.sign(screen.forgets ? Icon::Bin : Icon::Lock);
    ui.heading(screen.forgets ? ui.tr("Deleting the answer")
                              : ui.tr("Locking and keeping your words"));
    ui.paragraph(ui.tr("This takes a moment."), TextStyle::Quiet);
    return std::nullopt;
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const ThankYouScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    const bool more = screen.equality_follows || screen.involvement_follows;
    const FooterSpec footer{.next_id = "thanks.finish",
                            .next = more ? ui.tr("Next") : ui.tr("Finish"),
                            .icon = more ? Icon::ArrowForward : Icon::Tick,
                            .back = false,
                            .leave = false};
    if (ui.footer(footer)) intent = Continue{};
    ui.sign(flow.practising || screen.training ? Icon::Tick : Icon::Heart);
    ui.heading(ui.tr("Thank you"));
    if (flow.practising) {
        ui.paragraph(ui.tr("This was practice. Nothing was kept or sent."));
        return intent;
    }
    if (screen.training) {
        ui.paragraph(ui.tr("This was practice. Nothing that you said was kept, sent or counted."));
        return intent;
    }
    if (screen.equality) {
        ui.paragraph(
            ui.tr("Your answers are counted with those of other people. They are joined to "
                  "nothing else that you said."));
    } else if (screen.forgot) {
        ui.paragraph(
            ui.tr("The answer is deleted here. Other screens delete it when they next reach our "
                  "server."));
    } else if (screen.involvement) {
        // Where the organisation lets it wait for others, nobody knows how long.
        const privacy::ReleaseRule rule = flow.organisation->release.rule_for(
            feedback::Channel::Apart, feedback::ContactKind::Involvement);
        if (rule.at_least == 1) {
            ui.paragraph(ui.tr("It may take up to three weeks until somebody reads it."));
        }
    } else if (screen.wrote_back) {
        ui.paragraph(
            ui.tr("Your words go to the people who answered you. You can look for their answer "
                  "with the same code."));
    } else {
        ui.paragraphs(ui.local(flow.organisation->what_happens_next));
    }
    ui.paragraph(ui.tr("Your words are no longer on this screen. Nobody who comes after you can "
                       "see them."),
                 TextStyle::Quiet);
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const TroubleScreen& screen) {
    std::optional<Intent> intent;
    const bool no_room = screen.trouble == Trouble::NoRoom;
    ui.bars(Ui::Bars::All);
    FooterSpec footer;
    footer.next_id = "trouble.again";
    footer.next = no_room ? ui.tr("Finish") : ui.tr("Try again");
    if (screen.trouble == Trouble::HoldsReceipt) footer.next = ui.tr("Change my words");
    // Without a code, as the text says: a longer label is too high a footer in large print.
    if (screen.trouble == Trouble::NoReceipt) footer.next = ui.tr("Send");
    footer.icon = no_room ? Icon::Tick : Icon::ArrowForward;
    footer.back = !no_room;
    footer.leave = !no_room;
    if (ui.footer(footer)) intent = Continue{};

    if (screen.trouble == Trouble::HoldsReceipt) {
        ui.heading(ui.tr("Your words have the code in them"));
        ui.paragraph(
            ui.tr("Whoever reads your words could then read the answer too. Please take the code "
                  "out of your words."));
        return intent;
    }
    if (screen.trouble == Trouble::NoReceipt) {
        ui.heading(ui.tr("We could not make a code"));
        ui.paragraph(
            ui.tr("We are sorry. You can send your words without a code. Then you cannot read an "
                  "answer here."));
        return intent;
    }
    if (no_room) {
        ui.heading(ui.tr("This screen is full"));
        ui.paragraph(
            ui.tr("We are sorry. It cannot take more words today. Please tell a member "
                  "of staff that the screen is full, or talk to:"));
        list_contacts(ui, flow);
        return intent;
    }
    ui.heading(ui.tr("We could not keep your words"));
    ui.paragraph(
        ui.tr("We are sorry. Nothing was sent. Your words are still here: you can try "
              "again."));
    ui.paragraph(ui.tr("If it does not work, please tell a member of staff."), TextStyle::Quiet);
    return intent;
}

}  // namespace candour::kiosk
