// Case names: what kinds, stages, steps and dates of a case are called, in the reader's language.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/console/page.h"
#include "core/complaint/procedure.h"
#include "core/store/case_store.h"

namespace candour::console {

// One that a list can be filtered by.
struct NamedId {
    std::string id;
    ShownText name;
};

class CaseNames {
public:
    // Errors: those of the procedures. `desk.work` must be there.
    static Result<CaseNames> read(const Desk& desk);

    // The id itself when the procedure is not known any more.
    ShownText kind(const store::CaseRow& row) const;
    ShownText stage(const store::CaseRow& row) const;
    // Of all procedures, each id once.
    std::vector<NamedId> kinds() const;
    std::vector<NamedId> stages() const;

private:
    const complaint::Procedure* find(const std::string& id) const;

    std::vector<std::shared_ptr<const complaint::Procedure>> procedures_;
    PageLanguage language_;
};

// "Acknowledge it", for complaint::NextStep::id; empty for one that is not known.
std::string step_in_words(std::string_view step, const PageLanguage& language);
// "open", "resolved", "closed", "set_aside".
std::string status_in_words(std::string_view status, const PageLanguage& language);

// How long there is left. `style` is the style sheet's: "late", "today", "soon", "later".
struct DueWords {
    std::string text;
    std::string style;
};
// Errors: Invalid when the days are further apart than a calendar counts.
Result<DueWords> due_in_words(CivilDay due, CivilDay today, const complaint::WorkCalendar& calendar,
                              const PageLanguage& language);

}  // namespace candour::console
