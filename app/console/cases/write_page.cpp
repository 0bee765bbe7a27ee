// app/console/cases/write_page.cpp: one entry is written.
#include "app/casework/entry_permissions.h"
#include "app/console/cases/case_texts.h"
#include "app/console/cases/cases.h"
#include "app/console/cases/clock_view.h"
#include "app/console/cases/entry_form.h"
#include "app/console/cases/labels.h"
#include "app/console/cases/refusals.h"
#include "app/console/item/item.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using casework::OpenCase;
using complaint::EntryKind;

const complaint::Stage* stage_of(const OpenCase& found) {
    const complaint::StageRun* run = found.state.now();
    return run != nullptr ? found.procedure->find_stage(run->stage) : nullptr;
}

// What whoever writes this entry should know, from the procedure and the case.
std::vector<std::string> facts_for(const OpenCase& found, EntryKind kind,
                                   const PageLanguage& language) {
    std::vector<std::string> facts;
    const EntryLabel label = label_of(kind);
    if (!label.hint.empty()) facts.push_back(language.tr(label.hint));
    const complaint::Stage* stage = stage_of(found);
    if (stage == nullptr) return facts;
    if (kind == EntryKind::Decided && stage->asks_compensation) {
        facts.push_back(language.tr("Consider whether compensation is due."));
    }
    const bool anonymous = found.state.anonymous;
    const bool tells = kind == EntryKind::Acknowledged || kind == EntryKind::Decided ||
                       kind == EntryKind::Answered || kind == EntryKind::Updated;
    if (anonymous && tells) {
        facts.push_back(language.tr(
            "Nobody knows who the person is. Record what you decided all the same; where they "
            "asked for a reply, write it for the kiosk too."));
    }
    return facts;
}

// The bodies outside that are named with a decision, each in the language that its name is in.
std::vector<std::pair<std::string, ShownText>> bodies_to_name(const OpenCase& found, EntryKind kind,
                                                              const PageLanguage& language) {
    std::vector<std::pair<std::string, ShownText>> bodies;
    const complaint::Stage* stage = stage_of(found);
    if (stage == nullptr || kind != EntryKind::Decided) return bodies;
    for (const std::string& id : stage->tells_bodies) {
        const complaint::OutsideBody* body = found.procedure->find_body(id);
        if (body == nullptr) continue;
        bodies.emplace_back(language.tr("Tell the person that they can go to"),
                            text_of(*found.procedure, body->name, language));
    }
    return bodies;
}

Form form_for(const CasesDesk& cases, const OpenCase& found, EntryKind kind, const Fields& sent) {
    const PageLanguage& language = cases.desk.language;
    const std::string& reference = found.head.row.reference;
    Form form{.language = language,
              .title = language.tr(label_of(kind).action),
              .lead = language.tr("Case {reference}", {{"reference", reference}}),
              .back = case_path(reference)};
    form.back_text = language.tr("Back to the case");
    form.action = write_path(reference, kind);
    form.revision = found.state.entries;
    form.facts = facts_for(found, kind, language);
    form.quotes = bodies_to_name(found, kind, language);
    form.fields = entry_fields(cases, found, kind, sent);
    form.button = language.tr("Save in the history");
    form.warns = kind == EntryKind::ConflictMarked || kind == EntryKind::DetailsErased ||
                 kind == EntryKind::ClosedAsPersistent || kind == EntryKind::SetAside;
    return form;
}

// Before the entry, as it can be repeated and an entry cannot be taken back.
Status send_reply(const CasesDesk& cases, const OpenCase& found, const complaint::Entry& entry) {
    const std::string submission = found.history.front().entry.text(complaint::Field::Submission);
    if (submission.empty() || !cases.publish_reply) {
        return Error{ErrorKind::NotFound,
                     "this contact came from no kiosk, so nobody could read a "
                     "reply there"};
    }
    RETURN_IF_ERROR(cases.work.could_write(cases.worker, found, entry));
    ASSIGN_OR_RETURN(const store::OfficeItem item, find_item(cases.desk, submission));
    ASSIGN_OR_RETURN(const feedback::Contact contact, read_words(cases.desk, item));
    const std::string chosen = entry.text(complaint::Field::Language);
    return cases.publish_reply(contact.reply_to, entry.text(complaint::Field::Text),
                               chosen.empty() ? contact.language : chosen);
}

}  // namespace

Result<Page> write_page(const CasesDesk& cases, const OpenCase& found, EntryKind kind,
                        const Fields& sent, std::vector<Problem> problems) {
    const auto permission = casework::permission_for(kind);
    if (!permission || !casework::may(cases.worker, *permission, found.state)) {
        return Error{ErrorKind::Denied, "your roles do not allow this"};
    }
    Form form = form_for(cases, found, kind, sent);
    form.problems = std::move(problems);
    Page page = form_page(form);
    page.section = Section::Cases;
    return page;
}

Result<Reply> take_write(const CasesDesk& cases, const OpenCase& found, EntryKind kind,
                         const Fields& form) {
    const PageLanguage& language = cases.desk.language;
    TakenEntry taken = take_entry(kind, form, language);
    std::vector<Problem> problems = std::move(taken.problems);
    if (problems.empty() && kind == EntryKind::ReplyWritten) {
        const Status sent = send_reply(cases, found, taken.entry);
        if (!sent.ok()) {
            problems.push_back(
                {"text", refusal_in_words(sent.error().what, *found.procedure, language)});
        }
    }
    if (problems.empty()) {
        const auto written =
            cases.work.write(cases.worker, found.head.row.id, {std::move(taken.entry)});
        if (written.ok()) {
            // Who marked a conflict of their own sees the case no more.
            const bool gone = written.value().state.excluded.contains(cases.worker.id);
            return Reply{Redirect{gone ? "/" : case_path(found.head.row.reference)}, {}};
        }
        if (written.error().kind != ErrorKind::Invalid &&
            written.error().kind != ErrorKind::Denied &&
            written.error().kind != ErrorKind::Conflict) {
            return written.error();
        }
        problems.push_back(
            {"", refusal_in_words(written.error().what, *found.procedure, language)});
    }
    // What was typed comes back, with the words of the case around it.
    ASSIGN_OR_RETURN(const auto shown,
                     cases.work.read(cases.worker, found.head.row.id, casework::Reading::Words));
    ASSIGN_OR_RETURN(Page page, write_page(cases, shown, kind, form, std::move(problems)));
    return Reply{std::move(page), {}};
}

}  // namespace candour::console
