// The newest entries of the audit as a table.
#include "app/console/audit/audit.h"

#include <utility>

#include "app/console/limits.h"
#include "app/console/words.h"

namespace candour::console {

namespace {

// Entries are written as "ada signed in"; in a column of their own they start with a capital.
std::string as_sentence(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

}  // namespace

Result<Page> audit_page(const Desk& desk) {
    ASSIGN_OR_RETURN(const auto entries, desk.office.audit(audit_entries_shown));
    View list{View::type::list};
    for (const store::AuditEntry& entry : entries) {
        View view;
        view["when"] = desk.language.minute(entry.at_s);
        view["who"] = shown_text(entry.who);
        view["what"] = as_sentence(shown_text(entry.what));
        list << view;
    }
    Page page{"audit", desk.language.tr("Activity"), Section::Audit, {}, 200};
    page.view["has_entries"] = !entries.empty();
    page.view["entries"] = std::move(list);
    page.view["entries_max"] = std::to_string(audit_entries_shown);
    return page;
}

}  // namespace candour::console
