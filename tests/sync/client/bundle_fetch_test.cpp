// Bundles down, over links that cut, slow down and lie.
#include "sync/client/bundle_fetch.h"

#include "sync/client/stick.h"
#include "tests/support/catch.h"
#include "tests/sync/client/kiosk_world.h"

namespace candour::client {

using test::cut;

namespace {

constexpr std::size_t large = 300'000;  // Of hexadecimal digits, which pack to half: three pieces.

struct Fetching : test::KioskWorld {
    BundleFetch::Source source() const {
        return {.server = address_of(joined.invitation),
                .offline_key = joined.invitation.offline_key,
                .known_version = joined.bundle.version,
                .known_serial = joined.delegation.serial};
    }
    // As a Syncer does it, until there is nothing more or an error.
    Status fetch(BundleFetch& by) {
        while (true) {
            ASSIGN_OR_RETURN(BundleFetch::Step step, by.step(source()));
            if (step.delegation) {
                RETURN_IF_ERROR(follow_delegation(*step.delegation, joined, store));
            }
            note = step.note;
            if (step.whole) return take_bundle(std::move(*step.whole), joined, store);
            if (!step.more) return Unit{};
        }
    }
    Status fetch() {
        BundleFetch by(store, network);  // Each time another: what is in memory is lost.
        return fetch(by);
    }
    // What the next start finds.
    std::uint64_t version_at_next_start() {
        return load_enrolment(store).take().value().bundle.version;
    }
    std::string note;
};

bool is_chunk(const NetworkRequest& request) {
    return request.url.find("/chunk/") != std::string::npos;
}

}  // namespace

TEST_CASE("a newer bundle is fetched, verified and used; the same one is left alone", "[sync]") {
    Fetching world;
    world.office.publish(2);
    REQUIRE(world.fetch().ok());
    REQUIRE(world.joined.bundle.version == 2);
    REQUIRE(world.joined.organisation.welcome.in("en").text == "Welcome 2");
    REQUIRE(world.version_at_next_start() == 2);
    world.network.requests.clear();
    REQUIRE(world.fetch().ok());
    REQUIRE(world.network.requests.size() == 1);  // The manifest alone.
    for (const NetworkRequest& request : world.network.requests) {
        REQUIRE(request.headers.empty());
    }
}

TEST_CASE("a fetch that is cut at any request goes on from there after a restart", "[sync]") {
    for (std::size_t lost = 0;; ++lost) {
        Fetching world;
        world.office.publish(2, large);
        const std::size_t pieces = world.office.manifest().chunks.size();
        REQUIRE(pieces >= 3);
        std::size_t requests = 0;
        world.network.before =
            [&](const NetworkRequest&) -> std::optional<Result<NetworkResponse>> {
            if (requests++ == lost) return Result<NetworkResponse>(cut());
            return std::nullopt;
        };
        const bool done = world.fetch().ok();
        if (done) {
            REQUIRE(lost == 1 + pieces);
            break;
        }
        INFO("request " << lost << " lost");
        REQUIRE(world.version_at_next_start() == 1);
        REQUIRE(world.fetch().ok());
        REQUIRE(world.version_at_next_start() == 2);
        // Nothing was fetched twice but the piece that was cut.
        std::size_t chunks = 0;
        for (const NetworkRequest& request : world.network.requests)
            chunks += is_chunk(request) ? 1 : 0;
        REQUIRE(chunks <= pieces + 1);
        // And no piece stays behind.
        for (const auto& [name, value] : world.store.settings) {
            if (name.starts_with("bundle_piece")) REQUIRE(value.empty());
        }
    }
}

TEST_CASE("of a bundle with pictures only the pieces that have changed are fetched", "[sync]") {
    Fetching world;
    for (int i = 0; i < 12; ++i) {
        Bytes picture(20'000 + static_cast<std::size_t>(i));
        world.office.random.fill(picture);
        world.office.files["visit/" + std::to_string(i) + ".png"] = picture;
    }
    const auto chunks_fetched = [&] {
        world.network.requests.clear();
        REQUIRE(world.fetch().ok());
        return std::ranges::count_if(world.network.requests, is_chunk);
    };
    world.office.publish(2);
    REQUIRE(world.office.manifest().min_program == protocol::program_with_files);
    REQUIRE(world.office.manifest().chunks.size() == 13);
    REQUIRE(chunks_fetched() == 13);
    REQUIRE(world.joined.bundle.files == world.office.files);
    // Another text: the one chunk of texts.
    world.office.publish(3);
    REQUIRE(chunks_fetched() == 1);
    REQUIRE(world.version_at_next_start() == 3);
    REQUIRE(world.joined.bundle.files == world.office.files);
    // A picture in the place of another, under a new name too: itself and the texts.
    world.office.files.erase("visit/3.png");
    world.office.files["visit/new.png"] = Bytes(30'000, 9);
    world.office.publish(4);
    REQUIRE(chunks_fetched() == 2);
    REQUIRE(load_enrolment(world.store).take()->bundle.files == world.office.files);
    // Pictures that are gone are not kept.
    world.office.files.clear();
    world.office.publish(5);
    REQUIRE(chunks_fetched() == 1);
    REQUIRE(world.joined.bundle.files.empty());
}

TEST_CASE("what the bundle in use has is fetched again when that is past reading", "[sync]") {
    Fetching world;
    world.office.files["visit/a.png"] = Bytes(1'000, 1);
    world.office.publish(2);
    REQUIRE(world.fetch().ok());
    world.store.settings["bundle"].resize(100);
    world.office.publish(3);
    world.network.requests.clear();
    REQUIRE(world.fetch().ok());
    REQUIRE(std::ranges::count_if(world.network.requests, is_chunk) == 2);
    REQUIRE(world.version_at_next_start() == 3);
}

TEST_CASE("a link too slow for a piece carries it in parts", "[sync]") {
    Fetching world;
    world.office.publish(2, large);
    world.network.before =
        [&](const NetworkRequest& request) -> std::optional<Result<NetworkResponse>> {
        if (!is_chunk(request)) return std::nullopt;
        auto answer = world.office.answer(request).take();
        if (answer.body.size() > 10'000) return Result<NetworkResponse>(cut());
        return Result<NetworkResponse>(answer);
    };
    BundleFetch by(world.store, world.network);
    int tries = 0;
    while (!world.fetch(by).ok())
        REQUIRE(++tries < 10);
    REQUIRE(world.version_at_next_start() == 2);
}

TEST_CASE("a large bundle leaves the word to others after a few pieces", "[sync]") {
    Fetching world;
    world.office.publish(2, 1'200'000);
    REQUIRE(world.office.manifest().chunks.size() > 8);
    BundleFetch by(world.store, world.network);
    const auto step = by.step(world.source());
    REQUIRE(step.ok());
    REQUIRE(step.value().more);
    REQUIRE(world.network.requests.size() == 1 + 4);
    REQUIRE(world.fetch(by).ok());
    REQUIRE(world.version_at_next_start() == 2);
}

TEST_CASE("a bundle that changes while it is fetched ends as the newer one", "[sync]") {
    Fetching world;
    world.office.publish(2, large);
    int chunks = 0;
    world.network.before =
        [&](const NetworkRequest& request) -> std::optional<Result<NetworkResponse>> {
        if (is_chunk(request) && ++chunks == 2) world.office.publish(3, large);
        return std::nullopt;
    };
    BundleFetch by(world.store, world.network);
    REQUIRE_FALSE(world.fetch(by).ok());  // The piece is gone from the server.
    REQUIRE(world.version_at_next_start() == 1);
    REQUIRE(world.fetch(by).ok());
    REQUIRE(world.version_at_next_start() == 3);
}

TEST_CASE("versions only go up", "[sync]") {
    Fetching world;
    world.office.publish(5);
    REQUIRE(world.fetch().ok());
    world.office.publish(4);
    REQUIRE(world.fetch().ok());
    REQUIRE(world.version_at_next_start() == 5);
}

TEST_CASE("a version that failed to start is not taken again, a higher one is", "[sync]") {
    Fetching world;
    world.office.publish(2);
    REQUIRE(world.fetch().ok());
    for (int start = 0; start < 3; ++start)
        REQUIRE(KeptBundles(world.store).begin_start().ok());
    world.joined = *load_enrolment(world.store).take();
    REQUIRE(world.joined.bundle.version == 1);
    REQUIRE(world.fetch().ok());
    REQUIRE(world.note.find("failed to start") != std::string::npos);
    REQUIRE(world.joined.bundle.version == 1);
    world.office.publish(3);
    REQUIRE(world.fetch().ok());
    REQUIRE(world.version_at_next_start() == 3);
}

TEST_CASE("a bundle for a newer program waits for it", "[sync]") {
    Fetching world;
    world.office.publish(2);
    world.office.min_program = protocol::program_level + 1;
    REQUIRE(world.fetch().ok());
    REQUIRE(world.note.find("needs a newer program") != std::string::npos);
    REQUIRE(world.version_at_next_start() == 1);
}

TEST_CASE("a new online key is followed, also without a new bundle, and never back", "[sync]") {
    Fetching world;
    const protocol::OnlineSigner old = world.office.signer;
    world.office.rotate_online_key();
    REQUIRE(world.fetch().ok());
    REQUIRE(world.joined.delegation.online_key == world.office.signer.key.public_key);
    REQUIRE(load_enrolment(world.store).take()->delegation == world.joined.delegation);
    // Who has stolen the old key cannot bring a bundle.
    world.office.signer = old;
    world.office.publish(9);
    REQUIRE(world.fetch().error().kind == ErrorKind::Denied);
    REQUIRE(world.version_at_next_start() == 1);
}

TEST_CASE("lies about a bundle change nothing on the device", "[sync]") {
    test::Office stranger;
    stranger.publish(7);
    using Meddle = std::function<void(const NetworkRequest&, NetworkResponse&)>;
    const Meddle lies[] = {
        [](const NetworkRequest&, NetworkResponse& response) {
            const std::string page = "<html>sign in</html>";
            response.body = Bytes(page.begin(), page.end());
        },
        [](const NetworkRequest&, NetworkResponse& response) { response.body.clear(); },
        [](const NetworkRequest&, NetworkResponse& response) {
            response.body.resize(response.body.size() / 2);
        },
        [](const NetworkRequest&, NetworkResponse& response) { response.body[20] ^= 1; },
        [](const NetworkRequest&, NetworkResponse& response) { response.status = 503; },
        [](const NetworkRequest&, NetworkResponse& response) { response.status = 302; },
        [&](const NetworkRequest& request, NetworkResponse& response) {
            response = stranger.answer(request).take();
        },
    };
    for (const bool of_manifest : {true, false}) {
        for (const Meddle& lie : lies) {
            Fetching world;
            world.office.publish(2, large);
            world.network.after = [&](const NetworkRequest& request, NetworkResponse& response) {
                if (is_chunk(request) != of_manifest) lie(request, response);
            };
            const auto before = world.store.state();
            REQUIRE_FALSE(world.fetch().ok());
            REQUIRE(world.joined.bundle.version == 1);
            REQUIRE(world.store.state() == before);
            // And the truth is taken afterwards.
            world.network.after = nullptr;
            REQUIRE(world.fetch().ok());
            REQUIRE(world.version_at_next_start() == 2);
        }
    }
}

TEST_CASE("a signed bundle whose organisation cannot be read is fetched once, not for ever",
          "[sync]") {
    Fetching world;
    world.office.version = 2;
    world.office.organisation_json = "{\"id\":\"x\"}";
    BundleFetch by(world.store, world.network);
    REQUIRE_FALSE(world.fetch(by).ok());
    world.network.requests.clear();
    REQUIRE(world.fetch(by).ok());
    REQUIRE(world.network.requests.size() == 1);
    REQUIRE(world.version_at_next_start() == 1);
}

}  // namespace candour::client
