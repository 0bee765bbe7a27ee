// In both languages of the console: which one somebody reads is known to their browser alone.
#include "app/casework/help_notice.h"

#include "core/office/permissions.h"

namespace candour::casework {
namespace {

constexpr const char* subject = "Candour: mewngofnodwch nawr / please sign in now";
constexpr const char* text =
    "Mae rhywbeth brys yn aros amdanoch chi yn Candour. Mewngofnodwch, ac edrychwch ar y dudalen "
    "Heddiw.\n\n"
    "Something urgent waits for you in Candour. Please sign in, and look at the page Today.\n";

bool is_told(const store::StaffAccount& account) {
    return account.state == store::StaffState::Active &&
           office::may(account.roles, office::Permission::ReadSafeguarding) &&
           office::is_email_address(account.email);
}

}  // namespace

Status mail_safeguarding_leads(store::StaffStore& staff, office::Mailer& mailer) {
    ASSIGN_OR_RETURN(const std::vector<store::StaffAccount> everybody, staff.staff());
    bool told = false;
    Status last = Unit{};
    for (const store::StaffAccount& account : everybody) {
        if (!is_told(account)) continue;
        const Status sent = mailer.send(account.email, subject, text);
        if (sent.ok()) {
            told = true;
        } else {
            last = sent;
        }
    }
    const bool none_is_set = !last.ok() && last.error().kind == ErrorKind::NotFound;
    return told || none_is_set ? Status(Unit{}) : last;
}

}  // namespace candour::casework
