// Whoever holds a receipt wants the answers to it deleted (architecture §4.7): the board is told,
// and what they sent leaves the office. What staff wrote stays in its case.
#pragma once

#include "core/base/result.h"
#include "core/store/board_store.h"
#include "core/store/office_store.h"
#include "sync/server/office_keys_now.h"

namespace candour::casework {

// Of all that was released. What nobody signed deletes nothing, and leaves too. How many mailboxes
// were emptied. A cut leaves some to be done again, which does no harm. Errors: the stores'.
Result<int> forget_answers(store::OfficeStore& office, store::BoardStore& board,
                           const server::OfficeKeysNow& keys);

}  // namespace candour::casework
