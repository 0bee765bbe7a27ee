// app/kiosk/screens/shared_texts.cpp: what more than one screen says.
#include <algorithm>

#include "app/kiosk/screens/draw.h"
#include "core/feedback/words_apart.h"

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

ShownText month_name(const Ui& ui, unsigned month) {
    switch (month) {
        case 1:
            return ui.tr("January");
        case 2:
            return ui.tr("February");
        case 3:
            return ui.tr("March");
        case 4:
            return ui.tr("April");
        case 5:
            return ui.tr("May");
        case 6:
            return ui.tr("June");
        case 7:
            return ui.tr("July");
        case 8:
            return ui.tr("August");
        case 9:
            return ui.tr("September");
        case 10:
            return ui.tr("October");
        case 11:
            return ui.tr("November");
        default:
            return ui.tr("December");
    }
}

ShownText when_answers_are_read(const Ui& ui, const privacy::ReleaseRule& rule) {
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

}  // namespace

bool goes_apart(const Flow& flow) {
    return feedback::parts_words(*flow.organisation, flow.channel, flow.visit.contact.kind) &&
           !flow.visit.equality;
}

ShownText who_reads_words(const Ui& ui, const Flow& flow) {
    const LocalText& reader = flow.organisation->safeguarding->read_by;
    return ui.tr("What you write is read apart from your answers, by: {name}.",
                 {{"name", ui.local(reader).text}});
}

ShownText when_it_is_read(const Ui& ui, const Flow& flow) {
    const feedback::Organisation& organisation = *flow.organisation;
    const ShownText answers = when_answers_are_read(
        ui, feedback::release_rule(organisation, flow.channel, flow.visit.contact.kind));
    if (!goes_apart(flow)) return answers;
    const privacy::ReleaseRule rule =
        feedback::release_rule(organisation, flow.channel, feedback::ContactKind::Text);
    // In a demonstration all is read at once.
    if (rule.every == privacy::Every::AtOnce) return answers;
    // As core/complaint/release_warnings.cpp counts it.
    const int days = std::max(1, rule.at_least > 1 ? rule.or_after_days : 0);
    const ShownText soon = ui.tr_n("It never waits longer than {count} day.",
                                   "It never waits longer than {count} days.", days);
    return together(answers, together(who_reads_words(ui, flow), soon));
}

ShownText day_in_words(const Ui& ui, const std::string& iso) {
    const Result<CivilDay> day = from_iso(iso);
    if (!day.ok()) return {Ui::left_to_right(iso), ui.language()};
    const std::chrono::year_month_day date{day.value()};
    return ui.tr("{day} {month} {year}",
                 {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                  {"month", month_name(ui, static_cast<unsigned>(date.month())).text},
                  {"year", std::to_string(static_cast<int>(date.year()))}});
}

ShownText of_procedure(const Ui& ui, const complaint::Procedure& procedure, const LocalText& text) {
    return ui.local(text,
                    procedure.languages.empty() ? Language("en") : procedure.languages.front());
}

void list_contacts(Ui& ui, const Flow& flow, Contacts which) {
    const Language& language = flow.visit.preferences.language;
    std::vector<Note> notes;
    for (const feedback::ContactPoint& contact : flow.organisation->contacts) {
        const bool large = which == Contacts::OnlyPhones;
        if (large && contact.phone.empty()) continue;
        Note note{Icon::Phone, ui.local(contact.name), {}, {}, large};
        if (!contact.phone.empty()) note.main = {Ui::left_to_right(contact.phone), language};
        // Whoever stands here can ring or ask; an address is for where there is no number.
        if (contact.phone.empty()) note.main = {Ui::left_to_right(contact.email), language};
        if (!contact.hours.empty()) note.details.push_back(ui.local(contact.hours));
        notes.push_back(std::move(note));
    }
    ui.notes(notes);
}

}  // namespace candour::kiosk
