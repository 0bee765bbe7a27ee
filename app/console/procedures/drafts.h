// Drafts of procedures: opened to be shown or changed, kept, and their problems in plain words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/console/editor/form.h"
#include "app/console/procedures/procedures.h"
#include "core/store/case_store.h"

namespace candour::console {

// What the loader's messages begin with.
inline constexpr std::string_view procedure_place = "procedure";

struct OpenProcedure {
    store::ProcedureDraft kept;
    nlohmann::json document;
    complaint::ReadProcedure read;
    PageLanguage language{};  // Of whoever opened it.

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
    Page page = form_page(again);
    page.section = Section::Procedures;
    return Reply{std::move(page), {}};
}

// How many cases run under this procedure that the filter finds; none where no cases are kept. They
// keep the version that they began by, and take the names of kinds and stages from the newest.
Result<std::int64_t> running_cases(const ProcedureDesk& desk, const OpenProcedure& draft,
                                   store::CaseFilter filter);

}  // namespace candour::console
