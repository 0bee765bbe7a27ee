#include "app/kiosk/flow/complaint_path.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/kiosk/flow/entry.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/text.h"
#include "core/feedback/limits.h"

namespace candour::kiosk {
namespace {

using feedback::ComplaintFacts;
using feedback::ContactKind;
using feedback::PersonDetails;
using feedback::ReachBy;
using feedback::Support;

// What is spoken in the communities that these islands' organisations work for, in the order of
// their tags. English is what the others are put into.
constexpr std::array<const char*, 22> known_languages = {
    "ar", "bn", "ckb", "cy", "es", "fa", "fr", "gu", "hi", "pa", "pl",
    "ps", "pt", "ro",  "so", "ta", "ti", "tr", "uk", "ur", "vi", "zh-Hans"};

bool is_complaint(const Flow& flow) {
    return flow.visit.kind_chosen && flow.visit.contact.kind == ContactKind::Complaint;
}

bool needs_language(const ComplaintFacts& facts) {
    return facts.has(Support::Interpreter) || facts.has(Support::Translation);
}

FactWordsScreen words_screen(FactWords words) {
    FactWordsScreen screen;
    screen.words = words;
    return screen;
}

constexpr std::array<Fact, 7> all_facts = {Fact::Behalf,     Fact::Consent, Fact::ByPass,
                                           Fact::Answer,     Fact::ReachBy, Fact::Support,
                                           Fact::Interpreter};

}  // namespace

const complaint::Procedure* procedure_now(const Flow& flow) {
    if (!flow.visit.kind_chosen || !asks_wanted(flow.visit.contact.kind)) return nullptr;
    const feedback::Service* service = chosen_service(flow);
    return service == nullptr ? nullptr : flow.organisation->procedure_of(*service);
}

const complaint::CaseKind* kind_of_complaints(const Flow& flow) {
    const complaint::Procedure* procedure = procedure_now(flow);
    if (procedure == nullptr) return nullptr;
    const auto found = std::ranges::find_if(procedure->kinds, [](const auto& kind) {
        return std::ranges::find(kind.labels, ContactKind::Complaint) != kind.labels.end();
    });
    return found == procedure->kinds.end() ? nullptr : &*found;
}

const complaint::Stage* stage_to_bypass(const Flow& flow) {
    const complaint::CaseKind* kind = kind_of_complaints(flow);
    if (kind == nullptr || !is_complaint(flow)) return nullptr;
    for (const std::string& id : kind->stages) {
        const complaint::Stage* stage = procedure_now(flow)->find_stage(id);
        if (stage == nullptr || stage->kind == complaint::StageKind::Assess) continue;
        return stage->can_be_bypassed ? stage : nullptr;
    }
    return nullptr;
}

std::vector<Screen> screens_before_words(const Flow& flow) {
    if (!is_complaint(flow) || procedure_now(flow) == nullptr) return {};
    if (kind_of_complaints(flow) == nullptr) return {GuideScreen{}};
    return {GuideScreen{}, ChartScreen{}};
}

std::vector<Screen> screens_after_words(const Flow& flow) {
    if (procedure_now(flow) == nullptr) return {};
    const ComplaintFacts& facts = flow.visit.contact.facts;
    std::vector<Screen> screens = {FactScreen{Fact::Behalf}};
    if (needs_consent(facts.behalf)) screens.emplace_back(FactScreen{Fact::Consent});
    if (stage_to_bypass(flow) != nullptr) screens.emplace_back(FactScreen{Fact::ByPass});
    screens.emplace_back(FactScreen{Fact::Answer});
    if (wants_answer(facts.answer)) {
        screens.emplace_back(FactScreen{Fact::ReachBy});
        if (facts.person.reach_by != ReachBy::NotGiven) {
            screens.emplace_back(words_screen(FactWords::Name));
            screens.emplace_back(words_screen(FactWords::Value));
        }
    }
    screens.emplace_back(FactScreen{Fact::Support});
    if (needs_language(facts)) {
        screens.emplace_back(FactScreen{Fact::Interpreter});
        if (flow.visit.other_language) screens.emplace_back(words_screen(FactWords::Language));
    }
    return screens;
}

bool asks_more_of(const Screen& screen, const Screen& next) {
    const auto* after = std::get_if<FactScreen>(&next);
    const auto* words = std::get_if<FactWordsScreen>(&next);
    if (std::holds_alternative<FactScreen>(screen)) {
        if (words != nullptr) return true;
        if (after == nullptr) return false;
        return after->fact == Fact::Consent || after->fact == Fact::ReachBy ||
               after->fact == Fact::Interpreter;
    }
    return std::holds_alternative<FactWordsScreen>(screen) && words != nullptr;
}

std::vector<Language> interpreter_languages(const Flow& flow) {
    std::vector<Language> languages;
    const auto add = [&](std::string_view tag) {
        const Language one(without_variant(tag));  // Nobody interprets into Easy Read.
        const bool there = std::ranges::find(languages, one) != languages.end();
        if (one != "en" && !there) languages.push_back(one);
    };
    add(flow.visit.preferences.language);
    for (const Language& one : flow.organisation->languages)
        add(one);
    for (const char* one : known_languages)
        add(one);
    return languages;
}

bool is_chosen(const Flow& flow, Fact fact, std::string_view choice) {
    const feedback::Contact& contact = flow.visit.contact;
    switch (fact) {
        case Fact::Behalf:
            return name_of(contact.facts.behalf) == choice;
        case Fact::Consent:
            return contact.consent == choice;
        case Fact::ByPass:
            return contact.by_pass == (choice == "yes");
        case Fact::Answer:
            return name_of(contact.facts.answer) == choice;
        case Fact::ReachBy:
            return name_of(person_of(contact).reach_by) == choice;
        case Fact::Support: {
            const auto one = feedback::support_from(choice);
            return one && contact.facts.has(*one);
        }
        case Fact::Interpreter:
            if (choice == other_language) return flow.visit.other_language;
            return !flow.visit.other_language && contact.facts.interpreter_language == choice;
    }
    return false;
}

const PersonDetails& person_of(const feedback::Contact& contact) {
    const bool involved = contact.kind == ContactKind::Involvement;
    return involved ? contact.involvement.person : contact.facts.person;
}

PersonDetails& person_of(feedback::Contact& contact) {
    return const_cast<PersonDetails&>(person_of(std::as_const(contact)));
}

const std::string& words_of(const feedback::Contact& contact, FactWords words) {
    switch (words) {
        case FactWords::Name:
            return person_of(contact).name;
        case FactWords::Value:
            return person_of(contact).value;
        case FactWords::Language:
            break;
    }
    return contact.facts.interpreter_language;
}

std::string& words_of(feedback::Contact& contact, FactWords words) {
    return const_cast<std::string&>(words_of(std::as_const(contact), words));
}

std::size_t characters_max_of(FactWords words) {
    switch (words) {
        case FactWords::Name:
            return feedback::person_name_characters_max;
        case FactWords::Value:
            return feedback::person_value_characters_max;
        case FactWords::Language:
            break;
    }
    return feedback::language_name_characters_max;
}

FactProblem problem_with_value(const feedback::Contact& contact) {
    const PersonDetails& person = person_of(contact);
    if (is_blank(person.value)) {
        const bool needed = contact.kind == ContactKind::Involvement;
        return needed ? FactProblem::Missing : FactProblem::None;
    }
    if (person.reach_by == ReachBy::Phone) {
        // Spaces, brackets and "ask for Nia" may stand around them.
        constexpr std::ptrdiff_t figures_min = 5;
        const std::string keys = pad_keys(person.value);
        const auto figures =
            std::ranges::count_if(keys, [](char key) { return key >= '0' && key <= '9'; });
        return figures < figures_min ? FactProblem::NoPhone : FactProblem::None;
    }
    if (person.reach_by == ReachBy::Email) {
        const std::size_t at = person.value.find('@');
        const bool right = at != std::string::npos && at > 0 &&
                           person.value.find('.', at + 2) != std::string::npos &&
                           person.value.find('@', at + 1) == std::string::npos &&
                           !person.value.ends_with('.');
        return right ? FactProblem::None : FactProblem::NoEmail;
    }
    return FactProblem::None;
}

std::vector<std::string> fact_parts(const Flow& flow) {
    std::vector<std::string> asked;
    for (const Screen& screen : screens_after_words(flow)) {
        const auto* fact = std::get_if<FactScreen>(&screen);
        if (fact != nullptr) asked.push_back(name_of(*fact));
    }
    return asked;
}

std::optional<Screen> screen_of_fact_part(std::string_view part) {
    for (const Fact fact : all_facts) {
        if (name_of(FactScreen{fact}) == part) return FactScreen{fact};
    }
    return std::nullopt;
}

void fit_facts(Flow& flow) {
    feedback::Contact& contact = flow.visit.contact;
    if (procedure_now(flow) == nullptr) wipe(contact.facts);
    ComplaintFacts& facts = contact.facts;
    if (!needs_consent(facts.behalf)) wipe(contact.consent);
    if (stage_to_bypass(flow) == nullptr) contact.by_pass = false;
    if (!wants_answer(facts.answer) || facts.person.reach_by == ReachBy::NotGiven) {
        wipe(facts.person);
    }
    if (needs_language(facts)) return;
    wipe(facts.interpreter_language);
    flow.visit.other_language = false;
}

void tidy_facts(feedback::Contact& contact) {
    ComplaintFacts& facts = contact.facts;
    if (is_blank(facts.person.value)) wipe(facts.person);
    if (is_blank(facts.interpreter_language)) wipe(facts.interpreter_language);
}

}  // namespace candour::kiosk
