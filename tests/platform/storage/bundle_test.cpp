// The published bundle, on each engine.
#include "platform/storage/sql_bundle.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

store::PublishedBundle bundle_of(std::uint64_t version) {
    return {.version = version,
            .content_hash = "hash " + std::to_string(version),
            .server_epoch = "epoch",
            .size = 300'000,
            .packed = Bytes(200'000, static_cast<std::uint8_t>(version))};
}

}  // namespace

TEST_CASE("a bundle is published whole, in the place of an earlier one", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    {
        SqlBundle bundles(home.open(pool_kind()), "org");
        REQUIRE(bundles.version().value() == 0);
        REQUIRE_FALSE(bundles.published().value().has_value());
        REQUIRE(bundles.publish(bundle_of(0), 0).error().kind == ErrorKind::Conflict);
        REQUIRE(bundles.publish(bundle_of(3), 0).ok());
        REQUIRE(bundles.publish(bundle_of(7), 3).ok());
    }
    SqlBundle bundles(home.open(pool_kind()), "org");
    REQUIRE(bundles.version().value() == 7);
    const auto found = bundles.published().take();
    REQUIRE(found->content_hash == "hash 7");
    REQUIRE(found->server_epoch == "epoch");
    REQUIRE(found->size == 300'000);
    REQUIRE(found->packed == Bytes(200'000, 7));
}

TEST_CASE("a bundle takes the place of the one that was seen, or none", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    SqlBundle bundles(home.open(pool_kind()), "org");
    REQUIRE(bundles.publish(bundle_of(3), 0).ok());
    // Higher, but made without having seen 3.
    REQUIRE(bundles.publish(bundle_of(9), 0).error().kind == ErrorKind::Conflict);
    REQUIRE(bundles.publish(bundle_of(9), 2).error().kind == ErrorKind::Conflict);
    REQUIRE(bundles.version().value() == 3);
    REQUIRE(bundles.publish(bundle_of(9), 3).ok());
}

TEST_CASE("a bundle's version only goes up, and each organisation has its own", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto database = home.open(pool_kind());
    SqlBundle one(database, "one");
    REQUIRE(one.publish(bundle_of(5), 0).ok());
    REQUIRE(one.publish(bundle_of(5), 5).error().kind == ErrorKind::Conflict);
    REQUIRE(one.publish(bundle_of(4), 5).error().kind == ErrorKind::Conflict);
    REQUIRE(one.published().value()->packed == bundle_of(5).packed);
    SqlBundle two(database, "two");
    REQUIRE(two.version().value() == 0);
    REQUIRE(two.publish(bundle_of(1), 0).ok());
    REQUIRE(one.version().value() == 5);
}

}  // namespace candour::platform
