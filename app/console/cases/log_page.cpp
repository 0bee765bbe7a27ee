// app/console/cases/log_page.cpp: a contact that came by letter, telephone or in person, also one
// that was resolved on the spot (requirements D2, W11, P9).
#include "app/casework/entry_permissions.h"
#include "app/console/cases/cases.h"
#include "app/console/cases/entry_form.h"
#include "app/console/cases/labels.h"
#include "app/console/cases/options.h"
#include "app/console/cases/refusals.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;
using Kind = FormField::Kind;

// Makes the fields of the form, with what was typed before. Labels and hints are keys of texts.
struct Asking {
    const PageLanguage& language;
    const Fields& sent;

    FormField field(Kind kind, const char* name, std::string_view label) const {
        FormField made{.kind = kind, .name = name, .label = language.tr(label)};
        made.value = std::string{candour::console::field(sent, name)};
        return made;
    }

    FormField text(Kind kind, const char* name, std::string_view label,
                   std::string_view hint) const {
        FormField made = field(kind, name, label);
        made.hint = language.tr(hint);
        return made;
    }

    FormField optional(Kind kind, const char* name, std::string_view label,
                       std::string_view hint) const {
        FormField made = text(kind, name, label, hint);
        made.label = language.tr("{question} (optional)", {{"question", made.label}});
        return made;
    }

    FormField choice(Kind kind, const char* name, std::string_view label,
                     std::vector<Option> options, const std::string& otherwise) const {
        FormField made = field(kind, name, label);
        const std::string value = made.value.empty() ? otherwise : made.value;
        for (Option& option : options)
            option.chosen = option.value == value;
        made.options = std::move(options);
        return made;
    }

    FormField select(const char* name, std::string_view label, std::vector<Option> options,
                     std::string_view nothing) const {
        options.insert(options.begin(), Option{.value = "", .text = language.tr(nothing)});
        return choice(Kind::Select, name, label, std::move(options), "");
    }

    FormField yes_no_unknown(const char* name, std::string_view label) const {
        return choice(Kind::Radios, name, label,
                      {{"yes", language.tr("Yes")},
                       {"no", language.tr("No")},
                       {"unknown", language.tr("Not asked")}},
                      "unknown");
    }
};

std::vector<Option> speakers(const PageLanguage& language) {
    std::vector<Option> options;
    for (const std::string_view choice : complaint::rule_of(Field::OnBehalf).choices) {
        options.push_back(
            {.value = std::string{choice}, .text = choice_in_words(choice, language)});
    }
    return options;
}

void add_contact(std::vector<FormField>& fields, const CasesDesk& cases,
                 const complaint::Procedure& procedure, const Asking& asking) {
    const PageLanguage& language = asking.language;
    fields.push_back(asking.text(Kind::Words, "story", N_("What happened, in their words?"),
                                 N_("Never ask them to put it in writing. Write it for them.")));
    fields.back().rows = 6;
    fields.push_back(
        asking.optional(Kind::Words, "wanted", N_("What do they want done about it?"), ""));
    fields.push_back(asking.choice(Kind::Radios, "kind", N_("What is it?"),
                                   kind_options(procedure, field(asking.sent, "label"), language),
                                   ""));
    fields.push_back(asking.select("method", N_("How did it reach us?"), method_options(language),
                                   N_("Choose")));
    fields.push_back(asking.select("service", N_("Which service is it about?"),
                                   service_options(cases.desk), N_("None, or not known")));
    fields.push_back(asking.text(Kind::Line, "day", N_("On which day did it reach us?"),
                                 N_("For example 24 12 2026. Leave it empty for today.")));
    fields.back().characters = 20;
    fields.push_back(
        asking.choice(Kind::Radios, "on_behalf", N_("Who speaks?"), speakers(language), "self"));
    fields.push_back(
        asking.yes_no_unknown("in_writing", N_("Do they want the answer in writing?")));
}

void add_person(std::vector<FormField>& fields, const Asking& asking) {
    const PageLanguage& language = asking.language;
    fields.push_back({.kind = Kind::Heading, .label = language.tr("How to reach them")});
    fields.push_back(asking.optional(
        Kind::Line, "name", N_("Name"),
        N_("Leave all three empty when they would rather not say. They have no disadvantage from "
           "it.")));
    fields.push_back(asking.choice(Kind::Radios, "reach", N_("By"),
                                   {{"", language.tr("Not at all")},
                                    {"phone", language.tr("Telephone")},
                                    {"email", language.tr("E-mail")},
                                    {"letter", language.tr("Letter")},
                                    {"other", language.tr("Another way")}},
                                   ""));
    fields.push_back(asking.optional(Kind::Line, "where", N_("Number or address"), ""));
}

std::vector<FormField> fields_for(const CasesDesk& cases, const complaint::Procedure& procedure,
                                  const Fields& sent) {
    const Asking asking{cases.desk.language, sent};
    std::vector<FormField> fields;
    add_contact(fields, cases, procedure, asking);
    add_person(fields, asking);
    fields.push_back({.kind = Kind::Heading, .label = asking.language.tr("Resolved on the spot?")});
    fields.push_back(
        asking.optional(Kind::Words, "done", N_("What was done"),
                        N_("When it could be put right at once, write what was done. It is "
                           "recorded all the same.")));
    fields.push_back(asking.yes_no_unknown("compensation", N_("Is compensation due?")));
    fields.push_back(asking.yes_no_unknown("agreed", N_("Do they agree that it is put right?")));
    return fields;
}

