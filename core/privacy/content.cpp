// Content: a format byte, a dictionary byte, a zstd frame.
#include "core/privacy/content.h"

#include <memory>

#include "core/base/check.h"
#include "core/base/secret.h"
#include "core/privacy/dictionary.h"
#include "core/privacy/limits.h"

// For a context with an allocator of ours: the ordinary one frees a person's words unwiped. These
// functions are exported by Debian's library and unchanged since zstd 1.4.
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

namespace candour::privacy {
namespace {

constexpr std::size_t content_header_bytes = 2;
// On stories of 600 bytes as small as level 19 and a tenth of its time; 4 % larger on 3,600 bytes.
constexpr int compression_level = 7;

// zstd gives memory back without saying how much, so the size stands in front of it.
constexpr std::size_t size_header_bytes = alignof(std::max_align_t);

void* wiping_alloc(void*, std::size_t size) {
    WipingAllocator<std::uint8_t> allocator;
    std::uint8_t* memory = allocator.allocate(size + size_header_bytes);
    *reinterpret_cast<std::size_t*>(memory) = size;
    return memory + size_header_bytes;
}

void wiping_free(void*, void* address) {
    if (address == nullptr) return;
    std::uint8_t* memory = static_cast<std::uint8_t*>(address) - size_header_bytes;
    const std::size_t size = *reinterpret_cast<std::size_t*>(memory);
    WipingAllocator<std::uint8_t>().deallocate(memory, size + size_header_bytes);
}

constexpr ZSTD_customMem wiping_memory = {wiping_alloc, wiping_free, nullptr};

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

Error corrupt(const char* what) { return Error{ErrorKind::Corrupt, what}; }

void must(std::size_t zstd_result) { CHECK(!ZSTD_isError(zstd_result)); }

}  // namespace

Bytes encode_content(const feedback::Contact& contact) {
    std::string json = to_canonical_json(contact);
    const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx_advanced(wiping_memory));
    CHECK(context != nullptr);
    must(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, compression_level));
    must(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 0));
    must(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 0));
    must(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_dictIDFlag, 0));
    const std::string_view words = dictionary(newest_dictionary);
    must(ZSTD_CCtx_loadDictionary(context.get(), words.data(), words.size()));

    Bytes bytes(content_header_bytes + ZSTD_compressBound(json.size()));
    bytes[0] = static_cast<std::uint8_t>(content_format_of(contact));
    bytes[1] = newest_dictionary;
    const std::size_t written =
        ZSTD_compress2(context.get(), bytes.data() + content_header_bytes,
                       bytes.size() - content_header_bytes, json.data(), json.size());
    wipe(json);
    must(written);
    bytes.resize(content_header_bytes + written);
    return bytes;
}

Result<feedback::Contact> decode_content(ByteView bytes) {
    if (bytes.size() < content_header_bytes) return corrupt("the content is cut off");
    if (bytes[0] < 1 || bytes[0] > content_format_max) {
        return corrupt("the content's format is unknown");
    }
    const std::string_view words = dictionary(bytes[1]);
    if (words.empty()) return corrupt("the content's dictionary is unknown");

    const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx_advanced(wiping_memory));
    CHECK(context != nullptr);
    must(ZSTD_DCtx_loadDictionary(context.get(), words.data(), words.size()));
    std::string json(content_bytes_max, '\0');
    const ByteView frame = bytes.subspan(content_header_bytes);
    const std::size_t length =
        ZSTD_decompressDCtx(context.get(), json.data(), json.size(), frame.data(), frame.size());
    if (ZSTD_isError(length)) {
        wipe(json);
        return corrupt("the content cannot be decompressed within its limit");
    }
    auto contact = from_canonical_json(std::string_view(json).substr(0, length));
    wipe(json);
    if (contact.ok() && content_format_of(contact.value()) != bytes[0]) {
        feedback::wipe(contact.value());
        return corrupt("the content is of another format than it says");
    }
    return contact;
}

}  // namespace candour::privacy
