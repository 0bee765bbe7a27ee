// The content formats inside the cells: canonical JSON (sorted keys, no white space, every
// reserved field present) compressed with zstd and dictionary 1. Format 2 is for contacts with an
// answer that has several choices, more words to "other", or a repetition; its answers have
// "choices", "other" and "repetition" where they are not empty. Format 3 is for contacts that say
// more beside a complaint (feedback::ComplaintFacts), in one more field, "facts"; its answers are
// those of format 2. Format 4 is for the kinds that no organisation offers, the channel for what is
// kept apart, a receipt's proof and wishes to be involved ("receipt_proof", "involvement", where
// not empty); an older office keeps it in quarantine, so kiosks send it only when their bundle
// comes from a newer one. Format 5 is for an entry in a prize draw: its involvement has "draw", the
// draw's id. All other contacts stay what they were: format 1.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/feedback/draft.h"

namespace candour::privacy {

inline constexpr int content_format_max = 5;

// 1 … 5: the oldest that can say it.
int content_format_of(const feedback::Contact& contact);

// Byte 0: content format; byte 1: dictionary version; then the zstd frame (no checksum, no size).
Bytes encode_content(const feedback::Contact& contact);

// Errors: Corrupt, as open_message(); also for what encode_content() would have written otherwise.
Result<feedback::Contact> decode_content(ByteView bytes);

// The canonical JSON alone, also what the office stores (encrypted).
std::string to_canonical_json(const feedback::Contact& contact);
Result<feedback::Contact> from_canonical_json(std::string_view json);

}  // namespace candour::privacy
