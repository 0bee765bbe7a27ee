// app/casework/follow_ups.cpp: whose receipt it is, which contact asked for replies to it, and the
// entry in that contact's case.
#include "app/casework/follow_ups.h"

#include <utility>

#include "core/privacy/receipt_keys.h"
#include "sync/server/office_words.h"

namespace candour::casework {
namespace {

using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;
using feedback::ContactKind;

constexpr std::int64_t at_once = 500;

// Overwrites a contact's words however a function ends.
class Wiped {
public:
    explicit Wiped(feedback::Contact contact) : contact_(std::move(contact)) {}
    ~Wiped() { feedback::wipe(contact_); }
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    const feedback::Contact& operator*() const { return contact_; }
    const feedback::Contact* operator->() const { return &contact_; }

private:
    feedback::Contact contact_;
};

// In hex, as contacts name it. Empty: nobody's, or there is nothing to put into a case.
std::string mailbox_of(const feedback::Contact& contact) {
    if (contact.story.empty()) return {};
    const auto mailbox =
        privacy::proven_mailbox(contact.receipt_proof, ContactKind::FollowUp, contact.story);
    return mailbox.ok() ? to_hex(mailbox.value()) : std::string{};
}

}  // namespace

// One look through all contacts, for those that were not looked up today.
Status FollowUps::look_up(const std::vector<store::OfficeItem>& waiting) {
    const auto keys = keys_.now();
    std::map<std::string, std::vector<SubmissionId>> wanted;
    for (const store::OfficeItem& item : waiting) {
        if (known_.contains(item.id)) continue;
        known_[item.id];
        Result<feedback::Contact> read = server::unlock_item(item, *keys);
        if (!read.ok()) continue;
        const Wiped contact(read.take());
        if (const std::string mailbox = mailbox_of(*contact); !mailbox.empty())
            wanted[mailbox].push_back(item.id);
    }
    store::InboxFilter filter;
    filter.limit = at_once;
    while (!wanted.empty()) {
        ASSIGN_OR_RETURN(const store::InboxPage page, office_.inbox(filter));
        for (const store::OfficeItem& item : page.items) {
            if (item.kind == ContactKind::FollowUp) continue;
            Result<feedback::Contact> read = server::unlock_item(item, *keys);
            if (!read.ok()) continue;
            const Wiped contact(read.take());
            const auto found = wanted.find(contact->reply_to.mailbox_id);
            if (found == wanted.end()) continue;
            for (const SubmissionId& id : found->second)
                known_[id].push_back(item.id.hex());
        }
        if (std::ssize(page.items) < at_once) break;
        filter.offset += at_once;
    }
    return Unit{};
}

// Where staff answered, if there are several.
Result<std::optional<complaint::CaseId>> FollowUps::case_among(
    const std::vector<std::string>& originals) {
    std::optional<complaint::CaseId> chosen;
    for (const std::string& original : originals) {
        ASSIGN_OR_RETURN(const auto id, cases_.case_of_submission(original));
        if (!id) continue;
        ASSIGN_OR_RETURN(const OpenCase found, work_.look(*id, Reading::Facts));
        if (!chosen || found.state.replied) chosen = id;
        if (found.state.replied) break;
    }
    return chosen;
}

Result<bool> FollowUps::take_one(const store::OfficeItem& item,
                                 const std::vector<std::string>& originals) {
    ASSIGN_OR_RETURN(const auto id, case_among(originals));
    if (!id) return false;
    const auto keys = keys_.now();
    ASSIGN_OR_RETURN(feedback::Contact read, server::unlock_item(item, *keys));
    const Wiped contact(std::move(read));
    Entry entry{.kind = EntryKind::PersonWrote};
    entry.fields[Field::Submission] = item.id.hex();
    entry.fields[Field::Text] = contact->story;
    if (!contact->language.empty()) entry.fields[Field::Language] = contact->language;
    RETURN_IF_ERROR(work_.write_itself(*id, std::move(entry)));
    return true;
}

Result<int> FollowUps::take() {
    const CivilDay today = clock_.today();
    if (known_on_ != today) known_.clear();
    known_on_ = today;
    store::InboxFilter written_back;
    written_back.kind = ContactKind::FollowUp;
    written_back.limit = at_once;
    ASSIGN_OR_RETURN(const store::InboxPage waiting, office_.inbox(written_back));
    if (const Status looked = look_up(waiting.items); !looked.ok()) {
        known_.clear();  // Who was not looked for is not known to be unknown.
        return looked.error();
    }
    int taken = 0;
    Status first = Unit{};
    for (const store::OfficeItem& item : waiting.items) {
        const Result<bool> went = take_one(item, known_[item.id]);
        if (!went.ok() && first.ok()) first = went.error();
        if (went.ok() && went.value()) ++taken;
    }
    if (!first.ok()) return first.error();
    return taken;
}

}  // namespace candour::casework
