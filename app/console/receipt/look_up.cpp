// Reads, derives, searches, opens; in this order for all that is typed.
#include "app/console/receipt/look_up.h"

#include <algorithm>

namespace candour::console {
namespace {

LookedUp what_is_wrong(std::string_view typed, ErrorKind kind) {
    if (kind == ErrorKind::Corrupt) return LookedUp::Mistyped;
    std::size_t symbols = 0;
    for (const char character : typed) {
        const bool written = (character >= 'a' && character <= 'z') ||
                             (character >= 'A' && character <= 'Z') ||
                             (character >= '0' && character <= '9');
        if (written && privacy::receipt_symbol(character) == '\0') return LookedUp::Mistyped;
        if (written) ++symbols;
    }
    return symbols <= privacy::receipt_symbols ? LookedUp::SymbolsLack : LookedUp::Mistyped;
}

}  // namespace

FoundReplies look_up(std::string_view typed, const privacy::ReceiptSalt& salt,
                     const DeriveKeys& derive, Mailboxes& mailboxes, SecureRandom& random) {
    FoundReplies found;
    const Result<privacy::Receipt> read = privacy::read_receipt(typed);
    const privacy::Receipt receipt = read.ok() ? read.value() : privacy::make_receipt(random);
    const Result<privacy::ReceiptKeys> keys = derive(receipt, salt);
    if (!keys.ok()) return found;
    const auto entries = mailboxes.in(keys.value().mailbox);
    if (!entries.ok()) return found;
    found.opened = privacy::open_replies(entries.value(), keys.value().reply);
    found.outcome = read.ok() ? LookedUp::Read : what_is_wrong(typed, read.error().kind);
    if (!read.ok()) found.opened = {};
    return found;
}

}  // namespace candour::console
