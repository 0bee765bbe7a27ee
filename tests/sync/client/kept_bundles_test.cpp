// The bundle in use, the one before it, and the pieces of the next.
#include "sync/client/kept_bundles.h"

#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::client {

namespace {

struct Kept {
    test::MemoryOutbox store;
    KeptBundles bundles{store};

    void take(const std::string& package, std::uint64_t version) {
        const auto changes = bundles.changes_to(as_bytes(package), version);
        REQUIRE(changes.ok());
        REQUIRE(store.set_settings(changes.value()).ok());
    }
    std::string active() { return to_text(bundles.active().take()); }
    std::string before() { return to_text(bundles.before().take()); }
    // A start that shows no screen. True: the bundle before has taken over.
    bool fails_to_start() { return bundles.begin_start().value(); }
    bool starts() {
        const bool reverted = bundles.begin_start().value();
        REQUIRE(bundles.started().ok());
        return reverted;
    }
};

}  // namespace

TEST_CASE("a new bundle takes the place of the old one, which is kept", "[sync]") {
    Kept kept;
    REQUIRE(kept.active().empty());
    kept.take("one", 1);
    REQUIRE(kept.active() == "one");
    REQUIRE(kept.before().empty());
    kept.take("two", 2);
    kept.take("three", 3);
    REQUIRE(kept.active() == "three");
    REQUIRE(kept.before() == "two");
}

TEST_CASE("a bundle that fails to start twice gives way, and is never taken again", "[sync]") {
    Kept kept;
    kept.take("one", 1);
    kept.take("two", 2);
    REQUIRE_FALSE(kept.fails_to_start());
    REQUIRE_FALSE(kept.fails_to_start());
    REQUIRE(kept.active() == "two");
    REQUIRE(kept.fails_to_start());
    REQUIRE(kept.active() == "one");
    REQUIRE(kept.before().empty());
    REQUIRE(kept.bundles.refuses(2).value());
    REQUIRE_FALSE(kept.bundles.refuses(1).value());
    REQUIRE_FALSE(kept.bundles.refuses(3).value());
    // And the next bad one too, while the first stays refused.
    kept.take("three", 3);
    for (int start = 0; start < 3; ++start)
        (void)kept.fails_to_start();
    REQUIRE(kept.active() == "one");
    REQUIRE(kept.bundles.refuses(2).value());
    REQUIRE(kept.bundles.refuses(3).value());
}

TEST_CASE("a bundle that has started once is no longer on trial", "[sync]") {
    Kept kept;
    kept.take("one", 1);
    kept.take("two", 2);
    REQUIRE_FALSE(kept.fails_to_start());
    REQUIRE_FALSE(kept.starts());
    // Power cuts, a broken screen: not the bundle's fault.
    for (int start = 0; start < 10; ++start)
        REQUIRE_FALSE(kept.fails_to_start());
    REQUIRE(kept.active() == "two");
}

TEST_CASE("the first bundle has nothing to give way to, so it is not on trial", "[sync]") {
    Kept kept;
    kept.take("one", 1);
    for (int start = 0; start < 10; ++start)
        REQUIRE_FALSE(kept.fails_to_start());
    REQUIRE(kept.active() == "one");
}

TEST_CASE("an ordinary start writes nothing", "[sync]") {
    Kept kept;
    kept.take("one", 1);
    kept.take("two", 2);
    REQUIRE_FALSE(kept.starts());
    const auto before = kept.store.settings;
    REQUIRE_FALSE(kept.starts());
    REQUIRE(kept.store.settings == before);
}

TEST_CASE("pieces are kept by their names, and go when a bundle is whole", "[sync]") {
    Kept kept;
    kept.take("one", 1);
    REQUIRE(kept.bundles.piece("aa").error().kind == ErrorKind::NotFound);
    REQUIRE(kept.bundles.keep_piece("aa", as_bytes("first")).ok());
    REQUIRE(kept.bundles.keep_piece("bb", as_bytes("second")).ok());
    REQUIRE(to_text(kept.bundles.piece("aa").take()) == "first");
    REQUIRE(kept.bundles.drop_pieces_but({"bb", "cc"}).ok());
    REQUIRE_FALSE(kept.bundles.piece("aa").ok());
    REQUIRE(to_text(kept.bundles.piece("bb").take()) == "second");
    kept.take("two", 2);
    REQUIRE_FALSE(kept.bundles.piece("bb").ok());
}

TEST_CASE("what is kept past reading counts as absent and breaks nothing", "[sync]") {
    Kept kept;
    kept.take("one", 1);
    kept.take("two", 2);
    for (const char* trial : {"x", "2", "2 x", "2 99999999999", "2 1 1"}) {
        kept.store.settings["bundle_trial"] = trial;
        REQUIRE_FALSE(kept.bundles.begin_start().value());
        REQUIRE(kept.active() == "two");
    }
    kept.store.settings["bundle"] = "?";
    REQUIRE(kept.active().empty());
    REQUIRE(kept.bundles.fall_back().ok());
    REQUIRE(kept.active() == "one");
}

}  // namespace candour::client
