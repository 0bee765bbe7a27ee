// What may be quoted in an entry: from redacted texts, never from what was written.
#include <set>

#include "app/console/words.h"
#include "app/console/you_said/entries.h"

namespace candour::console {
namespace {

// The references of the last year's cases with this theme.
Result<std::set<std::string>> cases_of_theme(const LearningDesk& desk, const std::string& theme) {
    std::set<std::string> references;
    if (!desk.options.cases || theme.empty()) return references;
    constexpr std::chrono::days year{365};
    const report::ReportScope scope{.first = desk.today() - year, .last = desk.today()};
    ASSIGN_OR_RETURN(const auto cases, desk.options.cases(scope));
    for (const report::CaseFacts& one : cases) {
        if (one.themes.contains(theme)) references.insert(one.reference);
    }
    return references;
}

}  // namespace

Result<std::vector<Passage>> passages_for(const LearningDesk& desk, const std::string& theme) {
    std::vector<Passage> passages;
    ASSIGN_OR_RETURN(const auto of_theme, cases_of_theme(desk, theme));
    ASSIGN_OR_RETURN(const auto items, recent_contacts(desk.desk));
    for (const store::OfficeItem& item : items) {
        const auto redacted = server::unlock_redacted(item, desk.desk.office_keys);
        if (!redacted.ok() || !redacted.value()) continue;
        if (!of_theme.empty() && desk.options.reference_of) {
            ASSIGN_OR_RETURN(const auto reference, desk.options.reference_of(item.id.hex()));
            if (!reference || !of_theme.contains(*reference)) continue;
        }
        for (const feedback::WordsPart& part : redacted.value()->parts) {
            passages.push_back({item.id.hex(), {shown_text(part.text), item.language}});
            if (passages.size() == passages_shown) return passages;
        }
    }
    return passages;
}

}  // namespace candour::console
