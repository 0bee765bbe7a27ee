// Reply desk: what staff wrote to somebody whose name nobody knows, onto the board of replies.
#pragma once

#include "core/base/world.h"
#include "core/privacy/reply.h"
#include "core/store/board_store.h"

namespace candour::server {

// Seals `reply` to the receipt of the contact and publishes it, whole or not at all. The same
// reply (text, language and day) to the same receipt is one reply, however often this is called:
// after any failure, also a lost connection or a restart, call it again.
// Errors: NotFound (no reply was asked for), Invalid and Full, all in words for staff; the store's.
Result<store::PublishedReply> publish_reply(store::BoardStore& board,
                                            const feedback::Contact::ReplyTo& reply_to,
                                            const privacy::Reply& reply);

// At the end of its retention: noise in the place of each part, so that no number moves. It is
// never published again. Errors: the store's.
Status erase_reply(store::BoardStore& board, const store::PublishedReply& published,
                   SecureRandom& random);

}  // namespace candour::server
