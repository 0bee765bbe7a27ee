// app/kiosk/screens/hand_over.cpp: a tablet on a home visit: the lock, the survey that the worker
// picks, and the person's own beginning. None of them counts or lists anything.
#include "app/kiosk/flow/hand_over.h"

#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

// As many dots as figures: who looks on learns no more.
std::string dots(std::size_t figures) {
    std::string shown;
    for (std::size_t i = 0; i < figures; ++i)
        shown += "•";
    return shown;
}

void say_what_is_wrong(Ui& ui, PinState state) {
    if (state == PinState::TooShort) ui.problem(ui.tr("A PIN has 6 figures or more."));
    if (state == PinState::Wrong) ui.problem(ui.tr("That is not the PIN. Please try again."));
}

// Of its survey, where it has one.
ShownText title_of(const Ui& ui, const feedback::Service& service,
                   const survey::Questionnaire* asked) {
    if (asked == nullptr) return ui.local(service.summary);
    return ui.local(asked->title, asked->languages.empty() ? Language() : asked->languages.front());
}

std::vector<ChoiceCard> cards_of(const Ui& ui, const Flow& flow) {
    std::vector<ChoiceCard> cards;
    for (const feedback::Service* service : offered_to_worker(flow)) {
        const survey::Questionnaire* asked =
            flow.organisation->find_questionnaire(service->questionnaire);
        ChoiceCard card;
        card.id = "hand_over_choose." + service->id;
        card.label = ui.local(service->name);
        card.detail = title_of(ui, *service, asked);
        card.selected = picked_service(flow) == service;
        cards.push_back(std::move(card));
    }
    return cards;
}

void say_what_is_protected(Ui& ui) {
    ui.paragraph(
        ui.tr("Nobody can tell from this tablet whether you answered, complained or said "
              "nothing."));
    ui.paragraph(ui.tr("The end looks the same for everybody."));
}

// Start and No, as easy as each other; where there is no room for all, on one line, so that neither
// is on another page. `many` languages have Start in the footer.
std::optional<Intent> start_or_not(Ui& ui, bool many) {
    const ShownText start = ui.tr("Start");
    const ShownText no = ui.tr("No, thank you");
    if (!many && ui.is_scarce()) {
        return offer_on_one_line(ui, {"hand_over_start.start", start},
                                 {"hand_over_start.decline", no});
    }
    std::optional<Intent> intent;
    if (!many &&
        ui.button("hand_over_start.start", start, ButtonStyle::Primary, Icon::ArrowForward)) {
        intent = TakeOffer{true};
    }
    if (ui.button("hand_over_start.decline", no, ButtonStyle::Secondary, Icon::None)) {
        intent = TakeOffer{false};
    }
    return intent;
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const HandOverLockedScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (screen.state == PinState::Checking) {
        ui.footer({.back = false, .leave = false});
        ui.sign(Icon::Clock);
        ui.heading(ui.tr("Checking the PIN"));
        ui.paragraph(ui.tr("Each try after a wrong PIN takes longer."), TextStyle::Quiet);
        return intent;
    }
    const FooterSpec footer{.next_id = "hand_over_locked.unlock",
                            .next = ui.tr("Unlock"),
                            .icon = Icon::Lock,
                            .back = false,
                            .leave = false};
    if (ui.footer(footer)) intent = Continue{};
    ui.heading(ui.tr("This tablet is locked"));
    say_what_is_wrong(ui, screen.state);
    NumberSpec pin;
    pin.id = "hand_over_locked.pin";
    pin.name = ui.tr("PIN");
    pin.text = dots(flow.visit.typed_pin.size());
    pin.hints = {ui.tr("For staff: type the PIN.")};
    ui.number(pin);
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const HandOverChooseScreen& screen) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    // Back locks it.
    FooterSpec footer{.leave = false};
    const bool has_room = screen.room != Room::TooLittle;
    if (has_room) {
        footer.next_id = "hand_over_choose.next";
        footer.next = ui.tr("Hand over");
    }
    if (ui.footer(footer)) intent = Continue{};
    if (!has_room) {
        ui.heading(ui.tr("This tablet has no room"));
        ui.paragraph(
            ui.tr("Connect it to the internet until it has sent what it keeps. Please do "
                  "not hand it over before."));
        return intent;
    }
    ui.heading(ui.tr("Choose the survey"));
    if (screen.choice_missing) ui.problem(ui.tr("Please choose one first."));
    const ShownText then = ui.tr("Then hand the tablet over. Only the PIN leads back to here.");
    if (!ui.is_scarce()) ui.paragraph(then, TextStyle::Quiet);
    const std::vector<const feedback::Service*> services = offered_to_worker(flow);
    const ChoiceLayout layout{.columns = 2, .details = Details::WhenRoom};
    if (const auto chosen = ui.choices(cards_of(ui, flow), layout)) {
        intent = ChooseService{services[*chosen]->id};
    }
    if (ui.is_scarce()) ui.paragraph(then, TextStyle::Quiet);
    return intent;
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const HandOverStartScreen& /*screen*/) {
    std::optional<Intent> intent;
    const bool many = has_many_languages(flow);
    ui.bars(Ui::Bars::First);
    // On every page: the languages may take several.
    if (many && ui.footer({.back = false,
                           .leave = false,
                           .done_id = "hand_over_start.start",
                           .done = ui.tr("Start")})) {
        intent = Continue{};
    }
    if (!many || !ui.is_scarce()) ui.heading(ui.tr("It is your turn"));
    if (!ui.is_scarce()) say_what_is_protected(ui);
    if (auto chosen = offer_languages(ui, flow)) intent = std::move(chosen);
    ui.gap(1);
    if (auto chosen = start_or_not(ui, many)) intent = std::move(chosen);
    if (ui.is_scarce()) say_what_is_protected(ui);
    return intent;
}

}  // namespace candour::kiosk
