// app/kiosk/screens/help.cpp: "I want help now": whom to ring first, and then, for who would rather
// write, what becomes of it, the words, and that they are kept (architecture §4.6).
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/help_now.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"
#include "core/feedback/limits.h"

namespace candour::kiosk {
namespace {

ShownText in_danger(const Ui& ui, const Flow& flow) {
    const std::string number = emergency_number(*flow.organisation);
    return ui.tr("If you are in danger now, ring {number}.",
                 {{"number", Ui::left_to_right(number)}});
}

// Where nobody has a number, whoever is named is there to be spoken to.
void list_phones(Ui& ui, const Flow& flow) {
    if (has_phones(*flow.organisation)) return list_contacts(ui, flow, Contacts::OnlyPhones);
    ui.paragraph(ui.tr("Please tell a member of staff now."), TextStyle::Strong);
    list_contacts(ui, flow);
}

void say_problem(Ui& ui, HelpProblem problem) {
    switch (problem) {
        case HelpProblem::None:
            return;
        case HelpProblem::Empty:
            return ui.problem(ui.tr("Please write something first."));
        case HelpProblem::TooLong:
            return ui.problem(ui.tr("There is no room for more. You can make it shorter."));
        case HelpProblem::NotStored:
            return ui.problem(
                ui.tr("We are sorry. Nothing was sent. Your words are still here: you can try "
                      "again."));
    }
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const HelpScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    ui.footer({});
    ui.heading(in_danger(ui, flow));
    if (takes_help_words(flow) && screen.room == Room::TooLittle) {
        ui.paragraph(
            ui.tr("We are sorry. It cannot take more words today. Please tell a member of staff "
                  "that the screen is full, or talk to:"));
    }
    list_phones(ui, flow);
    if (takes_help_words(flow) && screen.room == Room::Enough) {
        const bool writes = ui.button("help.write", ui.tr("Ask us to help you"),
                                      ButtonStyle::Secondary, Icon::Pencil);
        if (writes) intent = Continue{};
    }
    if (is_with_person(flow)) {
        ui.paragraph(
            ui.tr("You cannot ask for help in writing here. Everybody leaves the same on this "
                  "tablet, so that nobody can tell what you did. Please ring, or ask somebody "
                  "whom you trust."),
            TextStyle::Quiet);
    }
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const HelpBeforeScreen& /*screen*/) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "help_before.next", .next = ui.tr("Next")})) intent = Continue{};
    ui.heading(ui.tr("Ask us to help you"));
    const LocalText nobody;
    const LocalText& reader = flow.organisation->help ? flow.organisation->help->read_by : nobody;
    ui.paragraph(
        ui.tr("It is read as soon as it arrives, by: {name}.", {{"name", ui.local(reader).text}}));
    ui.paragraph(
        ui.tr("It does not wait with what other people write. Whoever knows that you were here "
              "may guess that you wrote it."));
    ui.paragraph(
        ui.tr("It arrives when this device next reaches us. That can take hours. If you cannot "
              "wait, please ring."));
    ui.paragraph(ui.tr("Nothing else that you say here goes with it."));
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const HelpWriteScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "help_write.send", .next = ui.tr("Send")})) intent = Continue{};
    const ShownText heading = ui.tr("What help do you need?");
    ui.keyboard(screen.keyboard_open);
    ui.heading(heading);
    say_problem(ui, screen.problem);
    ui.field({.id = "help_write.text",
              .name = heading,
              .hint = screen.problem == HelpProblem::None
                          ? ui.tr("You can also write how we can reach you.")
                          : ShownText{},
              .text = text_shown(flow),
              .caret_byte = screen.caret_byte,
              .characters_max = feedback::help_characters_max});
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const HelpSentScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    const FooterSpec footer{.next_id = "help_sent.next", .next = ui.tr("Next"), .back = false};
    if (ui.footer(footer)) intent = Continue{};
    ui.sign(screen.practice ? Icon::Tick : Icon::Lock);
    if (screen.practice) {
        ui.heading(ui.tr("This was practice. Nothing was kept or sent."));
    } else {
        ui.heading(ui.tr("Your words are kept"));
        ui.paragraph(
            ui.tr("It arrives when this device next reaches us. That can take hours. If you "
                  "cannot wait, please ring."));
    }
    ui.paragraph(in_danger(ui, flow), TextStyle::Strong);
    ui.paragraph(ui.tr("You go back to where you were. Nothing there has changed."));
    return intent;
}

}  // namespace candour::kiosk
