// In both languages of the console: which one somebody reads is known to their browser alone.
#include "app/casework/lead_notice.h"

#include <algorithm>

#include "app/casework/lead_readers.h"

namespace candour::casework {
namespace {

struct Notice {
    const char* subject;
    const char* text;
};

constexpr Notice urgent = {
    "Candour: mewngofnodwch nawr / please sign in now",
    "Mae rhywbeth brys yn aros amdanoch chi yn Candour. Mewngofnodwch, ac edrychwch ar y dudalen "
    "Heddiw.\n\n"
    "Something urgent waits for you in Candour. Please sign in, and look at the page Today.\n"};
constexpr Notice to_read = {
    "Candour: mewngofnodwch heddiw / please sign in today",
    "Mae rhywbeth yn aros amdanoch chi yn Candour. Mewngofnodwch heddiw, ac edrychwch ar y dudalen "
    "Heddiw.\n\n"
    "Something waits for you in Candour. Please sign in today, and look at the page Today.\n"};

// What nobody can open names nobody; whoever is told finds that on its page.
feedback::Contact words_of(const LeadItem& item, const std::vector<server::OfficeKey>& keys) {
    Result<feedback::Contact> said = server::unlock_item(item.item, keys);
    return said.ok() ? said.take() : feedback::Contact{};
}

// User names of those who may read some of them.
std::vector<std::string> readers(const std::vector<LeadItem>& items, const std::vector<Lead>& leads,
                                 const std::vector<server::OfficeKey>& keys) {
    std::vector<std::string> names;
    for (const LeadItem& item : items) {
        feedback::Contact said = words_of(item, keys);
        for (const Lead& lead : readers_of(leads, said, item.concerns)) {
            if (std::ranges::find(names, lead.user_name) == names.end())
                names.push_back(lead.user_name);
        }
        feedback::wipe(said);
        if (names.size() == leads.size()) break;
    }
    return names;
}

Status mail(const Notice& notice, const std::vector<LeadItem>& items, const LeadPost& post) {
    ASSIGN_OR_RETURN(const std::vector<store::StaffAccount> everybody, post.office.staff());
    const std::vector<std::string> to = readers(items, leads_of(everybody), post.keys);
    bool told = false;
    Status last = Unit{};
    for (const store::StaffAccount& account : everybody) {
        const bool reads = std::ranges::find(to, account.user_name) != to.end();
        if (!reads || !office::is_email_address(account.email)) continue;
        const Status sent = post.mailer.send(account.email, notice.subject, notice.text);
        if (sent.ok()) {
            told = true;
        } else {
            last = sent;
        }
    }
    const bool none_is_set = !last.ok() && last.error().kind == ErrorKind::NotFound;
    return told || none_is_set ? Status(Unit{}) : last;
}

}  // namespace

Status tell_leads(LeadKind kind, const LeadPost& post) {
    const LeadItems items(kind, post.office, post.registers, post.clock);
    const Notice& notice = kind == LeadKind::Help ? urgent : to_read;
    return items.tell_of_new(
        [&](const std::vector<LeadItem>& new_ones) { return mail(notice, new_ones, post); });
}

}  // namespace candour::casework
