// Names, texts, and whose the procedure is.
#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"
#include "core/base/civil_day.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;

Fields fields_of(const OpenProcedure& draft) {
    const complaint::Procedure& procedure = draft.read.procedure;
    Fields filled{{"owner", procedure.owner},
                  {"approver", procedure.approver},
                  {"review_day", procedure.review_day},
                  {"anonymous", std::string(name_of(procedure.anonymous))}};
    fill_text(filled, "name", draft.document, "name");
    fill_text(filled, "source", draft.document, "source");
    const auto texts = draft.document.find("texts");
    if (texts != draft.document.end() && texts->is_object()) {
        for (const char* text : {"welcome", "no_effect", "help"})
            fill_text(filled, text, *texts, text);
    }
    return filled;
}

Form details_form(const OpenProcedure& draft, const Fields& filled) {
    Form form = form_about(draft, draft.language.tr("About the procedure"), "/details");
    form.fields = {
        {.name = "owner",
         .label = draft.language.tr("Who owns it"),
         .hint = draft.language.tr("The role that answers for it. For example, Complaints lead.")},
        {.name = "approver",
         .label = draft.language.tr("Who approved it"),
         .hint = draft.language.tr("For example, the Committee.")},
        {.name = "review_day",
         .label = draft.language.tr("When it is looked at again"),
         .hint = draft.language.tr("Write it as 2027-03-31."),
         .characters = 10},
        {.kind = Kind::Radios,
         .name = "anonymous",
         .label = draft.language.tr("A contact without a name is"),
         .options = {{"inside", draft.language.tr("inside this procedure")},
                     {"per_service", draft.language.tr("inside it where the service says so")},
                     {"outside", draft.language.tr("looked at, but outside this procedure")}}}};
    add_text_fields(form.fields, draft, "name", draft.language.tr("Its name"), Kind::Line);
    add_text_fields(form.fields, draft, "welcome", draft.language.tr("Complaints are welcome"),
                    Kind::Words);
    add_text_fields(form.fields, draft, "no_effect",
                    draft.language.tr("Complaining changes no service"), Kind::Words);
    add_text_fields(form.fields, draft, "help", draft.language.tr("Who helps (optional)"),
                    Kind::Words);
    add_text_fields(form.fields, draft, "source", draft.language.tr("Which document it follows"),
                    Kind::Words);
    set_values(form.fields, filled);
    return form;
}

// Where the loader's words about the whole procedure stand.
std::vector<FieldOfPlace> fields_at() {
    return {{"name", "name", true},
            {"source", "source", true},
            {"owner", "owner"},
            {"approver", "approver"},
            {"review_day", "review_day"},
            {"texts.welcome", "welcome", true},
            {"texts.no_effect", "no_effect", true},
            {"texts.help", "help", true}};
}

}  // namespace

Result<Page> details_page(const ProcedureDesk&, const OpenProcedure& draft, const std::string&) {
    return procedure_form_page(details_form(draft, fields_of(draft)));
}

Result<Reply> take_details(const ProcedureDesk& desk, const OpenProcedure& draft,
                           const std::string&, const Fields& form, const SignedIn& viewer) {
    nlohmann::json changed = draft.document;
    const auto& languages = draft.read.procedure.languages;
    std::vector<Problem> problems;
    for (const char* line : {"owner", "approver", "review_day"})
        take_line(changed, line, form, line);
    const std::string day = typed(form, "review_day");
    if (!day.empty() && !from_iso(day).ok())
        problems.push_back({"review_day", draft.language.tr("Write the day as 2027-03-31.")});
    const std::string anonymous = typed(form, "anonymous");
    if (anonymous == "inside" || anonymous == "per_service" || anonymous == "outside")
        changed["anonymous"] = anonymous;
    need_text(draft, form, "name", N_("Write its name in {language}."), problems);
    need_text(draft, form, "welcome", N_("Write that complaints are welcome in {language}."),
              problems);
    need_text(draft, form, "no_effect",
              N_("Write that complaining changes no service in {language}."), problems);
    need_text(draft, form, "source", N_("Write which document it follows in {language}."),
              problems);
    take_text(changed, "name", form, "name", languages);
    take_text(changed, "source", form, "source", languages);
    nlohmann::json texts = changed.value("texts", nlohmann::json::object());
    for (const char* text : {"welcome", "no_effect", "help"})
        take_text(texts, text, form, text, languages);
    changed["texts"] = std::move(texts);
    judge(draft, changed, fields_at(), problems);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return details_form(draft, filled); });
}

}  // namespace candour::console
