// app/console/cases/triage_page.cpp: what a contact is, decided beside its words and the
// organisation's own examples (requirement C3).
#include "app/console/cases/cases.h"
#include "app/console/cases/entry_form.h"
#include "app/console/cases/labels.h"
#include "app/console/cases/options.h"
#include "app/console/cases/refusals.h"
#include "app/console/item/item.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;

constexpr std::string_view junk = "junk";
constexpr int story_characters = 1'500;

// The words to decide about, on the form itself.
std::vector<std::pair<std::string, ShownText>> said(const feedback::Contact& contact,
                                                    const PageLanguage& language) {
    std::vector<std::pair<std::string, ShownText>> quotes;
    const auto add = [&](std::string what, const std::string& words) {
        if (words.empty()) return;
        quotes.emplace_back(std::move(what),
                            ShownText{first_words(words, story_characters), contact.language});
    };
    add(language.tr("They said"), contact.story);
    add(language.tr("They would like"), contact.wanted);
    return quotes;
}

struct Found {
    store::OfficeItem item;
    feedback::Contact contact;
    std::shared_ptr<const complaint::Procedure> procedure;
};

Result<Found> find(const CasesDesk& cases, const CaseAddress& address) {
    Found found;
    ASSIGN_OR_RETURN(found.item, find_item(cases.desk, address.reference));
    RETURN_IF_ERROR(case_link(cases, found.item.id.hex()));
    ASSIGN_OR_RETURN(found.contact, read_words(cases.desk, found.item));
    ASSIGN_OR_RETURN(found.procedure, cases.work.procedure_for(found.item.service));
    return found;
}

std::string method_of(feedback::Channel channel) {
    return channel == feedback::Channel::Paper ? "paper" : "kiosk";
}

casework::NewCase new_case(const CasesDesk& cases, const Found& found, const std::string& kind) {
    casework::NewCase wanted;
    auto& fields = wanted.opened.fields;
    wanted.opened.kind = EntryKind::Opened;
    fields[Field::Method] = method_of(found.item.channel);
    fields[Field::Anonymous] = true;
    fields[Field::Label] = std::string{feedback::name_of(found.item.kind)};
    if (kind != junk) fields[Field::CaseKind] = kind;
    if (!found.item.service.empty()) fields[Field::Service] = found.item.service;
    const feedback::ComplaintFacts& facts = found.contact.facts;
    if (facts.behalf != feedback::Behalf::NotSaid) {
        fields[Field::OnBehalf] = std::string{name_of(facts.behalf)};
    }
    if (facts.answer != feedback::AnswerWanted::NotSaid) {
        const bool writing = facts.answer == feedback::AnswerWanted::InWriting;
        fields[Field::WantsWriting] = std::string{writing ? "yes" : "no"};
    }
    if (!facts.person.empty()) {
        wanted.details = facts.person;
        fields[Field::Anonymous] = false;
    }
    add_service_facts(wanted.opened, cases.desk.organisation);
    if (is_language_tag(found.item.language)) fields[Field::Language] = found.item.language;
    // A contact is received when it is released to staff (design: procedures).
    fields[Field::Day] = found.item.released;
    wanted.submission = found.item.id.hex();
    return wanted;
}

// What who speaks for somebody else said about that person's consent (P2, C5).
std::vector<Entry> consent_of(const feedback::Contact& contact) {
    const auto consent = feedback::consent_from(contact.consent);
    const bool given = consent == feedback::Consent::Said || consent == feedback::Consent::Wrote;
    if (!feedback::needs_consent(contact.facts.behalf) || !given) return {};
    Entry entry{.kind = EntryKind::ConsentGiven};
    entry.fields[Field::Why] = std::string{"representative"};
    entry.fields[Field::Method] = std::string{"kiosk"};
    entry.fields[Field::Name] =
        std::string{consent == feedback::Consent::Said
                        ? "Who wrote for them; they say that the person said so"
                        : "Who wrote for them; they say that the person wrote so"};
    return {std::move(entry)};
}

