// Names, texts, whose the procedure is, and publishing it.
#include "app/console/procedures/drafts.h"
#include "app/console/procedures/time_words.h"
#include "app/console/words.h"
#include "core/base/json_fields.h"
#include "core/complaint/release_warnings.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;

Page without_section(Page page) {
    page.section = Section::Procedures;
    return page;
}

Fields fields_of(const OpenProcedure& draft) {
    const complaint::Procedure& procedure = draft.read.procedure;
    Fields filled{{"owner", procedure.owner},
                  {"approver", procedure.approver},
                  {"review_day", procedure.review_day},
                  {"anonymous", std::string(name_of(procedure.anonymous))}};
    fill_text(filled, "name", draft.document, "name");
    const auto texts = draft.document.find("texts");
    if (texts != draft.document.end() && texts->is_object()) {
        for (const char* text : {"welcome", "no_effect", "help"})
            fill_text(filled, text, *texts, text);
    }
    return filled;
}

Form details_form(const OpenProcedure& draft, const Fields& filled) {
    const auto& languages = draft.read.procedure.languages;
    Form form{.title = "About the procedure",
              .lead = draft.title(),
              .back = address_of_procedure_draft(draft.kept.id),
              .back_text = "Back to the procedure",
              .action = address_of_procedure_draft(draft.kept.id, "/details"),
              .revision = draft.kept.revision};
    form.fields = {
        {.name = "owner",
         .label = "Who owns it",
         .hint = "The role that answers for it. For example, Complaints lead."},
        {.name = "approver", .label = "Who approved it", .hint = "For example, the Committee."},
        {.name = "review_day",
         .label = "When it is looked at again",
         .hint = "Write it as 2027-03-31.",
         .characters = 10},
        {.kind = Kind::Radios,
         .name = "anonymous",
         .label = "A contact without a name is",
         .options = {{"inside", "inside this procedure"},
                     {"per_service", "inside it where the service says so"},
                     {"outside", "looked at, but outside this procedure"}}}};
    add_text_fields(form.fields, "name", "Its name", Kind::Line, languages);
    add_text_fields(form.fields, "welcome", "Complaints are welcome", Kind::Words, languages);
    add_text_fields(form.fields, "no_effect", "Complaining changes no service", Kind::Words,
                    languages);
    add_text_fields(form.fields, "help", "Who helps (optional)", Kind::Words, languages);
    set_values(form.fields, filled);
    return form;
}

void take_line(nlohmann::json& document, const char* field, const Fields& form) {
    std::string words = typed(form, field);
    if (words.empty()) {
        document.erase(field);
    } else {
        document[field] = std::move(words);
    }
}

// What a published procedure must say besides (C4b).
std::vector<Problem> governance_problems(const OpenProcedure& draft) {
    const complaint::Procedure& procedure = draft.read.procedure;
    const std::string details = address_of_procedure_draft(draft.kept.id, "/details");
    std::vector<Problem> problems;
    if (procedure.owner.empty()) problems.push_back({details, "Say who owns the procedure."});
    if (procedure.approver.empty()) problems.push_back({details, "Say who approved it."});
    if (procedure.review_day.empty())
        problems.push_back({details, "Say when it is looked at again."});
    return problems;
}

std::string_view channel_in_words(feedback::Channel channel) {
    switch (channel) {
        case feedback::Channel::Reception:
            return "the kiosk";
        case feedback::Channel::HomeVisit:
            return "home visits";
        case feedback::Channel::Event:
            return "events";
        case feedback::Channel::Paper:
            return "paper";
    }
    return "";
}

std::string warning_in_words(const complaint::Procedure& procedure,
                             const complaint::ReleaseWarning& warning) {
    const complaint::ProcedureClock* clock = procedure.find_clock(warning.clock);
    const std::string wait = warning.wait_days == 0
                                 ? "until the event has ended"
                                 : "up to " + counted(warning.wait_days, "day", "days");
    return "What comes from " + std::string(channel_in_words(warning.channel)) + " waits " + wait +
           " before you see it, so that nobody can tell whose it is. “" +
           shown_text(clock->name.in("en").text) + "” (" + length_in_words(warning.length, "en") +
           ") counts from then, and the person waits longer.";
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
    Form form{.title = "Publish the procedure",
              .lead = draft.title(),
              .back = address_of_procedure_draft(draft.kept.id),
              .back_text = "Back to the procedure",
              .action = address_of_procedure_draft(draft.kept.id, "/publish"),
              .revision = draft.kept.revision};
    form.button = "Publish version " + std::to_string(version);
    form.problems = std::move(problems);
    form.problems_title = "It cannot be published yet";
    form.facts = {
        "Cases that have begun go on by the version they began with. A published version "
        "never changes."};
    for (const auto& warning :
         complaint::release_warnings(draft.read.procedure, desk.desk.organisation.release))
        form.facts.push_back(warning_in_words(draft.read.procedure, warning));
    return form;
}

std::vector<Problem> publication_problems(const OpenProcedure& draft) {
    std::vector<Problem> problems = plain_problems(draft);
    const std::vector<Problem> more = governance_problems(draft);
    problems.insert(problems.end(), more.begin(), more.end());
    return problems;
}

}  // namespace

Result<Page> details_page(const OpenProcedure& draft) {
    return without_section(form_page(details_form(draft, fields_of(draft))));
}

Result<Reply> take_details(const ProcedureDesk& desk, const OpenProcedure& draft,
                           const Fields& form, const SignedIn& viewer) {
    nlohmann::json changed = draft.document;
    const auto& languages = draft.read.procedure.languages;
    std::vector<Problem> problems;
    for (const char* line : {"owner", "approver", "review_day"})
        take_line(changed, line, form);
    const std::string day = typed(form, "review_day");
    if (!day.empty() && !from_iso(day).ok())
        problems.push_back({"review_day", "Write the day as 2027-03-31."});
    const std::string anonymous = typed(form, "anonymous");
    if (anonymous == "inside" || anonymous == "per_service" || anonymous == "outside")
        changed["anonymous"] = anonymous;
    take_text(changed, "name", form, "name", languages);
    nlohmann::json texts = changed.value("texts", nlohmann::json::object());
    for (const char* text : {"welcome", "no_effect", "help"})
        take_text(texts, text, form, text, languages);
    changed["texts"] = std::move(texts);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return details_form(draft, filled); });
}

Result<Page> publish_page(const ProcedureDesk& desk, const OpenProcedure& draft) {
    ASSIGN_OR_RETURN(const int version, next_version(desk, draft.kept.id));
    Page page =
        without_section(form_page(publish_form(desk, draft, version, publication_problems(draft))));
    page.status = 200;  // Nothing was sent yet.
    return page;
}

Result<Reply> take_publish(const ProcedureDesk& desk, const OpenProcedure& draft,
                           const Fields& form, const SignedIn& viewer) {
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
        problems.push_back({"", as_sentence(kept.error().what)});
    }
    return Reply{without_section(form_page(publish_form(desk, draft, version, problems))), {}};
}

}  // namespace candour::console
