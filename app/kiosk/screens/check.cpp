// app/kiosk/screens/check.cpp: everything that was said once more, each part with a way to change
// it (WCAG 2.2 3.3.4), then send.
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"
#include "app/kiosk/screens/questions/words.h"

namespace candour::kiosk {
namespace {

SaidPart words_said(const Ui& ui, const Flow& flow, const ShownText& label,
                    const std::string& words) {
    if (words.empty()) return {label, ui.tr("Nothing")};
    return {label, {words, flow.visit.preferences.language}};
}

SaidPart said_in(const Ui& ui, const Flow& flow, const std::string& part) {
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
    if (part == wishes_part) return wishes_said(ui, flow);
    return fact_said(ui, flow, part);
}

// The questions that were asked, under the headings of their groups.
std::optional<Intent> list_answers(Ui& ui, const Flow& flow,
                                   const std::vector<std::string>& parts) {
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    if (questionnaire == nullptr) return std::nullopt;
    const SurveyWords words(ui, flow, *questionnaire);
    std::optional<Intent> intent;
    std::string under;
    for (const std::string& part : parts) {
        const std::optional<QuestionScreen> screen = question_of_part(flow, part);
        if (!screen) continue;
        const survey::Question& question = questionnaire->questions[screen->number];
        const ShownText group = words.heading(question.group, screen->repetition);
        if (group.text != under && !group.text.empty()) ui.subheading(group);
        under = group.text;
        const ShownText prompt = words.of(question.prompt, question.group, screen->repetition);
        const ShownText said = words.answer(question, answer_to(flow, *screen));
        if (ui.said("check.change." + part, prompt, said)) intent = ChangeAnswer{part};
    }
    return intent;
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
    const std::vector<std::string> parts = parts_to_check(flow);
    for (const std::string& part : parts) {
        const SaidPart said = said_in(ui, flow, part);
        if (said.label.text.empty()) continue;
        if (ui.said("check.change." + part, said.label, said.text)) intent = ChangeAnswer{part};
    }
    if (const auto changed = list_answers(ui, flow, parts)) intent = changed;
    return intent;
}

}  // namespace candour::kiosk
