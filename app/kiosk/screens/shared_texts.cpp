// app/kiosk/screens/shared_texts.cpp: what more than one screen says.
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

ShownText together(const ShownText& first, const ShownText& second) {
    return {first.text + " " + second.text, first.language};
}

ShownText how_often(const Ui& ui, privacy::Every every) {
    switch (every) {
        case privacy::Every::AtOnce:
            return ui.tr("Staff can read it at once. This is a demonstration.");
        case privacy::Every::Day: return ui.tr("Staff read it once a day, never at once.");
        case privacy::Every::Week: return ui.tr("Staff read it once a week, never at once.");
        case privacy::Every::Event: return ui.tr("Staff read it when the event is over.");
    }
    return {};
}

}  // namespace

ShownText when_it_is_read(const Ui& ui, const Flow& flow) {
    const privacy::ReleaseRule rule =
        flow.organisation->release.rule_for(flow.channel, flow.visit.contact.kind);
    const ShownText often = how_often(ui, rule.every);
    if (rule.every == privacy::Every::AtOnce) return often;
    if (rule.at_least <= 1) {
        return together(often, ui.tr("It is mixed with what other people say that day, if there "
                                     "are any."));
    }
    const ShownText waits =
        ui.tr("It waits until {count} people have written, so that it is mixed with theirs.",
              {{"count", std::to_string(rule.at_least)}});
    if (rule.or_after_days <= 0) return together(often, waits);
    return together(together(often, waits),
                    ui.tr_n("It never waits longer than {count} day.",
                            "It never waits longer than {count} days.", rule.or_after_days));
}

void list_contacts(Ui& ui, const Flow& flow) {
    for (const feedback::ContactPoint& contact : flow.organisation->contacts) {
        ShownText lines = ui.local(contact.hours);
        if (lines.language.empty()) lines.language = flow.visit.preferences.language;
        const auto put_above = [&](const std::string& line) {
            if (line.empty()) return;
            lines.text = Ui::isolated(line) + (lines.text.empty() ? "" : "\n") + lines.text;
        };
        put_above(contact.email);
        put_above(contact.phone);
        ui.point(Icon::Phone, ui.local(contact.name), lines);
    }
}

}  // namespace candour::kiosk
