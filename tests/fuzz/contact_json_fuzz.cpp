// tests/fuzz/contact_json_fuzz.cpp: a contact's canonical JSON, as it comes out of a seal.
#include "core/privacy/content.h"
#include "tests/fuzz/contacts.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const auto contact = privacy::from_canonical_json(to_text(input));
    if (!contact.ok()) return false;
    // What was read is written and read again without a change.
    const auto again = privacy::from_canonical_json(privacy::to_canonical_json(contact.value()));
    CHECK(again.ok() && again.value() == contact.value());
    return true;
}

std::vector<Bytes> seeds() {
    std::vector<Bytes> found;
    for (const feedback::Contact& contact : contacts())
        found.push_back(bytes_of(privacy::to_canonical_json(contact)));
    return found;
}

}  // namespace candour::fuzz
