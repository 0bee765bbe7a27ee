#include "app/kiosk/ui/reading_controls.h"

#include <array>

namespace candour::kiosk {
namespace {

constexpr std::array all_colours = {Colours::Light, Colours::Dark, Colours::Strong};

constexpr std::string_view sign_prefix = "sign.";

// What a button changes of the preferences.
struct Change {
    std::string_view id;
    void (*change)(Preferences& preferences);
};

// One button a line.
// clang-format off
constexpr std::array changes = {
    Change{"spacing.normal", [](Preferences& p) { p.wide_spacing = false; }},
    Change{"spacing.wide", [](Preferences& p) { p.wide_spacing = true; }},
    Change{"buttons.everywhere", [](Preferences& p) { p.low_controls = false; }},
    Change{"buttons.low", [](Preferences& p) { p.low_controls = true; }},
    Change{"pause.usual", [](Preferences& p) { p.touch_pause = TouchPause::Usual; }},
    Change{"pause.longer", [](Preferences& p) { p.touch_pause = TouchPause::Longer; }},
    Change{"pause.longest", [](Preferences& p) { p.touch_pause = TouchPause::Longest; }},
    Change{"keys.usual", [](Preferences& p) { p.alphabetical_keys = false; }},
    Change{"keys.alphabetical", [](Preferences& p) { p.alphabetical_keys = true; }},
    Change{"listen.on", [](Preferences& p) { p.listening.on = true; }},
    Change{"listen.off", [](Preferences& p) { p.listening.on = false; }},
    Change{"listen.typed", [](Preferences& p) { p.listening.speaks_typed = true; }},
    Change{"listen.not-typed", [](Preferences& p) { p.listening.speaks_typed = false; }},
    Change{"listen.slower", [](Preferences& p) { --p.listening.speed; }},
    Change{"listen.faster", [](Preferences& p) { ++p.listening.speed; }},
    Change{"listen.quieter", [](Preferences& p) { --p.listening.volume; }},
    Change{"listen.louder", [](Preferences& p) { ++p.listening.volume; }},
    Change{"scan.on", [](Preferences& p) { p.scanning.on = true; }},
    Change{"scan.off", [](Preferences& p) { p.scanning.on = false; }},
    Change{"scan.slower", [](Preferences& p) { --p.scanning.pace; }},
    Change{"scan.faster", [](Preferences& p) { ++p.scanning.pace; }},
};
// clang-format on

}  // namespace

std::string size_id(int text_percent) {
    return "size." + (text_percent == giant_print ? "giant" : std::to_string(text_percent));
}

std::string sign_id(const Language& sign_language) {
    return std::string(sign_prefix) + (sign_language.empty() ? "none" : sign_language);
}

std::string colours_id(Colours colours) { return "colours." + std::string(name_of(colours)); }

Colours next_colours(Colours colours) {
    for (std::size_t i = 0; i + 1 < all_colours.size(); ++i) {
        if (all_colours[i] == colours) return all_colours[i + 1];
    }
    return all_colours.front();
}

std::optional<Intent> reading_intent(std::string_view id, const Flow& flow) {
    for (const int percent : print_sizes) {
        if (id == size_id(percent)) return ChooseTextSize{percent};
    }
    for (const Colours colours : all_colours) {
        if (id == colours_id(colours)) return ChooseColours{colours};
    }
    for (const Language& language : flow.organisation->languages) {
        if (id == "language." + language) return ChooseLanguage{language};
    }
    if (id.starts_with(sign_prefix)) {
        Preferences preferences = flow.visit.preferences;
        const std::string_view language = id.substr(sign_prefix.size());
        preferences.sign_language = language == "none" ? "" : std::string(language);
        return Adjust{preferences};
    }
    for (const Change& one : changes) {
        if (id != one.id) continue;
        Preferences preferences = flow.visit.preferences;
        one.change(preferences);
        return Adjust{preferences};
    }
    return std::nullopt;
}

}  // namespace candour::kiosk
