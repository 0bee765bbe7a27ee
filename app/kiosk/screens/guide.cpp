// app/kiosk/screens/guide.cpp: what somebody wants to know before they complain, in the procedure's
// own words: that it is welcome and has no price (W10), who may, about what, what to expect (W11b).
#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

// One line each, with a dot before it.
ShownText list_of(const Ui& ui, const complaint::Procedure& procedure,
                  const std::vector<LocalText>& items) {
    ShownText list{{}, ui.language()};
    for (const LocalText& item : items) {
        const ShownText line = of_procedure(ui, procedure, item);
        if (!list.text.empty()) list.text += "\n";
        list.text += "• " + line.text;
        list.language = line.language;
    }
    return list;
}

ShownText left_out_of(const Ui& ui, const complaint::Procedure& procedure) {
    ShownText list{{}, ui.language()};
    for (const complaint::LeftOut& one : procedure.left_out) {
        const ShownText explanation = of_procedure(ui, procedure, one.explanation);
        if (!list.text.empty()) list.text += "\n";
        list.text += "• " + of_procedure(ui, procedure, one.name).text + ": " + explanation.text;
        list.language = explanation.language;
    }
    return list;
}

void point_if_any(Ui& ui, Icon icon, const ShownText& lead, const ShownText& text) {
    if (!text.text.empty()) ui.point(icon, lead, text);
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const GuideScreen& /*screen*/) {
    ui.bars(Ui::Bars::All);
    const bool next = ui.footer({.next_id = "guide.next", .next = ui.tr("Next")});
    const complaint::Procedure* procedure = procedure_now(flow);
    CHECK(procedure != nullptr);
    const complaint::VisitorTexts& texts = procedure->texts;
    ui.heading(ui.tr("Before you complain"));
    ui.point(Icon::Heart, ui.tr("Complaints are welcome"),
             of_procedure(ui, *procedure, texts.welcome));
    ui.point(Icon::Shield, ui.tr("It never changes the help you get"),
             of_procedure(ui, *procedure, texts.no_effect));
    point_if_any(ui, Icon::People, ui.tr("Who may complain"),
                 list_of(ui, *procedure, texts.who_may));
    point_if_any(ui, Icon::Bubble, ui.tr("What it may be about"),
                 list_of(ui, *procedure, texts.may_be_about));
    point_if_any(ui, Icon::Clipboard, ui.tr("What you can expect from us"),
                 list_of(ui, *procedure, texts.standards));
    point_if_any(ui, Icon::Info, ui.tr("What somebody else deals with"),
                 left_out_of(ui, *procedure));
    point_if_any(ui, Icon::Question, ui.tr("Help with it"),
                 of_procedure(ui, *procedure, texts.help));
    if (next) return Continue{};
    return std::nullopt;
}

}  // namespace candour::kiosk
