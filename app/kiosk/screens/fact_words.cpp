// app/kiosk/screens/fact_words.cpp: a name, a number or an address, in the person's own words.
#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

ShownText value_heading(const Ui& ui, feedback::ReachBy way) {
    switch (way) {
        case feedback::ReachBy::Phone:
            return ui.tr("What is your telephone number?");
        case feedback::ReachBy::Email:
            return ui.tr("What is your e-mail address?");
        case feedback::ReachBy::Letter:
            return ui.tr("What is your address?");
        case feedback::ReachBy::Other:
        case feedback::ReachBy::NotGiven:
            break;
    }
    return ui.tr("How can we reach you?");
}

// What happens to an empty one is said where the way is chosen, and at the check screen.
ShownText heading_of(const Ui& ui, const Flow& flow, FactWords words) {
    switch (words) {
        case FactWords::Name:
            return ui.tr("What is your name?");
        case FactWords::Value:
            return value_heading(ui, person_of(flow.visit.contact).reach_by);
        case FactWords::Language:
            break;
    }
    return ui.tr("What is the language called?");
}

// Of wishes to be involved only the name may be left out.
ShownText hint_of(const Ui& ui, const Flow& flow, FactWords words) {
    const ShownText may_skip = ui.tr("You can leave this empty.");
    if (flow.visit.involvement) return words == FactWords::Name ? may_skip : ShownText{};
    return {may_skip.text + " " + ui.tr("It stays with this complaint.").text, may_skip.language};
}

void say_problem(Ui& ui, FactProblem problem) {
    switch (problem) {
        case FactProblem::None:
            return;
        case FactProblem::NoPhone:
            return ui.problem(
                ui.tr("This does not look like a telephone number. Please look at it "
                      "again, or leave it empty."));
        case FactProblem::NoEmail:
            return ui.problem(
                ui.tr("This does not look like an e-mail address. Please look at it "
                      "again, or leave it empty."));
        case FactProblem::Missing:
            return ui.problem(ui.tr("Please write this, so that we can reach you."));
        case FactProblem::TooLong:
            return ui.problem(ui.tr("There is no room for more. You can make it shorter."));
    }
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const FactWordsScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "details.next", .next = ui.tr("Next")})) intent = Continue{};
    const ShownText heading = heading_of(ui, flow, screen.words);
    ui.keyboard(screen.keyboard_open);
    ui.heading(heading);
    say_problem(ui, screen.problem);
    ui.field({.id = "details.text",
              .name = heading,
              .hint = screen.problem == FactProblem::None ? hint_of(ui, flow, screen.words)
                                                          : ShownText{},
              .text = text_shown(flow),
              .caret_byte = screen.caret_byte,
              .characters_max = characters_max_of(screen.words)});
    return intent;
}

}  // namespace candour::kiosk
