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
        case privacy::Every::Day:
            return ui.tr("Staff read it once a day, never at once.");
        case privacy::Every::Week:
            return ui.tr("Staff read it once a week, never at once.");
        case privacy::Every::Event:
            return ui.tr("Staff read it when the event is over.");
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
    const Language& language = flow.visit.preferences.language;
    std::vector<Note> notes;
    for (const feedback::ContactPoint& contact : flow.organisation->contacts) {
        Note note{Icon::Phone, ui.local(contact.name), {}, {}};
        if (!contact.phone.empty()) note.main = {Ui::left_to_right(contact.phone), language};
        // Whoever stands here can ring or ask; an address is for where there is no number.
        if (contact.phone.empty()) note.main = {Ui::left_to_right(contact.email), language};
        if (!contact.hours.empty()) note.details.push_back(ui.local(contact.hours));
        notes.push_back(std::move(note));
    }
    ui.notes(notes);
}

}  // namespace candour::kiosk
