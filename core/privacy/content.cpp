// Content: a format byte, a dictionary byte, a zstd frame.
#include "core/privacy/content.h"

#include "core/privacy/dictionary.h"
#include "core/privacy/limits.h"
#include "core/privacy/zstd_frame.h"

namespace candour::privacy {
namespace {

constexpr std::size_t content_header_bytes = 2;

Error corrupt(const char* what) { return Error{ErrorKind::Corrupt, what}; }

}  // namespace

Bytes encode_content(const feedback::Contact& contact) {
    std::string json = to_canonical_json(contact);
    Bytes frame = zstd_frame(as_bytes(json), dictionary(newest_dictionary));
    wipe(json);
    Bytes bytes;
    bytes.reserve(content_header_bytes + frame.size());
    bytes.push_back(static_cast<std::uint8_t>(content_format_of(contact)));
    bytes.push_back(newest_dictionary);
    bytes.insert(bytes.end(), frame.begin(), frame.end());
    wipe(frame);
    return bytes;
}

Result<feedback::Contact> decode_content(ByteView bytes) {
    if (bytes.size() < content_header_bytes) return corrupt("the content is cut off");
    if (bytes[0] < 1 || bytes[0] > content_format_max) {
        return corrupt("the content's format is unknown");
    }
    const std::string_view words = dictionary(bytes[1]);
    if (words.empty()) return corrupt("the content's dictionary is unknown");
    ASSIGN_OR_RETURN(std::string json, read_zstd_frame(bytes.subspan(content_header_bytes), words,
                                                       content_bytes_max));
    auto contact = from_canonical_json(json);
    wipe(json);
    if (contact.ok() && content_format_of(contact.value()) != bytes[0]) {
        feedback::wipe(contact.value());
        return corrupt("the content is of another format than it says");
    }
    return contact;
}

}  // namespace candour::privacy
