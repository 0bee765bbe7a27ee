// LearningOptions: what the pages of reports, registers and "You said, we did" need of the server.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/casework/lesson.h"
#include "core/base/locale_text.h"
#include "core/complaint/work_calendar.h"
#include "core/feedback/suggestion_line.h"
#include "core/report/case_measures.h"
#include "core/store/learning_store.h"
#include "core/store/staff_store.h"

namespace candour::console {

// The stores and functions are called from every thread that calls the console.
struct LearningOptions {
    // Null: this server has none of these pages.
    store::LearningStore* store = nullptr;
    // All cases of a scope, for the reports. Empty: there are no cases here.
    std::function<Result<std::vector<report::CaseFacts>>(const report::ReportScope&)> cases{};
    // The exact report of all services or one, from what is in memory. Empty: made of `cases`.
    std::function<Result<report::CaseReport>(report::Span, const report::Period&,
                                             const std::string& service)>
        exact_report{};
    // CaseStore::entries_written(): a report is made anew after each write. Empty: each time.
    std::function<Result<std::int64_t>()> entries_written{};
    // The reference of the case that a contact became, by the contact's id in hex; nothing: it is
    // in none. Empty: nobody knows.
    std::function<Result<std::optional<std::string>>(const std::string& submission)> reference_of{};
    // Names that must not be published: of staff, and of places that are nobody's business.
    std::function<Result<std::vector<std::string>>()> staff_names{};
    std::function<Result<std::vector<std::string>>()> private_places{};
    // Shows an entry (JSON of a feedback::PublishedYouSaid) to people from now on, or no more; the
    // audit says so first. Empty: this server cannot publish.
    std::function<Status(const std::string& id, const std::string& document,
                         const std::string& who)>
        publish_you_said{};
    std::function<Status(const std::string& id, const std::string& who)> withdraw_you_said{};
    // How suggestions by a method are acknowledged, and whose they are (W2b). Empty: five working
    // days, nobody's yet.
    std::function<feedback::SuggestionPromise(const std::string& method)> suggestion_promise{};
    // Empty: England and Wales without closures.
    std::function<complaint::WorkCalendar()> calendar{};
    // What the procedure calls a kind, outcome, code, stage, clock or theme: ("outcome", "upheld"),
    // in that language where it has it. Empty, or an empty answer: the id is shown.
    std::function<ShownText(const std::string& names, const std::string& id,
                            const Language& language)>
        name_of{};
    // The learning register (D13), as `reader` may see it; the audit says that it was read.
    using Lesson = casework::Lesson;
    std::function<Result<std::vector<Lesson>>(const store::StaffAccount& reader)> lessons{};
};

}  // namespace candour::console
