// tests/fuzz/compressing.h: any bytes as one zstd frame, so that mutations get behind it.
#pragma once

#include <zstd.h>

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace candour::fuzz {

inline Bytes compressed(ByteView plain, std::string_view dictionary = {}) {
    Bytes frame(ZSTD_compressBound(plain.size()));
    ZSTD_CCtx* context = ZSTD_createCCtx();
    const std::size_t size =
        ZSTD_compress_usingDict(context, frame.data(), frame.size(), plain.data(), plain.size(),
                                dictionary.data(), dictionary.size(), 3);
    ZSTD_freeCCtx(context);
    CHECK(!ZSTD_isError(size));
    frame.resize(size);
    return frame;
}

}  // namespace candour::fuzz
