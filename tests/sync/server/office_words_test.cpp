// Words at rest in the office.
#include "sync/server/office_words.h"

#include "core/privacy/content.h"
#include "tests/support/catch.h"
#include "tests/support/property.h"
#include "tests/support/random_contact.h"
#include "tests/sync/sync_world.h"

namespace candour::server {

TEST_CASE("locked words come back whole, and only with their key and submission", "[sync]") {
    const OfficeKey key = make_office_key("2026-11");
    const OfficeKey other = make_office_key("2026-11");
    test::for_all(50, [&](test::Gen& gen) {
        const feedback::Contact contact = test::random_contact(gen);
        const Bytes id = gen.bytes(16);
        const Bytes locked = lock_words(contact, key, id);
        REQUIRE(privacy::to_canonical_json(unlock_words(locked, key, id).value()) ==
                privacy::to_canonical_json(contact));
        REQUIRE(unlock_words(locked, other, id).error().kind == ErrorKind::Corrupt);
        REQUIRE(unlock_words(locked, key, gen.bytes(16)).error().kind == ErrorKind::Corrupt);
    });
}

TEST_CASE("locked words show nothing and no byte of them can be changed or cut", "[sync]") {
    const OfficeKey key = make_office_key("2026-11");
    const Bytes id(16, 3);
    feedback::Contact contact;
    contact.story = "ZQX-CANARY-7731";
    const Bytes locked = lock_words(contact, key, id);
    REQUIRE(to_text(locked).find("CANARY") == std::string::npos);
    for (std::size_t i = 0; i < locked.size(); ++i) {
        Bytes bad = locked;
        bad[i] ^= 1;
        REQUIRE(unlock_words(bad, key, id).error().kind == ErrorKind::Corrupt);
        REQUIRE(unlock_words(ByteView(locked).first(i), key, id).error().kind ==
                ErrorKind::Corrupt);
    }
}

TEST_CASE("the same words of two submissions, or other words of one, share no nonce", "[sync]") {
    const OfficeKey key = make_office_key("2026-11");
    feedback::Contact contact;
    contact.story = "The same";
    const Bytes first = lock_words(contact, key, Bytes(16, 1));
    const Bytes second = lock_words(contact, key, Bytes(16, 2));
    contact.story = "The sane";
    const Bytes third = lock_words(contact, key, Bytes(16, 1));
    const auto nonce = [](const Bytes& locked) {
        return Bytes(locked.begin(), locked.begin() + 24);
    };
    REQUIRE(nonce(first) != nonce(second));
    REQUIRE(nonce(first) != nonce(third));
}

}  // namespace candour::server
