// app/kiosk/screens/join.cpp: for staff who set the device up: the code for the console, and the
// words that show that nobody stands between the two.
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

void show_code(Ui& ui, const Flow& flow, const JoinScreen& screen) {
    const Language& language = flow.visit.preferences.language;
    std::string words;
    for (const std::string& word : screen.words)
        words += (words.empty() ? "" : "  ") + word;
    ui.heading(ui.tr("Join your organisation"));
    ui.paragraph(
        ui.tr("1. In the console, open Devices and type this code. It works once, for 10 "
              "minutes."));
    ui.notes({Note{Icon::Keyboard, ui.tr("Code"), {Ui::left_to_right(screen.code), language}, {}}});
    ui.paragraph(
        ui.tr("2. The console shows four words. Go on there only if they are the same as "
              "here."));
    ui.notes({Note{Icon::Shield, ui.tr("Four words"), {Ui::left_to_right(words), "en"}, {}}});
}

void say_where_it_is(Ui& ui, const Flow& flow, const JoinScreen& screen) {
    switch (screen.state) {
        case Joining::Connecting:
            ui.sign(Icon::Lock);
            ui.heading(ui.tr("Connecting to the server"));
            ui.paragraph(ui.tr("This takes a moment."), TextStyle::Quiet);
            return;
        case Joining::ShowsCode:
            show_code(ui, flow, screen);
            return;
        case Joining::Joined:
            ui.sign(Icon::Tick);
            ui.heading(ui.tr("This device has joined"));
            ui.paragraph({screen.organisation, flow.visit.preferences.language});
            return;
        case Joining::Stopped:
            ui.heading(ui.tr("This device has not joined"));
            ui.paragraph(
                ui.tr("The server was not reached, the code was refused, or its 10 "
                      "minutes are over. Nothing has changed on this device."));
            return;
    }
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const JoinScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    const bool joined = screen.state == Joining::Joined;
    if (joined || screen.state == Joining::Stopped) {
        const FooterSpec footer{.next_id = "join.next",
                                .next = joined ? ui.tr("Start") : ui.tr("Finish"),
                                .icon = joined ? Icon::ArrowForward : Icon::Tick,
                                .back = false,
                                .leave = false};
        if (ui.footer(footer)) intent = Continue{};
    }
    say_where_it_is(ui, flow, screen);
    return intent;
}

}  // namespace candour::kiosk
