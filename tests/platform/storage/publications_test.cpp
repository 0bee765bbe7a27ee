// What was published while the server runs, on each engine.
#include <array>
#include <thread>

#include "platform/storage/sql_publications.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

using feedback::PublicationChange;
using feedback::Publications;

const PublicationChange first{"visit", {"{\"a\":1}", false}, {{"hall", "visit"}, {"porch", ""}}};
const PublicationChange second{"meals", {"{\"b\":\"Tŷ\"}", false}, {{"porch", "meals"}}};
const PublicationChange withdrawal{"visit", {"{\"a\":1}", true}, {{"hall", ""}}};

}  // namespace

TEST_CASE("publications are kept whole, one change after the other", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    Publications expected;
    {
        SqlPublications store(home.open(pool_kind()), "org");
        REQUIRE(store.revision().value() == 0);
        REQUIRE(store.publications().value() == Publications{});
        for (const PublicationChange& change : {first, second, withdrawal}) {
            REQUIRE(store.add(change, expected.revision).ok());
            expected.apply(change);
            REQUIRE(store.revision().value() == expected.revision);
            REQUIRE(store.publications().value() == expected);
        }
    }
    SqlPublications again(home.open(pool_kind()), "org");
    REQUIRE(again.publications().value() == expected);
    REQUIRE(expected.revision == 3);
}

TEST_CASE("a change that has not seen the last one is refused and leaves nothing", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    SqlPublications store(home.open(pool_kind()), "org");
    REQUIRE(store.add(second, 1).error().kind == ErrorKind::Conflict);
    REQUIRE(store.publications().value() == Publications{});
    REQUIRE(store.add(first, 0).ok());
    const Publications before = store.publications().take();
    REQUIRE(store.add(second, 0).error().kind == ErrorKind::Conflict);
    REQUIRE(store.add(second, 2).error().kind == ErrorKind::Conflict);
    REQUIRE(store.publications().value() == before);
}

TEST_CASE("a picture is kept once, as long as a publication names it", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    SqlPublications store(home.open(pool_kind()), "org");
    const Bytes bus{1, 0, 255};
    const Bytes tea(60'000, 7);
    const auto change = [](const char* id, std::map<std::string, std::string> pictures,
                           std::map<std::string, Bytes> fresh) {
        return PublicationChange{id, {"{}", false, std::move(pictures)}, {}, std::move(fresh)};
    };
    REQUIRE(
        store
            .add(change("visit", {{"bus.png", "b"}, {"tea.png", "t"}}, {{"b", bus}, {"t", tea}}), 0)
            .ok());
    REQUIRE(store.add(change("meals", {{"lunch.jpg", "t"}}, {{"t", tea}}), 1).ok());
    REQUIRE(store.picture("b").value() == bus);
    REQUIRE(store.picture("t").value() == tea);
    REQUIRE(store.publications().value().surveys.at("visit").pictures ==
            std::map<std::string, std::string>{{"bus.png", "b"}, {"tea.png", "t"}});
    // A change that is refused leaves them as they are.
    REQUIRE_FALSE(store.add(change("visit", {}, {}), 1).ok());
    REQUIRE(store.picture("b").value() == bus);
    // One is replaced; the other one is still named by somebody else.
    REQUIRE(store.add(change("visit", {}, {}), 2).ok());
    REQUIRE(store.picture("b").error().kind == ErrorKind::NotFound);
    REQUIRE(store.picture("t").value() == tea);
    REQUIRE(store.add({"meals", {"{}", true, {}}, {}, {}}, 3).ok());
    REQUIRE(store.picture("t").error().kind == ErrorKind::NotFound);
}

TEST_CASE("each organisation has its own publications", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto database = home.open(pool_kind());
    SqlPublications one(database, "one");
    SqlPublications two(database, "two");
    REQUIRE(one.add(first, 0).ok());
    REQUIRE(two.revision().value() == 0);
    REQUIRE(two.add(second, 0).ok());
    REQUIRE(one.publications().value().surveys.size() == 1);
    REQUIRE(one.publications().value().asked.contains("hall"));
    REQUIRE(two.publications().value().asked ==
            std::map<std::string, std::string>{{"porch", "meals"}});
}

TEST_CASE("of many that add at once after the same one, one is kept", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto database = home.open(pool_kind());
    constexpr int rounds = 5;
    constexpr std::size_t people = 4;
    for (int round = 0; round < rounds; ++round) {
        std::array<bool, people> kept{};
        std::array<bool, people> refused{};
        std::vector<std::thread> threads;
        for (std::size_t person = 0; person < people; ++person) {
            threads.emplace_back([&, person] {
                SqlPublications store(database, "org");
                const std::string id = "s" + std::to_string(person);
                const Status added = store.add({id, {"{}", false}, {{"hall", id}}}, round);
                kept[person] = added.ok();
                refused[person] = !added.ok() && added.error().kind == ErrorKind::Conflict;
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        const auto winner = std::ranges::find(kept, true);
        REQUIRE(std::ranges::count(kept, true) == 1);
        REQUIRE(std::ranges::count(refused, true) == people - 1);
        const Publications now = SqlPublications(database, "org").publications().take();
        REQUIRE(now.revision == round + 1);
        REQUIRE(now.asked.at("hall") == "s" + std::to_string(winner - kept.begin()));
    }
}

TEST_CASE("entries of \"You said, we did\" are published, replaced and withdrawn", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    SqlPublications store(home.open(pool_kind()), "org");
    Publications expected;
    const std::vector<feedback::YouSaidChange> changes = {
        {"a", "{\"said\":1}"}, {"b", "{\"said\":\"Tŷ\"}"}, {"a", "{\"said\":2}"}, {"b"}, {"c"}};
    for (const feedback::YouSaidChange& change : changes) {
        REQUIRE(store.add(change, expected.revision).ok());
        REQUIRE(store.add(change, expected.revision).error().kind == ErrorKind::Conflict);
        expected.apply(change);
        REQUIRE(store.publications().value() == expected);
    }
    REQUIRE(store.add(first, expected.revision).ok());
    REQUIRE(store.publications().value().you_said ==
            std::map<std::string, std::string>{{"a", "{\"said\":2}"}});
}

}  // namespace candour::platform
