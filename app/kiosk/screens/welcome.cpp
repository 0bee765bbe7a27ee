// app/kiosk/screens/welcome.cpp: in your language, in print that you can read, start.
#include "app/kiosk/flow/signing.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

// More of them than stand beside a picture: they are what the screen is for, and Start is below.
constexpr std::size_t few_languages = 6;

std::vector<ChoiceCard> language_cards(const Ui& ui, const Flow& flow) {
    std::vector<ChoiceCard> cards;
    for (const Language& language : flow.organisation->languages) {
        ChoiceCard card;
        card.id = name_of(flow.screen) + ".language." + language;
        card.label = ui.own_name(language);
        card.selected = flow.visit.preferences.language == language;
        cards.push_back(std::move(card));
    }
    return cards;
}

// Each puts a signer beside the words, or takes it away again.
std::vector<ChoiceCard> signing_cards(const Ui& ui, const Flow& flow) {
    std::vector<ChoiceCard> cards;
    for (const Language& language : sign_languages(*flow.organisation)) {
        ChoiceCard card;
        card.id = name_of(flow.screen) + ".sign." + language;
        card.label = ui.own_sign_name(language);
        card.selected = flow.visit.preferences.sign_language == language;
        card.icon = Icon::Hands;
        card.mark = Mark::Many;
        cards.push_back(std::move(card));
    }
    return cards;
}

std::optional<Intent> choose_signing(Ui& ui, const Flow& flow) {
    const std::vector<ChoiceCard> cards = signing_cards(ui, flow);
    if (cards.empty()) return std::nullopt;
    const auto chosen = ui.choices(cards, {.columns = 2, .slim = true});
    if (!chosen) return std::nullopt;
    Preferences wanted = flow.visit.preferences;
    const Language language = sign_languages(*flow.organisation)[*chosen];
    wanted.sign_language = wanted.sign_language == language ? "" : language;
    return Adjust{wanted};
}

}  // namespace

bool has_many_languages(const Flow& flow) {
    return flow.organisation->languages.size() > few_languages;
}

std::optional<Intent> offer_languages(Ui& ui, const Flow& flow) {
    std::optional<Intent> intent;
    const std::vector<Language>& languages = flow.organisation->languages;
    const bool many = has_many_languages(flow);
    if (languages.size() > 1) {
        const ChoiceLayout layout{.columns = many ? 6 : 3, .slim = many, .bare = many};
        if (const auto chosen = ui.choices(language_cards(ui, flow), layout)) {
            intent = ChooseLanguage{languages[*chosen]};
        }
    }
    if (auto chosen = choose_signing(ui, flow)) intent = std::move(chosen);
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const WelcomeScreen& /*screen*/) {
    std::optional<Intent> intent;
    const bool many = has_many_languages(flow);
    ui.bars(Ui::Bars::First);
    // On every page: the languages may take several.
    if (many &&
        ui.footer(
            {.back = false, .leave = false, .done_id = "welcome.start", .done = ui.tr("Start")})) {
        intent = Continue{};
    }
    if (!many) ui.welcome_picture();
    // Where there is no room for all, the languages come first, and what can be done before what
    // can be read.
    const ShownText welcome = ui.local(flow.organisation->welcome);
    if (!many || !ui.is_scarce()) ui.heading(ui.tr("We are listening"));
    if (!ui.is_scarce()) ui.paragraphs(welcome);
    if (auto chosen = offer_languages(ui, flow)) intent = std::move(chosen);
    ui.gap(1);
    if (!many &&
        ui.button("welcome.start", ui.tr("Start"), ButtonStyle::Primary, Icon::ArrowForward)) {
        intent = Continue{};
    }
    if (!flow.organisation->information.empty() &&
        ui.button("welcome.information", ui.tr("Information to read"), ButtonStyle::Quiet,
                  Icon::Info)) {
        intent = OpenInformation{};
    }
    if (!flow.organisation->you_said.empty() &&
        ui.button("welcome.changes", ui.tr("You said, we did"), ButtonStyle::Secondary,
                  Icon::Bubble)) {
        intent = SeeChanges{};
    }
    if (ui.is_scarce()) ui.paragraphs(welcome);
    return intent;
}

}  // namespace candour::kiosk
