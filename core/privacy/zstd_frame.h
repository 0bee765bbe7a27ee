// Zstd frames of a person's words: without checksum, size or dictionary id, in memory that is
// wiped when it is given back (zstd's own allocator leaves words behind).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace candour::privacy {

// `dictionary` may be empty. The caller wipes what it gave and what it got.
Bytes zstd_frame(ByteView plain, std::string_view dictionary);

// Errors: Corrupt when it is no frame of this dictionary, or holds more than `plain_bytes_max`.
Result<std::string> read_zstd_frame(ByteView frame, std::string_view dictionary,
                                    std::size_t plain_bytes_max);

}  // namespace candour::privacy
