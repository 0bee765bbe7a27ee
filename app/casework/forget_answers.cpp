// The board first, so that a cut loses no wish.
#include "app/casework/forget_answers.h"

#include "core/privacy/receipt_keys.h"
#include "sync/server/office_words.h"

namespace candour::casework {
namespace {

using feedback::ContactKind;

constexpr std::int64_t at_once = 500;

}  // namespace

Result<int> forget_answers(store::OfficeStore& office, store::BoardStore& board,
                           const server::OfficeKeysNow& keys) {
    store::InboxFilter wishes;
    wishes.kind = ContactKind::Forget;
    wishes.limit = at_once;
    ASSIGN_OR_RETURN(const store::InboxPage page, office.inbox(wishes));
    const auto now = keys.now();
    int emptied = 0;
    for (const store::OfficeItem& item : page.items) {
        const Result<feedback::Contact> read = server::unlock_item(item, *now);
        if (!read.ok()) continue;  // Its key may come back.
        const auto mailbox =
            privacy::proven_mailbox(read.value().receipt_proof, ContactKind::Forget, {});
        if (mailbox.ok()) {
            ASSIGN_OR_RETURN(const std::uint64_t gone, board.forget(mailbox.value()));
            if (gone > 0) ++emptied;
        }
        RETURN_IF_ERROR(office.remove_items({item.id}));
    }
    return emptied;
}

}  // namespace candour::casework
