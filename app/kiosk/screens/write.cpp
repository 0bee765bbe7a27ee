// app/kiosk/screens/write.cpp: in your own words. What is asked fits the kind of contact.
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

struct Prompt {
    ShownText heading;
    ShownText hint;
};

Prompt story_prompt(const Ui& ui, feedback::ContactKind kind) {
    using feedback::ContactKind;
    switch (kind) {
        case ContactKind::Suggestion:
            return {ui.tr("What is your idea?"),
                    ui.tr("What would you change? Who would it help?")};
        case ContactKind::Question:
            return {ui.tr("What would you like to ask?"),
                    ui.tr("Please ask a member of staff if you need an answer now.")};
        case ContactKind::Information:
            return {ui.tr("What should we know?"),
                    ui.tr("For example: something is out of date or missing.")};
        case ContactKind::Compliment:
            return {ui.tr("What went well?"), ui.tr("What did we do? How did it help you?")};
        case ContactKind::Dissatisfaction:
            return {ui.tr("What are you not happy about?"),
                    ui.tr("What happened? How did it make you feel?")};
        case ContactKind::Complaint:
            return {ui.tr("What went wrong?"),
                    ui.tr("What happened, and when? You need not give any names.")};
        case ContactKind::FollowUp:
            return {ui.tr("What would you like to write back?"),
                    ui.tr("The people who answered you read it. You need not give any names.")};
        case ContactKind::SurveyAnswer:
        case ContactKind::Text:
        case ContactKind::Help:
        case ContactKind::Forget:
        case ContactKind::Involvement:
            break;  // Answers questions, or is not chosen; never comes here.
    }
    return {ui.tr("What would you like to say?"), {}};
}

Prompt prompt_for(const Ui& ui, const Flow& flow, WriteField field) {
    if (field == WriteField::Story) return story_prompt(ui, flow.visit.contact.kind);
    return {ui.tr("What would you like us to do?"), ui.tr("You can leave this empty.")};
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const WriteScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "write.next", .next = ui.tr("Next")})) intent = Continue{};

    const Prompt prompt = prompt_for(ui, flow, screen.field);
    ui.keyboard(screen.keyboard_open);
    ui.heading(prompt.heading);
    switch (screen.problem) {
        case WriteProblem::None:
            break;
        case WriteProblem::Empty:
            ui.problem(ui.tr("Please write something first."));
            break;
        case WriteProblem::TooLong:
            ui.problem(ui.tr("There is no room for more. You can make it shorter."));
            break;
    }
    ui.field({.id = "write.text",
              .name = prompt.heading,
              .hint = screen.problem == WriteProblem::None ? prompt.hint : ShownText{},
              .text = text_shown(flow),
              .caret_byte = screen.caret_byte,
              .characters_max = characters_max(flow, screen.field)});
    return intent;
}

}  // namespace candour::kiosk
