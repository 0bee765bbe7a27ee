// app/console/cases/options.cpp: the choices of a field.
#include "app/console/cases/options.h"

#include <algorithm>

#include "app/console/cases/labels.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::EntryKind;
using complaint::Field;

std::string english(const LocalText& text) { return shown_text(text.in("en").text); }

Option option_of(const complaint::Named& named) {
    return {.value = named.id, .text = english(named.name), .hint = english(named.explanation)};
}

std::vector<Option> stages(const casework::OpenCase& found) {
    std::vector<Option> options;
    const complaint::CaseKind* kind = found.procedure->find_kind(found.state.kind);
    if (kind == nullptr) return options;
    for (const std::string& id : kind->stages) {
        const complaint::Stage* stage = found.procedure->find_stage(id);
        const bool here = found.state.now() != nullptr && found.state.now()->stage == id;
        if (stage == nullptr || here) continue;
        options.push_back({.value = id, .text = english(stage->name)});
    }
    return options;
}

// Of the stage that the case is in.
std::vector<Option> outcomes(const casework::OpenCase& found) {
    std::vector<Option> options;
    const complaint::Stage* stage = found.state.now() != nullptr
                                        ? found.procedure->find_stage(found.state.now()->stage)
                                        : nullptr;
    for (const complaint::Named& outcome : found.procedure->outcomes) {
        const bool here = stage == nullptr || stage->outcomes.empty() ||
                          std::ranges::count(stage->outcomes, outcome.id) > 0;
        if (here) options.push_back(option_of(outcome));
    }
    return options;
}

std::vector<Option> movable_clocks(const casework::OpenCase& found) {
    std::vector<Option> options;
    for (const complaint::CaseClock& clock : found.clocks) {
        const bool runs = clock.state == complaint::ClockState::Running ||
                          clock.state == complaint::ClockState::Overdue;
        if (!runs || !clock.rule->extension) continue;
        options.push_back(
            {.value = clock.rule->id,
             .text = english(clock.rule->name) + " (now by " + day_in_words(clock.due.due) + ")"});
    }
    return options;
}

std::vector<Option> named_list(const std::vector<complaint::Named>& list) {
    std::vector<Option> options;
    for (const complaint::Named& named : list)
        options.push_back(option_of(named));
    return options;
}

std::vector<Option> bodies(const complaint::Procedure& procedure) {
    std::vector<Option> options;
    for (const complaint::OutsideBody& body : procedure.bodies)
        options.push_back({.value = body.id, .text = english(body.name)});
    return options;
}

std::vector<Option> staff(const CasesDesk& cases, const casework::OpenCase& found, EntryKind kind) {
    std::vector<Option> options;
    for (const casework::Worker& one : cases.everybody) {
        const bool excluded = found.state.excluded.contains(one.id);
        if (excluded && kind != EntryKind::ConflictMarked) continue;
        std::string text = shown_text(one.display_name);
        if (!one.title.empty()) text += ", " + shown_text(one.title);
        options.push_back({.value = one.id.hex(), .text = std::move(text)});
    }
    return options;
}

// Which entries an entry of this kind can be about.
bool is_about(EntryKind kind, EntryKind earlier) {
    switch (kind) {
        case EntryKind::OptionAgreed:
            return earlier == EntryKind::OptionWeighed;
        case EntryKind::ActionDone:
            return earlier == EntryKind::ActionAdded;
        case EntryKind::InformationCame:
            return earlier == EntryKind::InformationAsked;
        case EntryKind::ConsentWithdrawn:
        case EntryKind::PassedToThirdParty:
            return earlier == EntryKind::ConsentGiven;
        default:
            return true;
    }
}

// Entry 1 stands for the person's own words, which a contact keeps.
bool can_be_translated(const complaint::Entry& entry) {
    return entry.number == 1 || entry.kind == EntryKind::TranslationAsked ||
           std::ranges::any_of(entry.fields,
                               [](const auto& field) { return complaint::is_words(field.first); });
}

