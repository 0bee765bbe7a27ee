// Publishing a draft: what it still lacks, who waits longer by it, and the next version.
#include "app/console/core_words.h"
#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_parts.h"
#include "app/console/procedures/time_words.h"
#include "app/console/words.h"
#include "core/complaint/release_warnings.h"

namespace candour::console {
namespace {

// What a published procedure must say besides (C4b).
std::vector<Problem> governance_problems(const OpenProcedure& draft) {
    const complaint::Procedure& procedure = draft.read.procedure;
    const std::string details = address_of_procedure_draft(draft.kept.id, "/details");
    std::vector<Problem> problems;
    if (procedure.owner.empty())
        problems.push_back({details, draft.language.tr("Say who owns the procedure.")});
    if (procedure.approver.empty())
        problems.push_back({details, draft.language.tr("Say who approved it.")});
    if (procedure.review_day.empty())
        problems.push_back({details, draft.language.tr("Say when it is looked at again.")});
    return problems;
}

std::string_view from_in_words(feedback::Channel channel) {
    switch (channel) {
        case feedback::Channel::Reception:
            return N_("from the kiosk");
        case feedback::Channel::HomeVisit:
            return N_("from home visits");
        case feedback::Channel::Event:
            return N_("from events");
        case feedback::Channel::Paper:
            return N_("from paper");
        case feedback::Channel::Equality:
            return N_("from equality questions");
        case feedback::Channel::Apart:
            break;  // No case begins there: release_warnings() leaves it out.
    }
    return "";
}

std::string warning_in_words(const OpenProcedure& draft, const complaint::ReleaseWarning& warning) {
    const PageLanguage& language = draft.language;
    const complaint::ProcedureClock* clock = draft.read.procedure.find_clock(warning.clock);
    const std::string wait =
        warning.wait_days == 0
            ? language.tr("until the event has ended")
            : language.tr_n("up to {count} day", "up to {count} days", warning.wait_days);
    return language.tr(
        "What comes {from} waits {wait} before you see it, so that nobody can tell whose it is. "
        "“{name}” ({length}) counts from then, and the person waits longer.",
        {{"from", language.tr(from_in_words(warning.channel))},
         {"wait", wait},
         {"name", shown_text(clock->name.in(language.tag(), draft.main()).text)},
         {"length", length_in_words(warning.length, language.tag())}});
}

Result<int> next_version(const ProcedureDesk& desk, const std::string& id) {
    ASSIGN_OR_RETURN(const auto newest, desk.procedures.newest_procedures());
    for (const store::ProcedureVersion& one : newest) {
        if (one.id == id) return one.version + 1;
    }
    return 1;
}

Form publish_form(const ProcedureDesk& desk, const OpenProcedure& draft, int version,
                  std::vector<Problem> problems) {
    Form form = form_about(draft, draft.language.tr("Publish the procedure"), "/publish");
    form.button =
        draft.language.tr("Publish version {number}", {{"number", std::to_string(version)}});
    form.problems = std::move(problems);
    form.problems_title = draft.language.tr("It cannot be published yet");
    form.facts = {draft.language.tr(
        "Cases that have begun go on by the version they began with. A published version "
        "never changes.")};
    for (const auto& warning :
         complaint::release_warnings(draft.read.procedure, desk.desk.organisation.release,
                                     desk.desk.organisation.safeguarding.has_value()))
        form.facts.push_back(warning_in_words(draft, warning));
    return form;
}

std::vector<Problem> publication_problems(const OpenProcedure& draft) {
    std::vector<Problem> problems = plain_problems(draft);
    const std::vector<Problem> more = governance_problems(draft);
    problems.insert(problems.end(), more.begin(), more.end());
    return problems;
}

}  // namespace

Result<Page> publish_page(const ProcedureDesk& desk, const OpenProcedure& draft,
                          const std::string&) {
    ASSIGN_OR_RETURN(const int version, next_version(desk, draft.kept.id));
    Page page =
        procedure_form_page(publish_form(desk, draft, version, publication_problems(draft)));
    page.status = 200;  // Nothing was sent yet.
    return page;
}

Result<Reply> take_publish(const ProcedureDesk& desk, const OpenProcedure& draft,
                           const std::string&, const Fields& form, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const int version, next_version(desk, draft.kept.id));
    std::vector<Problem> problems = publication_problems(draft);
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        complaint::Procedure procedure = draft.read.procedure;
        procedure.version = version;
        RETURN_IF_ERROR(note(
            desk.desk, viewer.account.user_name,
            "published the procedure " + draft.kept.id + ", version " + std::to_string(version)));
        const Status kept = desk.procedures.publish_procedure(
            {draft.kept.id, version, complaint::to_json(procedure), viewer.account.display_name,
             seconds_now(desk.desk.clock)},
            draft.kept.revision);
        if (kept.ok()) return Reply{Redirect{"/procedures/own/" + draft.kept.id}, {}};
        if (kept.error().kind != ErrorKind::Conflict && kept.error().kind != ErrorKind::Full)
            return kept.error();
        problems.push_back({"", core_sentence(kept.error().what, draft.language)});
    }
    return Reply{procedure_form_page(publish_form(desk, draft, version, problems)), {}};
}

}  // namespace candour::console
