// Drafts of procedures: opened to be shown or changed, kept, and their problems in plain words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/console/editor/form.h"
#include "app/console/procedures/procedures.h"

namespace candour::console {

struct OpenProcedure {
    store::ProcedureDraft kept;
    nlohmann::json document;
    complaint::ReadProcedure read;

    const Language& main() const { return read.procedure.languages.front(); }
    std::string title() const;
};

// Errors: NotFound; Corrupt when what is kept has no languages or is no JSON.
Result<OpenProcedure> open_procedure(const ProcedureDesk& desk, const std::string& id);

// Keeps what became of a draft. Nothing: done. A problem: somebody was faster. Errors: the store's.
Result<std::optional<Problem>> keep_procedure(const ProcedureDesk& desk, const OpenProcedure& draft,
                                              const nlohmann::json& changed,
                                              const SignedIn& viewer);
std::optional<Problem> changed_meanwhile(const OpenProcedure& draft, const Fields& form);

// What is wrong with it, each with the page on which it is mended.
std::vector<Problem> plain_problems(const OpenProcedure& draft);

// Keeps the form's changes and goes back to the draft's page, or shows `form_of` again with what
// is wrong in the form itself. What the change breaks elsewhere is said on the draft's page.
template <typename FormOf>
Result<Reply> keep_form(const ProcedureDesk& desk, const OpenProcedure& draft,
                        const nlohmann::json& changed, std::vector<Problem> problems,
                        const Fields& form, const SignedIn& viewer, FormOf form_of) {
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, keep_procedure(desk, draft, changed, viewer));
        if (!faster) return Reply{Redirect{address_of_procedure_draft(draft.kept.id)}, {}};
        problems.push_back(*faster);
    }
    Form again = form_of(form);
    ASSIGN_OR_RETURN(const OpenProcedure now, open_procedure(desk, draft.kept.id));
    again.revision = now.kept.revision;
    again.problems = std::move(problems);
    return Reply{form_page(again), {}};
}

// One text in every language of the procedure, as fields "NAME_en", "NAME_cy" …
void add_text_fields(std::vector<FormField>& fields, const std::string& name,
                     const std::string& label, FormField::Kind kind,
                     const std::vector<Language>& languages);
void fill_text(Fields& filled, const std::string& name, const nlohmann::json& object,
               const char* field);
void take_text(nlohmann::json& object, const char* field, const Fields& form,
               const std::string& name, const std::vector<Language>& languages);
// The fields' values out of `filled`; chosen options too.
void set_values(std::vector<FormField>& fields, const Fields& filled);

// The forms' pages and what they take.
Result<Page> details_page(const OpenProcedure& draft);
Result<Reply> take_details(const ProcedureDesk& desk, const OpenProcedure& draft,
                           const Fields& form, const SignedIn& viewer);
Result<Page> stage_page(const OpenProcedure& draft, const std::string& stage);
Result<Reply> take_stage(const ProcedureDesk& desk, const OpenProcedure& draft,
                         const std::string& stage, const Fields& form, const SignedIn& viewer);
Result<Page> names_page(const OpenProcedure& draft, const std::string& list);
Result<Reply> take_names(const ProcedureDesk& desk, const OpenProcedure& draft,
                         const std::string& list, const Fields& form, const SignedIn& viewer);
Result<Page> publish_page(const ProcedureDesk& desk, const OpenProcedure& draft);
Result<Reply> take_publish(const ProcedureDesk& desk, const OpenProcedure& draft,
                           const Fields& form, const SignedIn& viewer);

}  // namespace candour::console
