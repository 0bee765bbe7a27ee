// Who may do what on the pages of reports, registers and "You said, we did": as the table says.
#pragma once

#include "core/office/permissions.h"
#include "core/store/staff_store.h"

namespace candour::console {

// Exact numbers of cases, and what each taught: the case team alone.
inline bool may_see_exact_reports(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::ReadCaseMeasures);
}
inline bool may_see_lessons(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::ReadCaseMeasures);
}
inline bool may_read_words(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::ReadWords);
}
inline bool may_keep_registers(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::WriteRegisters);
}
inline bool may_decide_recommendations(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::DecideRecommendation);
}
inline bool may_write_you_said(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::DraftPublication);
}
// In some case, or at triage: the page itself looks whose it is.
inline bool may_redact_words(const store::StaffAccount& account) {
    return office::may_somewhere(account.roles, office::Permission::RedactWords);
}
// Another one than who wrote it: that is core/feedback's rule.
inline bool may_approve_you_said(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::ApprovePublication);
}
inline bool may_publish_you_said(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::ApprovePublication);
}

}  // namespace candour::console