Form form_for(const Found& found, const CaseAddress& address, const Fields& sent,
              const PageLanguage& language) {
    Form form{
        .language = language,
        .title = language.tr("What is this?"),
        .lead = language.tr("Compare it with the examples; what they called it stays on record."),
        .back = "/items/" + address.reference};
    form.back_text = language.tr("Back to the contact");
    form.action = triage_path(address.reference);
    form.quotes = said(found.contact, language);
    FormField kind{.kind = FormField::Kind::Radios, .name = "kind", .label = language.tr("It is")};
    kind.options =
        kind_options(*found.procedure, std::string{feedback::name_of(found.item.kind)}, language);
    kind.options.push_back(
        {.value = std::string{junk},
         .text = language.tr("Junk"),
         .hint = language.tr("Set aside with a reason. It is kept, and can be brought back.")});
    for (Option& option : kind.options)
        option.chosen = option.value == field(sent, "kind");
    FormField reason{.kind = FormField::Kind::Words,
                     .name = "reason",
                     .label = language.tr("Reason, when you set it aside (optional)")};
    reason.value = std::string{field(sent, "reason")};
    reason.rows = 2;
    form.fields = {std::move(kind), std::move(reason)};
    form.button = language.tr("Open the case");
    return form;
}

}  // namespace

Result<Page> triage_page(const CasesDesk& cases, const CaseAddress& address, const Fields& sent,
                         std::vector<Problem> problems) {
    ASSIGN_OR_RETURN(const Found found, find(cases, address));
    RETURN_IF_ERROR(
        note(cases.desk, cases.worker.user_name,
             "read a contact to decide what it is (" + found.item.id.hex().substr(0, 8) + ")"));
    Form form = form_for(found, address, sent, cases.desk.language);
    form.problems = std::move(problems);
    Page page = form_page(form);
    page.section = Section::Cases;
    return page;
}

Result<Reply> take_triage(const CasesDesk& cases, const CaseAddress& address, const Fields& form) {
    ASSIGN_OR_RETURN(const Found found, find(cases, address));
    const PageLanguage& language = cases.desk.language;
    const std::string kind = typed(form, "kind");
    const std::string reason = typed(form, "reason");
    std::vector<Problem> problems;
    if (kind != junk && found.procedure->find_kind(kind) == nullptr) {
        problems.push_back({"kind", language.tr("Choose what it is.")});
    } else if (kind == junk && reason.empty()) {
        problems.push_back({"reason", language.tr("Write why it is set aside.")});
    }
    if (problems.empty()) {
        const auto opened =
            cases.work.open(cases.worker, new_case(cases, found, kind), consent_of(found.contact));
        if (opened.ok()) {
            if (kind == junk) {
                Entry aside{.kind = EntryKind::SetAside};
                aside.fields[Field::Reason] = reason;
                ASSIGN_OR_RETURN(const auto done,
                                 cases.work.write(cases.worker, opened.value(), {aside}));
                return Reply{Redirect{"/"}, {}};
            }
            ASSIGN_OR_RETURN(const auto shown,
                             cases.work.look(opened.value(), casework::Reading::Facts));
            return Reply{Redirect{case_path(shown.head.row.reference)}, {}};
        }
        if (opened.error().kind == ErrorKind::Conflict) {
            // Somebody was quicker: show what they opened.
            ASSIGN_OR_RETURN(const auto there, cases.work.of_submission(found.item.id.hex()));
            if (there) {
                ASSIGN_OR_RETURN(const auto shown,
                                 cases.work.look(*there, casework::Reading::Facts));
                return Reply{Redirect{case_path(shown.head.row.reference)}, {}};
            }
        }
        problems.push_back({"", refusal_in_words(opened.error().what, *found.procedure, language)});
    }
    ASSIGN_OR_RETURN(Page page, triage_page(cases, address, form, std::move(problems)));
    return Reply{std::move(page), {}};
}

}  // namespace candour::console
