// app/kiosk/screens/about.cpp: how this works, before a word is typed: what is kept, what cannot be
// kept secret (requirement W15), who reads it and when, and that it has no price (W10).
#include <algorithm>
#include <cctype>

#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

// "about 40" and "40" both say 40.
std::string digits_of(const std::string& text) {
    const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    const auto first = std::find_if(text.begin(), text.end(), is_digit);
    return {first, std::find_if_not(first, text.end(), is_digit)};
}

bool is_about_something_wrong(const Flow& flow) {
    const feedback::ContactKind kind = flow.visit.contact.kind;
    return kind == feedback::ContactKind::Complaint ||
           kind == feedback::ContactKind::Dissatisfaction;
}

// How many people use what the visitor speaks of; empty where the organisation does not say.
std::optional<int> users_of(const Flow& flow) {
    const feedback::Service* service = chosen_service(flow);
    if (service != nullptr) {
        const feedback::GroupCrowd* crowd = feedback::crowd_of(*flow.organisation, service->group);
        if (crowd != nullptr) return crowd->people_month;
    }
    const std::string digits = digits_of(flow.organisation->crowd_note_users_month);
    if (digits.empty() || digits.size() > 6) return std::nullopt;
    return std::stoi(digits);
}

// Rounded down, so that nobody feels better hidden than they are. Empty: nobody knows.
std::optional<ShownText> crowd_in_words(const Ui& ui, const Flow& flow) {
    const auto many = [](int count) {
        return std::map<std::string, std::string>{
            {"count", std::to_string(feedback::in_tens(count))}};
    };
    const std::optional<int> users = users_of(flow);
    if (users && *users < feedback::small_crowd) {
        return ui.tr("Fewer than {count} people use this each month, so it is easy to guess.",
                     many(feedback::small_crowd));
    }
    if (users) return ui.tr("About {count} people use this each month.", many(*users));
    const std::optional<int> counted = feedback::counted_by(*flow.organisation, flow.channel);
    if (!counted) return std::nullopt;
    if (*counted == 0) return ui.tr("Few people said something here last month.");
    return ui.tr("Last month, people said something here at least {count} times.", many(*counted));
}

void say_who_reads_it_when(Ui& ui, const Flow& flow) {
    const LocalText& reader = flow.organisation->read_by;
    const ShownText when = when_it_is_read(ui, flow);
    if (reader.empty()) return ui.point(Icon::Clock, ui.tr("When we read it"), when);
    ShownText who = ui.tr("It is read by: {name}.", {{"name", ui.local(reader).text}});
    who.text += " " + when.text;
    ui.point(Icon::Clock, ui.tr("Who reads it, and when"), who);
}

void say_how_many(Ui& ui, const Flow& flow) {
    ShownText guess = ui.tr("If only you know about something, staff may guess that you wrote it.");
    if (const auto crowd = crowd_in_words(ui, flow)) guess.text = crowd->text + " " + guess.text;
    ui.point(Icon::People, ui.tr("Could somebody guess?"), guess);
}

// A language that few people write in points at them (architecture §4.11).
void say_what_a_language_tells(Ui& ui, const Flow& flow) {
    if (!feedback::is_rare_language(*flow.organisation, flow.visit.preferences.language)) return;
    ui.point(Icon::Globe, ui.tr("Your language can be a clue"),
             ui.tr("If few people here write in it, whoever reads your words may guess who wrote "
                   "them. You can write in another language."));
}

void say_it_has_no_price(Ui& ui, const Flow& flow) {
    if (is_about_something_wrong(flow)) {
        ui.point(Icon::Heart, ui.tr("We want to hear it"),
                 ui.tr("Complaints are welcome. They show us what to put right. What you say never "
                       "changes the help that you get."));
    } else {
        ui.point(Icon::Heart, ui.tr("It never changes the help you get"),
                 ui.tr("You are treated the same, whatever you write."));
    }
}

ShownText what_is_kept(const Ui& ui, const Flow& flow) {
    const std::map<std::string, std::string> name = {
        {"name", ui.local(flow.organisation->name).text}};
    // Where there is a procedure, who complains is asked later whether an answer should find them.
    if (is_about_something_wrong(flow) && !flow.organisation->procedures.empty()) {
        return ui.tr(
            "We keep what you write, the service you choose and your language. We keep no "
            "picture and no time. If you would like an answer, you may tell us later how "
            "to reach you. Only {name} can read it.",
            name);
    }
    return ui.tr(
        "We do not keep your name, your picture or the time. We keep what you write, "
        "the service you choose and your language. Only {name} can read it.",
        name);
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const AboutScreen& /*screen*/) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "about.next", .next = ui.tr("Next")})) intent = Continue{};
    ui.heading(ui.tr("Before you start"));
    ui.point(Icon::Shield, ui.tr("You do not need to say who you are"), what_is_kept(ui, flow));
    ui.point(Icon::Info, ui.tr("What we cannot keep to ourselves"),
             ui.local(feedback::confidentiality_for(*flow.organisation, flow.channel)));
    say_who_reads_it_when(ui, flow);
    say_how_many(ui, flow);
    say_what_a_language_tells(ui, flow);
    say_it_has_no_price(ui, flow);
    if (!ui.has_own_keys()) {
        ui.point(Icon::Keyboard, ui.tr("This screen has no keys for your language"),
                 ui.tr("You can ask a member of staff to write down what you say, or write in "
                       "another language."));
    }
    ui.point(Icon::Phone, ui.tr("Would you rather talk to somebody?"),
             ui.tr("We cannot answer on this screen. These people can:"));
    list_contacts(ui, flow);
    return intent;
}

}  // namespace candour::kiosk
