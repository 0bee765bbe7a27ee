// tests/fuzz/content_fuzz.cpp: the content format: a zstd frame that may be a bomb.
#include "core/privacy/content.h"
#include "tests/fuzz/contacts.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const auto contact = privacy::decode_content(input);
    if (!contact.ok()) CHECK(contact.error().kind == ErrorKind::Corrupt);
    return contact.ok();
}

std::vector<Bytes> seeds() {
    std::vector<Bytes> found;
    for (const feedback::Contact& contact : contacts())
        found.push_back(privacy::encode_content(contact));
    return found;
}

}  // namespace candour::fuzz
