// tests/fuzz/organisation_fuzz.cpp: an organisation's file, from an administrator or a bundle.
#include "core/feedback/organisation.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/texts.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const auto organisation = feedback::parse_organisation(to_text(input), "file.json");
    if (!organisation.ok()) {
        // Every mistake is said with its place.
        CHECK(organisation.error().kind == ErrorKind::Invalid);
        CHECK(organisation.error().what.starts_with("file.json"));
        return false;
    }
    CHECK(!organisation.value().languages.empty() && !organisation.value().services.empty());
    for (const feedback::Service& service : organisation.value().services) {
        CHECK(organisation.value().find_service(service.id) != nullptr);
    }
    return true;
}

std::vector<Bytes> seeds() {
    return {bytes_of(small_organisation), file_of("assets/organisations/small-charity-daily.json")};
}

}  // namespace candour::fuzz
