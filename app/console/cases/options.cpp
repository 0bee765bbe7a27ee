// app/console/cases/options.cpp: the choices of a field.
#include "app/console/cases/options.h"

#include <algorithm>

#include "app/console/cases/case_texts.h"
#include "app/console/cases/labels.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::EntryKind;
using complaint::Field;

// With the language that each of its texts really is in.
Option option_of(const std::string& value, const ShownText& text, const ShownText& hint = {}) {
    return {.value = value,
            .text = text.text,
            .hint = hint.text,
            .language = text.language,
            .hint_language = hint.language};
}

// What of a procedure can be chosen, in the reader's language.
struct Choosing {
    const complaint::Procedure& procedure;
    const PageLanguage& language;

    ShownText shown(const LocalText& text) const { return text_of(procedure, text, language); }

    std::vector<Option> named(const std::vector<complaint::Named>& list) const {
        std::vector<Option> options;
        for (const complaint::Named& one : list)
            options.push_back(option_of(one.id, shown(one.name), shown(one.explanation)));
        return options;
    }

    std::vector<Option> bodies() const {
        std::vector<Option> options;
        for (const complaint::OutsideBody& body : procedure.bodies)
            options.push_back(option_of(body.id, shown(body.name)));
        return options;
    }
};

std::vector<Option> stages(const casework::OpenCase& found, const Choosing& choosing) {
    std::vector<Option> options;
    const complaint::CaseKind* kind = found.procedure->find_kind(found.state.kind);
    if (kind == nullptr) return options;
    for (const std::string& id : kind->stages) {
        const complaint::Stage* stage = found.procedure->find_stage(id);
        const bool here = found.state.now() != nullptr && found.state.now()->stage == id;
        if (stage == nullptr || here) continue;
        options.push_back(option_of(id, choosing.shown(stage->name)));
    }
    return options;
}

// Of the stage that the case is in.
std::vector<Option> outcomes(const casework::OpenCase& found, const Choosing& choosing) {
    const complaint::Stage* stage = found.state.now() != nullptr
                                        ? found.procedure->find_stage(found.state.now()->stage)
                                        : nullptr;
    std::vector<Option> options = choosing.named(found.procedure->outcomes);
    if (stage != nullptr && !stage->outcomes.empty()) {
        std::erase_if(options, [&](const Option& option) {
            return std::ranges::count(stage->outcomes, option.value) == 0;
        });
    }
    return options;
}

std::vector<Option> movable_clocks(const casework::OpenCase& found, const Choosing& choosing) {
    const PageLanguage& language = choosing.language;
    std::vector<Option> options;
    for (const complaint::CaseClock& clock : found.clocks) {
        const bool runs = clock.state == complaint::ClockState::Running ||
                          clock.state == complaint::ClockState::Overdue;
        if (!runs || !clock.rule->extension) continue;
        const std::string now = language.tr("Now by {day}", {{"day", language.day(clock.due.due)}});
        options.push_back(
            option_of(clock.rule->id, choosing.shown(clock.rule->name), own_text(now, language)));
    }
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

std::vector<Option> entries(const casework::OpenCase& found, EntryKind kind,
                            const PageLanguage& language) {
    constexpr int words_max = 60;
    std::vector<Option> options;
    for (const casework::ReadEntry& read : found.history) {
        const complaint::Entry& entry = read.entry;
        if (!is_about(kind, entry.kind)) continue;
        if (kind == EntryKind::TranslationWritten && !can_be_translated(entry)) continue;
        std::string text = std::to_string(entry.number) + ". " +
                           language.tr(label_of(entry.kind).done) + ", " +
                           language.day(entry.when.day);
        const std::string words = first_words(entry.text(Field::Text), words_max);
        if (!words.empty()) text += ": " + words;
        options.push_back({.value = std::to_string(entry.number), .text = std::move(text)});
    }
    return options;
}

std::vector<Option> scores(EntryKind kind, const PageLanguage& language) {
    if (kind == EntryKind::QualityChecked) {
        return {{"5", language.tr("5: to the standard in everything")},
                {"4", "4"},
                {"3", language.tr("3: short in some things")},
                {"2", "2"},
                {"1", language.tr("1: short in most things")}};
    }
    return {{"5", language.tr("Very satisfied")},
            {"4", language.tr("Fairly satisfied")},
            {"3", language.tr("Neither")},
            {"2", language.tr("Fairly dissatisfied")},
            {"1", language.tr("Very dissatisfied")}};
}

std::vector<Option> choices_of(std::span<const std::string_view> choices,
                               const PageLanguage& language) {
    std::vector<Option> options;
    for (const std::string_view choice : choices) {
        options.push_back(
            {.value = std::string{choice}, .text = choice_in_words(choice, language)});
    }
    return options;
}

// What it is, with examples, all in one language.
ShownText about(const complaint::CaseKind& kind, const Choosing& choosing) {
    ShownText text = choosing.shown(kind.definition);
    if (kind.examples.empty()) return text;
    std::string examples;
    for (const LocalText& example : kind.examples)
        examples += (examples.empty() ? "" : "; ") + shown_text(example.in(text.language).text);
    const bool is_readers = text.language == choosing.language.tag();
    const PageLanguage& language = is_readers ? choosing.language : PageLanguage{};
    text.text += " " + language.tr("For example: {examples}", {{"examples", examples}});
    return text;
}

}  // namespace

std::vector<Option> kind_options(const complaint::Procedure& procedure, std::string_view label,
                                 const PageLanguage& language) {
    const Choosing choosing{procedure, language};
    std::vector<Option> options;
    std::size_t likely = 0;
    const auto wanted = feedback::contact_kind_from(label);
    for (const complaint::CaseKind& kind : procedure.kinds) {
        Option option = option_of(kind.id, choosing.shown(kind.name), about(kind, choosing));
        const bool fits = wanted && std::ranges::count(kind.labels, *wanted) > 0;
        if (fits)
            options.insert(options.begin() + static_cast<std::ptrdiff_t>(likely++), option);
        else
            options.push_back(std::move(option));
    }
    return options;
}

std::vector<Option> method_options(const PageLanguage& language) {
    return choices_of(complaint::rule_of(Field::Method).choices, language);
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
    for (const feedback::Service& service : desk.organisation.services) {
        options.push_back(
            option_of(service.id, service_name(desk.organisation, service.id, desk.language)));
    }
    return options;
}

std::vector<Option> options_for(const CasesDesk& cases, const casework::OpenCase& found,
                                EntryKind kind, Field field) {
    const PageLanguage& language = cases.desk.language;
    const Choosing choosing{*found.procedure, language};
    switch (field) {
        case Field::CaseKind:
            return kind_options(*found.procedure, found.state.label, language);
        case Field::Stage:
            return stages(found, choosing);
        case Field::Outcome:
            return outcomes(found, choosing);
        case Field::Code:
            return choosing.named(found.procedure->codes);
        case Field::Clock:
            return movable_clocks(found, choosing);
        case Field::Goodwill:
            return choosing.named(found.procedure->goodwill);
        case Field::Bodies:
            return choosing.bodies();
        case Field::Service:
        case Field::ServiceArea:
            return service_options(cases.desk);
        case Field::Person:
        case Field::People:
            return staff(cases, found, kind);
        case Field::Entry:
            return entries(found, kind, language);
        case Field::Score:
        case Field::ScoreOutcome:
            return scores(kind, language);
        case Field::Why:
            return choices_of(complaint::rule_of(kind).why, language);
        default:
            return choices_of(complaint::rule_of(field).choices, language);
    }
}

}  // namespace candour::console
