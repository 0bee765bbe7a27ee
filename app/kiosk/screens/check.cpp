// app/kiosk/screens/check.cpp: everything that was said once more, each part with a way to change
// it (WCAG 2.2 3.3.4), then send.
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

struct Said {
    ShownText label;
    ShownText text;
};

Said answer_said(const Ui& ui, const Flow& flow, const survey::Question& question) {
    Said said{ui.local(question.prompt), {}};
    const survey::Answer* answer = flow.visit.contact.answers.find(question.id);
    if (answer && answer->declined) {
        said.text = ui.tr("I would rather not say");
    } else if (answer && !answer->choice.empty()) {
        for (const survey::Choice& choice : question.choices) {
            if (choice.id == answer->choice) said.text = ui.local(choice.label);
        }
    } else if (answer && !answer->text.empty()) {
        said.text = {answer->text, flow.visit.preferences.language};
    } else {
        said.text = ui.tr("No answer");
    }
    return said;
}

Said words_said(const Ui& ui, const Flow& flow, const ShownText& label, const std::string& words) {
    if (words.empty()) return {label, ui.tr("Nothing")};
    return {label, {words, flow.visit.preferences.language}};
}

Said said_in(const Ui& ui, const Flow& flow, const std::string& part) {
    const feedback::Contact& contact = flow.visit.contact;
    if (part == "kind") {
        const feedback::OfferedKind* kind = chosen_kind(flow);
        return {ui.tr("You chose"), kind ? ui.local(kind->name) : ui.tr("Nothing")};
    }
    if (part == "service") {
        const feedback::Service* service = chosen_service(flow);
        return {ui.tr("Service"), service ? ui.local(service->name) : ui.tr("Nothing")};
    }
    if (part == "story") return words_said(ui, flow, ui.tr("Your words"), contact.story);
    if (part == "wanted") {
        return words_said(ui, flow, ui.tr("What you would like us to do"), contact.wanted);
    }
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    const survey::Question* question = questionnaire ? questionnaire->find(part) : nullptr;
    return question ? answer_said(ui, flow, *question) : Said{};
}

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const CheckScreen& /*screen*/) {
    std::optional<Intent> intent;
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = "check.send", .next = ui.tr("Send"), .icon = Icon::Tick})) {
        intent = Continue{};
    }
    ui.heading(ui.tr("Is this right?"));
    ui.aside(ui.tr("Nothing is sent until you touch Send."));
    for (const std::string& part : parts_to_check(flow)) {
        const Said said = said_in(ui, flow, part);
        if (ui.said("check.change." + part, said.label, said.text)) intent = ChangeAnswer{part};
    }
    return intent;
}

}  // namespace candour::kiosk
