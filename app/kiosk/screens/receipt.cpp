// app/kiosk/screens/receipt.cpp: a code with which an answer can be read: whether it is wanted, the
// code itself, and whether it was kept. Nothing is sent before that.
#include <vector>

#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

// Yes and no are alike, and as easy; where there is no room for all, they stand before what can be
// read, on one page.
std::optional<Intent> yes_or_no(Ui& ui, const std::string& prefix, const ShownText& yes,
                                const ShownText& no) {
    if (ui.is_scarce()) {
        std::vector<ChoiceCard> cards(2);
        cards[0].id = prefix + ".yes";
        cards[0].label = yes;
        cards[1].id = prefix + ".no";
        cards[1].label = no;
        for (ChoiceCard& card : cards)
            card.mark = Mark::None;
        const auto said = ui.choices(cards, {.columns = 2, .slim = true, .bare = true});
        if (!said) return std::nullopt;
        return TakeOffer{*said == 0};
    }
    ui.gap(1);
    const bool says_yes = ui.button(prefix + ".yes", yes, ButtonStyle::Secondary, Icon::None);
    const bool says_no = ui.button(prefix + ".no", no, ButtonStyle::Secondary, Icon::None);
    if (!says_yes && !says_no) return std::nullopt;
    return TakeOffer{says_yes};
}

template <typename Say>
std::optional<Intent> ask(Ui& ui, const std::string& prefix, const ShownText& yes,
                          const ShownText& no, const Say& say_why) {
    std::optional<Intent> intent;
    if (ui.is_scarce()) intent = yes_or_no(ui, prefix, yes, no);
    say_why();
    if (!ui.is_scarce()) intent = yes_or_no(ui, prefix, yes, no);
    return intent;
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const ReceiptOfferScreen& /*screen*/) {
    ui.bars(Ui::Bars::All);
    ui.footer({});
    ui.sign(Icon::Reply);
    ui.heading(ui.tr("Would you like to be able to read an answer?"));
    return ask(
        ui, "receipt_offer", ui.tr("Yes, give me a code"), ui.tr("No, send it without"), [&] {
            ui.paragraph(
                ui.tr("You get a code. With it you can read our answer here on another day. Nobody "
                      "needs to know who you are."));
        });
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const ReceiptScreen& /*screen*/) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (!flow.visit.receipt) {
        ui.footer({});
        ui.sign(Icon::Clock);
        ui.heading(ui.tr("Your code is being made"));
        ui.paragraph(ui.tr("This takes a moment."), TextStyle::Quiet);
        return intent;
    }
    if (ui.footer({.next_id = "receipt.next", .next = ui.tr("Next")})) intent = Continue{};
    ui.heading(ui.tr("Keep this code"));
    const SecretString written = privacy::written(*flow.visit.receipt);
    SecretString symbols;
    symbols.reserve(written.size());
    for (const char symbol : written) {
        if (symbol != '-') symbols += symbol;
    }
    ui.receipt(symbols, ui.tr("The code is not spoken, so that nobody near you hears it."));
    if (auto aloud = say_it_aloud(ui, flow, ui.tr("Say the code aloud"))) intent = aloud;
    ui.gap(1);
    ui.paragraph(ui.tr("Write it down, or take a photograph of it."), TextStyle::Strong);
    ui.paragraph(
        ui.tr("Whoever has the code can read the answer. We do not keep it, and cannot give it to "
              "you again."));
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const ReceiptKeptScreen& /*screen*/) {
    ui.bars(Ui::Bars::All);
    ui.footer({});
    ui.sign(Icon::NameCard);
    ui.heading(ui.tr("Did you keep the code?"));
    return ask(
        ui, "receipt_kept", ui.tr("Yes, send my words"), ui.tr("Show me the code again"), [&] {
            ui.paragraph(
                ui.tr("Without the code you cannot read the answer. We cannot give it to you "
                      "again."));
        });
}

// Beside what is private: whoever listens without headphones decides.
std::optional<Intent> say_it_aloud(Ui& ui, const Flow& flow, const ShownText& label) {
    const Listening& listening = flow.visit.preferences.listening;
    if (!listening.on || listening.speaks_typed || !ui.can_speak()) return std::nullopt;
    if (!ui.button(name_of(flow.screen) + ".aloud", label, ButtonStyle::Secondary, Icon::Speaker)) {
        return std::nullopt;
    }
    Preferences wanted = flow.visit.preferences;
    wanted.listening.speaks_typed = true;
    return Adjust{wanted};
}

}  // namespace candour::kiosk
