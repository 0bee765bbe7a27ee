// app/kiosk/screens/information.cpp: pages to read (W1). One that nobody has looked at for too long
// says so.
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

std::optional<Intent> list_pages(Ui& ui, const Flow& flow) {
    std::optional<Intent> intent;
    ui.heading(ui.tr("What would you like to read?"));
    for (const feedback::InformationPage& page : flow.organisation->information) {
        if (ui.button("information.page." + page.id, ui.local(page.title), ButtonStyle::Secondary,
                      Icon::Info)) {
            intent = OpenInformation{page.id};
        }
    }
    return intent;
}

void show_page(Ui& ui, const Flow& flow, const feedback::InformationPage& page) {
    ui.heading(ui.local(page.title));
    const std::map<std::string, std::string> day = {
        {"day", day_in_words(ui, page.review_day).text}};
    const bool overdue = flow.visit.drawn && is_overdue(page, flow.visit.drawn->today);
    if (overdue) {
        // Not an alarm: it may well be right.
        ui.point(Icon::Clock, ui.tr("We have not checked this page since {day}.", day),
                 ui.tr("Please ask whether it is still right."));
    }
    ui.paragraphs(ui.local(page.text));
    if (!overdue) ui.aside(ui.tr("We check this page again by {day}.", day));
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const InformationScreen& screen) {
    ui.bars(Ui::Bars::All);
    ui.footer({.leave = false});
    const feedback::InformationPage* page = flow.organisation->find_information(screen.page);
    if (page == nullptr) return list_pages(ui, flow);
    show_page(ui, flow, *page);
    return std::nullopt;
}

}  // namespace candour::kiosk
