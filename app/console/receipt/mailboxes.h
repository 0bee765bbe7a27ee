// Mailboxes: which entries of the board lie in one mailbox. It keeps the mailbox ids alone, 16
// bytes an entry; the entries themselves are asked of the board, so that what was erased there is
// gone here too.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "core/store/board_store.h"

namespace candour::console {

// Safe from several threads.
class Mailboxes {
public:
    explicit Mailboxes(store::BoardStore& board) : board_(board) {}

    // Oldest first. Compares with every id there is, in a time that does not depend on where they
    // differ. Errors: the board's.
    Result<std::vector<store::BoardEntry>> in(const store::MailboxId& mailbox);

private:
    // Reads what was published since. Under the mutex.
    Status follow();
    Result<std::vector<std::uint64_t>> numbers_in(const store::MailboxId& mailbox);

    store::BoardStore& board_;
    std::mutex mutex_;
    std::string name_;                   // Of the board that `ids_` were read from.
    std::vector<store::MailboxId> ids_;  // Of entry number i + 1 at i.
};

}  // namespace candour::console