struct Taken {
    casework::NewCase wanted;
    std::optional<Entry> resolved{};
    std::vector<Problem> problems{};
};

Taken take(const Fields& form, const complaint::Procedure& procedure, const Desk& desk) {
    const PageLanguage& language = desk.language;
    Taken taken;
    auto& fields = taken.wanted.opened.fields;
    const auto set = [&fields](Field field, const std::string& value) {
        if (!value.empty()) fields[field] = value;
    };
    taken.wanted.opened.kind = EntryKind::Opened;
    const std::string story = typed(form, "story");
    if (story.empty()) taken.problems.push_back({"story", language.tr("Write what happened.")});
    set(Field::Text, story);
    set(Field::Reason, typed(form, "wanted"));
    const std::string kind = typed(form, "kind");
    if (procedure.find_kind(kind) == nullptr) {
        taken.problems.push_back({"kind", language.tr("Choose what it is.")});
    }
    set(Field::CaseKind, kind);
    const std::string method = typed(form, "method");
    if (method.empty())
        taken.problems.push_back({"method", language.tr("Choose how it reached us.")});
    set(Field::Method, method);
    set(Field::Service, typed(form, "service"));
    set(Field::OnBehalf, typed(form, "on_behalf"));
    set(Field::WantsWriting, typed(form, "in_writing"));
    if (const std::string day = typed(form, "day"); !day.empty()) {
        const Result<CivilDay> read = day_from(day);
        if (read.ok())
            fields[Field::Day] = read.value();
        else
            taken.problems.push_back({"day", language.tr(read.error().what)});
    }
    const auto reach_by = feedback::reach_by_from(typed(form, "reach"));
    casework::PersonDetails details{.name = typed(form, "name"),
                                    .reach_by = reach_by.value_or(feedback::ReachBy::NotGiven),
                                    .value = typed(form, "where")};
    const bool known = !details.name.empty() || !details.value.empty();
    if (!details.value.empty() && !reach_by) {
        taken.problems.push_back({"reach", language.tr("Choose what the number or address is.")});
    }
    fields[Field::Anonymous] = !known;
    add_service_facts(taken.wanted.opened, desk.organisation);
    if (known) taken.wanted.details = std::move(details);
    if (const std::string done = typed(form, "done"); !done.empty()) {
        Entry resolved{.kind = EntryKind::ResolvedAtOnce};
        resolved.fields[Field::Text] = done;
        const std::string agreed = typed(form, "agreed");
        for (const auto& [name, asked] : {std::pair{"in_writing", Field::WantsWriting},
                                          std::pair{"compensation", Field::Compensation}}) {
            const std::string said = typed(form, name);
            if (!said.empty() && said != "unknown") resolved.fields[asked] = said;
        }
        resolved.fields[Field::Agreed] = agreed.empty() ? std::string{"unknown"} : agreed;
        taken.resolved = std::move(resolved);
    }
    return taken;
}

}  // namespace

Result<Page> log_page(const CasesDesk& cases, const Fields& sent, std::vector<Problem> problems) {
    if (!office::may_somewhere(cases.worker.roles, office::Permission::LogContact)) {
        return Error{ErrorKind::Denied, "your roles do not allow this"};
    }
    ASSIGN_OR_RETURN(const auto procedure, cases.work.procedure_for(""));
    const PageLanguage& language = cases.desk.language;
    Form form{.language = language,
              .title = language.tr("Record a contact"),
              .lead = language.tr("What came by letter, telephone, e-mail or in person."),
              .back = "/"};
    form.back_text = language.tr("Back to today");
    form.action = "/cases/new";
    form.fields = fields_for(cases, *procedure, sent);
    form.button = language.tr("Record it");
    form.problems = std::move(problems);
    Page page = form_page(form);
    page.section = Section::Cases;
    return page;
}

Result<Reply> take_log(const CasesDesk& cases, const Fields& form) {
    ASSIGN_OR_RETURN(const auto procedure, cases.work.procedure_for(typed(form, "service")));
    Taken taken = take(form, *procedure, cases.desk);
    if (taken.problems.empty()) {
        std::vector<Entry> then;
        if (taken.resolved) then.push_back(*taken.resolved);
        const auto opened = cases.work.open(cases.worker, std::move(taken.wanted), std::move(then));
        if (opened.ok()) {
            ASSIGN_OR_RETURN(const auto shown,
                             cases.work.look(opened.value(), casework::Reading::Facts));
            return Reply{Redirect{case_path(shown.head.row.reference)}, {}};
        }
        if (opened.error().kind != ErrorKind::Invalid && opened.error().kind != ErrorKind::Denied) {
            return opened.error();
        }
        taken.problems.push_back(
            {"", refusal_in_words(opened.error().what, *procedure, cases.desk.language)});
    }
    ASSIGN_OR_RETURN(Page page, log_page(cases, form, std::move(taken.problems)));
    return Reply{std::move(page), {}};
}

}  // namespace candour::console
