// Replies: the device's copy of the whole board, so that a reply is looked up without a network and
// nobody learns who looks.
#pragma once

#include "core/base/world.h"
#include "core/store/board_store.h"
#include "sync/client/enrolment.h"
#include "sync/protocol/board.h"

namespace candour::client {

// A few pages, from where the copy ends. True: there are more.
// Errors: Unavailable, Denied (not our server), the store's.
Result<bool> fetch_replies(const Enrolment& enrolment, store::BoardCopy& board, Network& network);

// One verified page, from the network or a file. False: it does not follow what is here, and was
// left out. Errors: the store's.
Result<bool> take_board_page(const protocol::BoardPage& page, store::BoardCopy& board);

}  // namespace candour::client
