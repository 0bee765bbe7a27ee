// The content format inside the cells, version 1: canonical JSON (sorted keys, no white space,
// every reserved field present) compressed with zstd and dictionary 1.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/feedback/draft.h"

namespace candour::privacy {

inline constexpr int content_format = 1;

// Byte 0: content format; byte 1: dictionary version; then the zstd frame (no checksum, no size).
Bytes encode_content(const feedback::Contact& contact);

// Errors: Corrupt, as open_message().
Result<feedback::Contact> decode_content(ByteView bytes);

// The canonical JSON alone, also what the office stores (encrypted).
std::string to_canonical_json(const feedback::Contact& contact);
Result<feedback::Contact> from_canonical_json(std::string_view json);

}  // namespace candour::privacy
