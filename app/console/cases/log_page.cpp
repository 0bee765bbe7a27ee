// app/console/cases/log_page.cpp: a contact that came by letter, telephone or in person, also one
// that was resolved on the spot (requirements D2, W11, P9).
#include "app/casework/entry_permissions.h"
#include "app/console/cases/cases.h"
#include "app/console/cases/entry_form.h"
#include "app/console/cases/labels.h"
#include "app/console/cases/options.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;
using Kind = FormField::Kind;

FormField select(const char* name, const char* label, std::vector<Option> options,
                 const Fields& sent, const char* nothing) {
    FormField field{.kind = Kind::Select, .name = name, .label = label};
    const std::string value{candour::console::field(sent, name)};
    options.insert(options.begin(), Option{.value = "", .text = nothing});
    for (Option& option : options)
        option.chosen = option.value == value;
    field.options = std::move(options);
    return field;
}

FormField radios(const char* name, const char* label, std::vector<Option> options,
                 const Fields& sent, const char* otherwise) {
    FormField field{.kind = Kind::Radios, .name = name, .label = label};
    std::string value{candour::console::field(sent, name)};
    if (value.empty()) value = otherwise;
    for (Option& option : options)
        option.chosen = option.value == value;
    field.options = std::move(options);
    return field;
}

FormField text(Kind kind, const char* name, const char* label, const char* hint,
               const Fields& sent) {
    FormField field{.kind = kind, .name = name, .label = label, .hint = hint};
    field.value = std::string{candour::console::field(sent, name)};
    return field;
}

std::vector<Option> yes_no_unknown() {
    return {{"yes", "Yes"}, {"no", "No"}, {"unknown", "Not asked"}};
}

std::vector<Option> speakers() {
    std::vector<Option> options;
    for (const std::string_view choice : complaint::rule_of(Field::OnBehalf).choices)
        options.push_back({.value = std::string{choice}, .text = choice_in_words(choice)});
    return options;
}

std::vector<FormField> fields_for(const CasesDesk& cases, const complaint::Procedure& procedure,
                                  const Fields& sent) {
    std::vector<FormField> fields;
    fields.push_back(text(Kind::Words, "story", "What happened, in their words?",
                          "Never ask them to put it in writing. Write it for them.", sent));
    fields.back().rows = 6;
    fields.push_back(
        text(Kind::Words, "wanted", "What do they want done about it? (optional)", "", sent));
    fields.push_back(
        radios("kind", "What is it?", kind_options(procedure, field(sent, "label")), sent, ""));
    fields.push_back(select("method", "How did it reach us?", method_options(), sent, "Choose"));
    fields.push_back(select("service", "Which service is it about?", service_options(cases.desk),
                            sent, "None, or not known"));
    fields.push_back(text(Kind::Line, "day", "On which day did it reach us?",
                          "For example 24 12 2026. Leave it empty for today.", sent));
    fields.back().characters = 20;
    fields.push_back(radios("on_behalf", "Who speaks?", speakers(), sent, "self"));
    fields.push_back(radios("in_writing", "Do they want the answer in writing?", yes_no_unknown(),
                            sent, "unknown"));
    fields.push_back({.kind = Kind::Heading, .name = "", .label = "How to reach them"});
    fields.push_back(text(Kind::Line, "name", "Name (optional)",
                          "Leave all three empty when they would rather not say. They have no "
                          "disadvantage from it.",
                          sent));
    fields.push_back(radios("reach", "By",
                            {{"", "Not at all"},
                             {"phone", "Telephone"},
                             {"email", "E-mail"},
                             {"letter", "Letter"},
                             {"other", "Another way"}},
                            sent, ""));
    fields.push_back(text(Kind::Line, "where", "Number or address (optional)", "", sent));
    fields.push_back({.kind = Kind::Heading, .name = "", .label = "Resolved on the spot?"});
    fields.push_back(text(Kind::Words, "done", "What was done (optional)",
                          "When it could be put right at once, write what was done. It is recorded "
                          "all the same.",
                          sent));
    fields.push_back(
        radios("compensation", "Is compensation due?", yes_no_unknown(), sent, "unknown"));
    fields.push_back(
        radios("agreed", "Do they agree that it is put right?", yes_no_unknown(), sent, "unknown"));
    return fields;
}

struct Taken {
    casework::NewCase wanted;
    std::optional<Entry> resolved{};
    std::vector<Problem> problems{};
};

Taken take(const Fields& form, const complaint::Procedure& procedure,
           const feedback::Organisation& organisation) {
    Taken taken;
    auto& fields = taken.wanted.opened.fields;
    const auto set = [&fields](Field field, const std::string& value) {
        if (!value.empty()) fields[field] = value;
    };
    taken.wanted.opened.kind = EntryKind::Opened;
    const std::string story = typed(form, "story");
    if (story.empty()) taken.problems.push_back({"story", "Write what happened."});
    set(Field::Text, story);
    set(Field::Reason, typed(form, "wanted"));
    const std::string kind = typed(form, "kind");
    if (procedure.find_kind(kind) == nullptr) {
        taken.problems.push_back({"kind", "Choose what it is."});
    }
    set(Field::CaseKind, kind);
    const std::string method = typed(form, "method");
    if (method.empty()) taken.problems.push_back({"method", "Choose how it reached us."});
    set(Field::Method, method);
    set(Field::Service, typed(form, "service"));
    set(Field::OnBehalf, typed(form, "on_behalf"));
    set(Field::WantsWriting, typed(form, "in_writing"));
    if (const std::string day = typed(form, "day"); !day.empty()) {
        const Result<CivilDay> read = day_from(day);
        if (read.ok())
            fields[Field::Day] = read.value();
        else
            taken.problems.push_back({"day", read.error().what});
    }
    const auto reach_by = feedback::reach_by_from(typed(form, "reach"));
    casework::PersonDetails details{.name = typed(form, "name"),
                                    .reach_by = reach_by.value_or(feedback::ReachBy::NotGiven),
                                    .value = typed(form, "where")};
    const bool known = !details.name.empty() || !details.value.empty();
    if (!details.value.empty() && !reach_by) {
        taken.problems.push_back({"reach", "Choose what the number or address is."});
    }
    fields[Field::Anonymous] = !known;
    add_service_facts(taken.wanted.opened, organisation);
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
    Form form{.title = "Record a contact",
              .lead = "What came by letter, telephone, e-mail or in person.",
              .back = "/"};
    form.back_text = "Back to today";
    form.action = "/cases/new";
    form.fields = fields_for(cases, *procedure, sent);
    form.button = "Record it";
    form.problems = std::move(problems);
    Page page = form_page(form);
    page.section = Section::Cases;
    return page;
}

Result<Reply> take_log(const CasesDesk& cases, const Fields& form) {
    ASSIGN_OR_RETURN(const auto procedure, cases.work.procedure_for(typed(form, "service")));
    Taken taken = take(form, *procedure, cases.desk.organisation);
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
        taken.problems.push_back({"", as_sentence(opened.error().what)});
    }
    ASSIGN_OR_RETURN(Page page, log_page(cases, form, std::move(taken.problems)));
    return Reply{std::move(page), {}};
}

}  // namespace candour::console