std::vector<Option> entries(const casework::OpenCase& found, EntryKind kind) {
    constexpr int words_max = 60;
    std::vector<Option> options;
    for (const casework::ReadEntry& read : found.history) {
        const complaint::Entry& entry = read.entry;
        if (!is_about(kind, entry.kind)) continue;
        if (kind == EntryKind::TranslationWritten && !can_be_translated(entry)) continue;
        std::string text = std::to_string(entry.number) + ". " +
                           std::string{label_of(entry.kind).done} + ", " +
                           day_in_words(entry.when.day);
        const std::string words = first_words(entry.text(Field::Text), words_max);
        if (!words.empty()) text += ": " + words;
        options.push_back({.value = std::to_string(entry.number), .text = std::move(text)});
    }
    return options;
}

std::vector<Option> scores(EntryKind kind) {
    if (kind == EntryKind::QualityChecked) {
        return {{"5", "5: to the standard in everything"},
                {"4", "4"},
                {"3", "3: short in some things"},
                {"2", "2"},
                {"1", "1: short in most things"}};
    }
    return {{"5", "Very satisfied"},
            {"4", "Fairly satisfied"},
            {"3", "Neither"},
            {"2", "Fairly dissatisfied"},
            {"1", "Very dissatisfied"}};
}

std::vector<Option> choices_of(std::span<const std::string_view> choices) {
    std::vector<Option> options;
    for (const std::string_view choice : choices)
        options.push_back({.value = std::string{choice}, .text = choice_in_words(choice)});
    return options;
}

}  // namespace

std::vector<Option> kind_options(const complaint::Procedure& procedure, std::string_view label) {
    std::vector<Option> options;
    std::size_t likely = 0;
    const auto wanted = feedback::contact_kind_from(label);
    for (const complaint::CaseKind& kind : procedure.kinds) {
        std::string hint = english(kind.definition);
        if (!kind.examples.empty()) {
            hint += " For example: ";
            for (std::size_t at = 0; at < kind.examples.size(); ++at)
                hint += (at > 0 ? "; " : "") + english(kind.examples[at]);
        }
        Option option{.value = kind.id, .text = english(kind.name), .hint = std::move(hint)};
        const bool fits = wanted && std::ranges::count(kind.labels, *wanted) > 0;
        if (fits)
            options.insert(options.begin() + static_cast<std::ptrdiff_t>(likely++), option);
        else
            options.push_back(std::move(option));
    }
    return options;
}

std::vector<Option> method_options() {
    return choices_of(complaint::rule_of(Field::Method).choices);
}

void add_service_facts(complaint::Entry& opened, const feedback::Organisation& organisation) {
    const feedback::Service* service =
        organisation.find_service(opened.text(complaint::Field::Service));
    if (service == nullptr) return;
    if (const feedback::OrganisationUnit* unit = organisation.unit_of(*service)) {
        opened.fields[Field::Unit] = unit->id;
    }
    if (opened.flag(Field::Anonymous) && !organisation.takes_anonymous(*service)) {
        opened.fields[Field::Outside] = true;
    }
}

std::vector<Option> service_options(const Desk& desk) {
    std::vector<Option> options;
    for (const feedback::Service& service : desk.organisation.services)
        options.push_back({.value = service.id, .text = english(service.name)});
    return options;
}

std::vector<Option> options_for(const CasesDesk& cases, const casework::OpenCase& found,
                                EntryKind kind, Field field) {
    switch (field) {
        case Field::CaseKind:
            return kind_options(*found.procedure, found.state.label);
        case Field::Stage:
            return stages(found);
        case Field::Outcome:
            return outcomes(found);
        case Field::Code:
            return named_list(found.procedure->codes);
        case Field::Clock:
            return movable_clocks(found);
        case Field::Goodwill:
            return named_list(found.procedure->goodwill);
        case Field::Bodies:
            return bodies(*found.procedure);
        case Field::Service:
        case Field::ServiceArea:
            return service_options(cases.desk);
        case Field::Person:
        case Field::People:
            return staff(cases, found, kind);
        case Field::Entry:
            return entries(found, kind);
        case Field::Score:
        case Field::ScoreOutcome:
            return scores(kind);
        case Field::Why:
            return choices_of(complaint::rule_of(kind).why);
        default:
            return choices_of(complaint::rule_of(field).choices);
    }
}

}  // namespace candour::console
