// Opening and keeping drafts of procedures.
#include "app/console/procedures/drafts.h"

#include <algorithm>

#include "app/console/core_words.h"
#include "app/console/words.h"
#include "core/base/json_fields.h"

namespace candour::console {
namespace {

Problem meanwhile(const std::string& who, const PageLanguage& language) {
    return {"", language.tr("{who} has changed this procedure meanwhile. Your words are below and "
                            "not saved yet. Look at what is there now, then save again.",
                            {{"who", shown_text(who)}})};
}

}  // namespace

std::string OpenProcedure::title() const {
    return shown_text(read.procedure.name.in(language.tag(), main()).text);
}

Result<OpenProcedure> open_procedure(const ProcedureDesk& desk, const std::string& id) {
    ASSIGN_OR_RETURN(auto kept, desk.procedures.procedure_draft(id));
    if (!kept) return Error{ErrorKind::NotFound, "there is no draft " + id};
    ASSIGN_OR_RETURN(nlohmann::json document, parse_json_file(kept->document, "draft"));
    complaint::ReadProcedure read =
        complaint::read_procedure(document, std::string(procedure_place));
    if (read.procedure.languages.empty())
        return Error{ErrorKind::Corrupt, "the draft " + id + " has no languages"};
    return OpenProcedure{std::move(*kept), std::move(document), std::move(read),
                         desk.desk.language};
}

Result<std::optional<Problem>> keep_procedure(const ProcedureDesk& desk, const OpenProcedure& draft,
                                              const nlohmann::json& changed,
                                              const SignedIn& viewer) {
    if (changed == draft.document) return std::optional<Problem>();
    store::ProcedureDraft next = draft.kept;
    next.document = changed.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    next.who = viewer.account.display_name;
    next.at_s = seconds_now(desk.desk.clock);
    const auto kept = desk.procedures.change_procedure_draft(next);
    if (kept.ok()) return std::optional<Problem>();
    if (kept.error().kind == ErrorKind::Full)
        return std::optional(Problem{"", core_sentence(kept.error().what, draft.language)});
    if (kept.error().kind != ErrorKind::Conflict) return kept.error();
    ASSIGN_OR_RETURN(const OpenProcedure now, open_procedure(desk, draft.kept.id));
    return std::optional(meanwhile(now.kept.who, draft.language));
}

std::optional<Problem> changed_meanwhile(const OpenProcedure& draft, const Fields& form) {
    if (field(form, "revision") == std::to_string(draft.kept.revision)) return std::nullopt;
    return meanwhile(draft.kept.who, draft.language);
}

Result<std::int64_t> running_cases(const ProcedureDesk& desk, const OpenProcedure& draft,
                                   store::CaseFilter filter) {
    if (desk.desk.work == nullptr) return 0;
    std::int64_t count = 0;
    for (filter.offset = 0;; filter.offset += filter.limit) {
        ASSIGN_OR_RETURN(const store::CasePage page, desk.desk.work->cases.list(filter));
        count += std::ranges::count(page.rows, draft.kept.id, &store::CaseRow::procedure);
        if (static_cast<std::int64_t>(page.rows.size()) < filter.limit) return count;
    }
}

}  // namespace candour::console
