// The first start, cut at every one of its writes and syncs: afterwards there is no store or a
// whole one, and the next start makes or finds it (sync-research 4.3, trap a).
#include <sys/wait.h>
#include <unistd.h>

#include "platform/storage/sqlite_outbox.h"
#include "tests/support/catch.h"
#include "tests/support/cut_files.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {

namespace {

// Runs `work` in a child whose power fails at operation number `cut_at`. True when it came to its
// end before.
template <typename Work>
bool done_before_cut(int cut_at, test::Unsynced unsynced, Work work) {
    const pid_t child = ::fork();
    CHECK(child >= 0);
    if (child == 0) {
        test::cut_power_at(cut_at, unsynced);
        work();
        ::_exit(test::not_cut);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    REQUIRE((WEXITSTATUS(status) == test::not_cut || WEXITSTATUS(status) == test::was_cut));
    return WEXITSTATUS(status) == test::not_cut;
}

void require_whole(const std::string& path, std::uint32_t capacity) {
    test::SodiumRandom random;
    for (int start = 0; start < 2; ++start) {
        auto outbox = SqliteOutbox::create(path, random, capacity);
        INFO((outbox.ok() ? std::string() : outbox.error().what));
        REQUIRE(outbox.ok());
        REQUIRE(outbox.value()->use().value().capacity == capacity);
        REQUIRE(outbox.value()->use().value().damaged == 0);
    }
    auto outbox = SqliteOutbox::create(path, random).take();
    REQUIRE(outbox->add(test::random_cells(5, random)).ok());
}

}  // namespace

TEST_CASE("a first start that is cut anywhere leaves no store or a whole one", "[storage]") {
    for (const test::Unsynced unsynced : {test::Unsynced::Kept, test::Unsynced::Lost}) {
        int cuts = 0;
        bool done = false;
        for (int cut_at = 1; !done; ++cut_at) {
            const test::TempFolder folder;
            const std::string path = folder.file("outbox.db");
            done = done_before_cut(cut_at, unsynced, [&] {
                test::SodiumRandom random;
                (void)SqliteOutbox::create(path, random, 40);
            });
            cuts += done ? 0 : 1;
            INFO("cut at operation " << cut_at);
            if (std::filesystem::exists(path) && std::filesystem::file_size(path) > 0) {
                // Something is there: then it must be whole, whatever room the next start asks for.
                auto database = Sqlite::open(path).take();
                const auto tables = database->number("SELECT COUNT(*) FROM sqlite_schema");
                REQUIRE(tables.ok());
                REQUIRE((tables.value() == 0 || tables.value() == 4));
            }
            require_whole(path, 40);
        }
        REQUIRE(cuts > 10);
    }
}

TEST_CASE("a first visitor whose power is cut is kept whole or not at all", "[storage]") {
    test::SodiumRandom random;
    for (const test::Unsynced unsynced : {test::Unsynced::Kept, test::Unsynced::Lost}) {
        bool done = false;
        int kept = 0;
        int lost = 0;
        for (int cut_at = 1; !done; ++cut_at) {
            const test::TempFolder folder;
            const std::string path = folder.file("outbox.db");
            REQUIRE(SqliteOutbox::create(path, random, 40).ok());
            const auto cells = test::random_cells(4, random);
            done = done_before_cut(cut_at, unsynced, [&] {
                test::SodiumRandom drawn;
                auto outbox = SqliteOutbox::create(path, drawn).take();
                if (!outbox->add(cells).ok()) ::_exit(1);
            });
            auto outbox = SqliteOutbox::create(path, random).take();
            const std::size_t found = outbox->pending().value().size();
            INFO("cut at operation " << cut_at << ", found " << found);
            REQUIRE((found == 0 || found == 4));
            REQUIRE((!done || found == 4));
            REQUIRE(outbox->use().value().damaged == 0);
            (found == 0 ? lost : kept) += 1;
        }
        REQUIRE(kept >= 1);
        REQUIRE(lost > 3);
    }
}

}  // namespace candour::platform
