// app/kiosk/screens/reading.cpp: the panel on which a visitor chooses how to read, hear and touch.
#include "app/kiosk/flow/signing.h"
#include "app/kiosk/screens/draw.h"
#include "app/kiosk/ui/reading_controls.h"

namespace candour::kiosk {
namespace {

ChoiceCard card(std::string id, ShownText label, bool selected) {
    ChoiceCard made;
    made.id = std::move(id);
    made.label = std::move(label);
    made.selected = selected;
    return made;
}

void choose_language(Ui& ui, const Flow& flow) {
    const std::vector<Language>& languages = flow.organisation->languages;
    if (languages.size() < 2) return;
    std::vector<ChoiceCard> cards;
    for (const Language& language : languages) {
        cards.push_back(card("language." + language, ui.own_name(language),
                             flow.visit.preferences.language == language));
    }
    ui.choices(cards, {.columns = 6, .slim = true, .bare = true});
}

// A signer beside the words is chosen beside their language, and takes nothing of it away.
void choose_signing(Ui& ui, const Flow& flow) {
    const std::vector<Language> languages = sign_languages(*flow.organisation);
    if (languages.empty()) return;
    const Language& chosen = flow.visit.preferences.sign_language;
    std::vector<ChoiceCard> cards = {card(sign_id(""), ui.tr("No sign language"), chosen.empty())};
    for (const Language& language : languages)
        cards.push_back(card(sign_id(language), ui.own_sign_name(language), chosen == language));
    ui.subheading(ui.tr("Sign language"));
    ui.choices(cards, {.columns = 2});
}

void choose_print(Ui& ui, const Preferences& chosen) {
    const auto size = [&](int percent, const ShownText& label) {
        return card(size_id(percent), label, chosen.text_percent == percent);
    };
    ui.subheading(ui.tr("Print"));
    ui.choices({size(100, ui.tr("Normal print")), size(150, ui.tr("Large print")),
                size(200, ui.tr("Largest print")), size(giant_print, ui.tr("Giant print"))},
               {.columns = 4});
    ui.choices({card("spacing.normal", ui.tr("Normal spacing"), !chosen.wide_spacing),
                card("spacing.wide", ui.tr("Wide spacing"), chosen.wide_spacing)},
               {.columns = 2});
}

void choose_colours(Ui& ui, const Preferences& chosen) {
    const auto colours = [&](Colours which, const ShownText& label) {
        return card(colours_id(which), label, chosen.colours == which);
    };
    ui.subheading(ui.tr("Colours"));
    ui.choices({colours(Colours::Light, ui.tr("Normal colours")),
                colours(Colours::Dark, ui.tr("Light writing on black")),
                colours(Colours::Strong, ui.tr("Strongest contrast"))},
               {.columns = 3});
}

// A step down and a step up, each a button.
void steps(Ui& ui, const std::string& less_id, const ShownText& less, const std::string& more_id,
           const ShownText& more) {
    std::vector<ChoiceCard> cards = {card(less_id, less, false), card(more_id, more, false)};
    cards.front().icon = Icon::Minus;
    cards.back().icon = Icon::Plus;
    for (ChoiceCard& one : cards)
        one.mark = Mark::None;
    ui.choices(cards, {.columns = 2});
}

void choose_sound(Ui& ui, const Preferences& chosen) {
    ui.subheading(ui.tr("Sound"));
    if (!ui.can_speak()) {
        ui.paragraph(ui.tr("This device cannot read aloud in your language."));
        return;
    }
    const Listening& listening = chosen.listening;
    ui.choices({card("listen.on", ui.tr("Read aloud"), listening.on),
                card("listen.off", ui.tr("Stop reading aloud"), !listening.on)},
               {.columns = 2});
    if (!listening.on) return;
    steps(ui, "listen.quieter", ui.tr("Quieter"), "listen.louder", ui.tr("Louder"));
    steps(ui, "listen.slower", ui.tr("Speak slower"), "listen.faster", ui.tr("Speak faster"));
    ui.choices(
        {card("listen.not-typed", ui.tr("Do not speak what I write"), !listening.speaks_typed),
         card("listen.typed", ui.tr("Speak what I write"), listening.speaks_typed)},
        {.columns = 2});
}

void choose_touching(Ui& ui, const Preferences& chosen) {
    ui.subheading(ui.tr("Touch"));
    const auto pause = [&](std::string id, TouchPause which, const ShownText& label) {
        return card(std::move(id), label, chosen.touch_pause == which);
    };
    ui.choices({pause("pause.usual", TouchPause::Usual, ui.tr("Every touch counts")),
                pause("pause.longer", TouchPause::Longer, ui.tr("Short wait between touches")),
                pause("pause.longest", TouchPause::Longest, ui.tr("Long wait between touches"))},
               {.columns = 3});
    ui.choices({card("keys.usual", ui.tr("Usual order of letters"), !chosen.alphabetical_keys),
                card("keys.alphabetical", ui.tr("Letters from A to Z"), chosen.alphabetical_keys)},
               {.columns = 2});
    if (ui.sizes().can_be_low) {
        ui.choices({card("buttons.everywhere", ui.tr("Buttons everywhere"), !chosen.low_controls),
                    card("buttons.low", ui.tr("Buttons lower down"), chosen.low_controls)},
                   {.columns = 2});
    }
    ui.choices({card("scan.off", ui.tr("Do not move by itself"), !chosen.scanning.on),
                card("scan.on", ui.tr("Move by itself"), chosen.scanning.on)},
               {.columns = 2});
    if (chosen.scanning.on)
        steps(ui, "scan.slower", ui.tr("Move slower"), "scan.faster", ui.tr("Move faster"));
}

}  // namespace

void draw_reading(Ui& ui, const Flow& flow) {
    const Preferences& chosen = flow.visit.preferences;
    ui.bars(Ui::Bars::None);
    ui.footer({.back = false, .leave = false, .done_id = "reading.close", .done = ui.tr("Done")});
    ui.heading(ui.tr("Language, print and sound"));
    choose_language(ui, flow);
    choose_signing(ui, flow);
    choose_print(ui, chosen);
    choose_colours(ui, chosen);
    choose_sound(ui, chosen);
    choose_touching(ui, chosen);
}

}  // namespace candour::kiosk
