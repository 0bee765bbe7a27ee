// Looking a receipt up: what somebody typed, worked out as slowly whether it can be a receipt or
// not, and what lies in its mailbox.
#pragma once

#include <functional>
#include <string_view>

#include "app/console/receipt/mailboxes.h"
#include "core/privacy/receipt_keys.h"

namespace candour::console {

enum class LookedUp {
    Read,         // There may be no reply in it.
    SymbolsLack,  // Too few letters and digits, and nothing else wrong.
    Mistyped,     // The check symbol does not fit, or no receipt has what was typed.
    NotLookedUp,  // The board could not be asked, or there was no memory.
};

struct FoundReplies {
    LookedUp outcome = LookedUp::NotLookedUp;
    privacy::OpenedReplies opened;
};

// privacy::receipt_keys, but where a test has no time for it.
using DeriveKeys = std::function<Result<privacy::ReceiptKeys>(const privacy::Receipt&,
                                                              const privacy::ReceiptSalt&)>;

// For what can be no receipt one is invented and worked out all the same, then forgotten: nobody
// can tell from the time whether a check symbol was right.
FoundReplies look_up(std::string_view typed, const privacy::ReceiptSalt& salt,
                     const DeriveKeys& derive, Mailboxes& mailboxes, SecureRandom& random);

}  // namespace candour::console
