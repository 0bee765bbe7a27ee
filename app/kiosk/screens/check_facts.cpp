// app/kiosk/screens/check_facts.cpp: what was said beside a complaint, for the last look at it.
#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/text.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

ShownText or_not_said(const Ui& ui, ShownText said) {
    return said.text.empty() ? ui.tr("Not said") : said;
}

ShownText reach_said(const Ui& ui, const feedback::PersonDetails& person) {
    if (is_blank(person.value)) return ui.tr("No answer can reach you");
    ShownText said = fact_choice(ui, Fact::ReachBy, name_of(person.reach_by));
    if (!is_blank(person.name)) said.text += "\n" + person.name;
    // A number or an e-mail address keeps its order beside any writing.
    const bool lines = person.reach_by == feedback::ReachBy::Letter;
    said.text += "\n" + (lines ? person.value : Ui::isolated(person.value));
    return said;
}

ShownText support_said(const Ui& ui, const feedback::ComplaintFacts& facts) {
    ShownText said{{}, ui.language()};
    for (const feedback::Support one : facts.support) {
        if (!said.text.empty()) said.text += "\n";
        said.text += fact_choice(ui, Fact::Support, name_of(one)).text;
    }
    return said;
}

ShownText language_said(const Ui& ui, const Flow& flow) {
    const std::string& language = flow.visit.contact.facts.interpreter_language;
    if (language.empty() && flow.visit.other_language) {
        return fact_choice(ui, Fact::Interpreter, other_language);
    }
    if (language.empty() || flow.visit.other_language) return {language, ui.language()};
    return ui.own_name(language);
}

}  // namespace

SaidPart fact_said(const Ui& ui, const Flow& flow, const std::string& part) {
    const std::optional<Screen> screen = screen_of_fact_part(part);
    if (!screen) return {};
    const feedback::Contact& contact = flow.visit.contact;
    const feedback::ComplaintFacts& facts = contact.facts;
    const Fact fact = std::get<FactScreen>(*screen).fact;
    switch (fact) {
        case Fact::Behalf:
            return {ui.tr("Who you are writing for"),
                    or_not_said(ui, fact_choice(ui, fact, name_of(facts.behalf)))};
        case Fact::Consent:
            return {ui.tr("Whether they agree"),
                    or_not_said(ui, fact_choice(ui, fact, contact.consent))};
        case Fact::ByPass:
            return {ui.tr("Who should deal with it"),
                    fact_choice(ui, fact, contact.by_pass ? "yes" : "no")};
        case Fact::Answer:
            return {ui.tr("An answer"),
                    or_not_said(ui, fact_choice(ui, fact, name_of(facts.answer)))};
        case Fact::ReachBy:
            return {ui.tr("How we can reach you"), reach_said(ui, person_of(contact))};
        case Fact::Support:
            return {ui.tr("Help that you need"), or_not_said(ui, support_said(ui, facts))};
        case Fact::Interpreter:
            return {ui.tr("Language"), or_not_said(ui, language_said(ui, flow))};
    }
    return {};
}

}  // namespace candour::kiosk
