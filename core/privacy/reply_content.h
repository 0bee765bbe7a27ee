// The content of a reply, before it is cut into parts: encoding, day, language, text.
#pragma once

#include "core/privacy/reply.h"

namespace candour::privacy {

// The same for the same reply, always. Its errors are seal_reply()'s Invalid.
Result<Bytes> encode_reply(const Reply& reply);

// Errors: Corrupt, for any bytes that encode_reply() does not write.
Result<Reply> decode_reply(ByteView content);

// Of one reply to one receipt.
ReplyId reply_id(const Reply& reply, const store::MailboxId& mailbox,
                 const std::array<std::uint8_t, 32>& public_key);

}  // namespace candour::privacy
