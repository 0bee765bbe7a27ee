// app/kiosk/screens/receipt.cpp: a code with which an answer can be read: whether it is wanted, the
// code itself, and whether it was kept. Nothing is sent before that.
#include "app/kiosk/flow/receipt.h"

#include <vector>

#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

// A key, and then what becomes of it.
std::optional<Intent> offer_paper(Ui& ui, const Flow& flow) {
    if (!can_print(flow)) return std::nullopt;
    const Printing printing = flow.visit.printing;
    if (printing == Printing::Working) ui.news(ui.tr("The code is on its way to the printer."));
    if (printing == Printing::Done) ui.news(ui.tr("It is printing. Take it with you."));
    if (printing == Printing::Failed)
        ui.problem(ui.tr("It could not be printed. Please write it down."));
    if (printing == Printing::Working || printing == Printing::Done) return std::nullopt;
    if (!ui.button("receipt.print", ui.tr("Print it"), ButtonStyle::Secondary, Icon::Page)) {
        return std::nullopt;
    }
    return PrintIt{};
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& /*flow*/, const ReceiptOfferScreen& /*screen*/) {
    ui.bars(Ui::Bars::All);
    ui.footer({});
    ui.sign(Icon::Reply);
    ui.heading(ui.tr("Would you like to be able to read an answer?"));
    const OfferAnswer yes{"receipt_offer.yes", ui.tr("Yes, give me a code")};
    const OfferAnswer no{"receipt_offer.no", ui.tr("No, send it without")};
    return offer(ui, yes, no, [&] {
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
    if (auto paper = offer_paper(ui, flow)) intent = paper;
    ui.gap(1);
    ui.paragraph(ui.tr("Write it down, or take a photograph of it."), TextStyle::Strong);
    const std::string& page = flow.organisation->receipts.page;
    if (!page.empty()) {
        // Its dots are Latin, too, whatever script stands around it.
        ui.notes({{Icon::Globe,
                   ui.tr("At home you can read the answer on the internet:"),
                   {Ui::left_to_right(page), "en"},
                   {}}});
    }
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
    const OfferAnswer yes{"receipt_kept.yes", ui.tr("Yes, send my words")};
    const OfferAnswer no{"receipt_kept.no", ui.tr("Show me the code again")};
    return offer(ui, yes, no, [&] {
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
