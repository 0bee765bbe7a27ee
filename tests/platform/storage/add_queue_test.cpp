// Calls of add() that wait at the same time share a transaction.
#include "platform/storage/add_queue.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/secure_random.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {

namespace {

// A store that holds still while the test wants it to, and notes what it was given.
struct SlowStore {
    Result<store::Stored> operator()(const std::vector<privacy::Cell>& cells, CivilDay today) {
        std::unique_lock lock(mutex);
        groups.emplace_back(cells.size(), today);
        started.notify_all();
        opened.wait(lock, [this] { return open; });
        if (cells.size() > room) return Error{ErrorKind::Full, "no room"};
        room -= cells.size();
        return store::Stored{"epoch", groups.size(), 0};
    }
    void let_go() {
        const std::lock_guard lock(mutex);
        open = true;
        opened.notify_all();
    }
    void wait_for_group(std::size_t count) {
        std::unique_lock lock(mutex);
        started.wait(lock, [&] { return groups.size() >= count; });
    }

    std::mutex mutex;
    std::condition_variable started;
    std::condition_variable opened;
    bool open = false;
    std::size_t room = 1'000'000;
    std::vector<std::pair<std::size_t, CivilDay>> groups;
};

// Calls that run beside each other; each outcome is in its place when join() returns.
struct Callers {
    explicit Callers(AddQueue& to) : queue(to) {}
    void call(std::size_t cells, CivilDay day = test::a_day) {
        outcomes.emplace_back();
        threads.emplace_back([this, cells, day, place = &outcomes.back()] {
            test::SodiumRandom random;
            place->emplace(queue.add(test::random_cells(cells, random), day));
        });
    }
    void join() {
        for (std::thread& thread : threads)
            thread.join();
    }
    AddQueue& queue;
    std::deque<std::optional<Result<store::Stored>>> outcomes;
    std::vector<std::thread> threads;
};

AddQueue::Store reference(SlowStore& slow) {
    return [&slow](const std::vector<privacy::Cell>& cells, CivilDay today) {
        return slow(cells, today);
    };
}

void wait_until_waiting(AddQueue& queue, std::size_t cells) {
    while (queue.cells_waiting() < cells)
        std::this_thread::yield();
}

}  // namespace

TEST_CASE("what waits while one is stored is stored together, and each call has its answer",
          "[platform]") {
    SlowStore slow;
    AddQueue queue(1, reference(slow));
    Callers callers(queue);
    callers.call(16);
    slow.wait_for_group(1);
    for (int i = 0; i < 10; ++i)
        callers.call(16);
    wait_until_waiting(queue, 160);
    slow.let_go();
    callers.join();
    REQUIRE(slow.groups.size() == 2);
    REQUIRE(slow.groups[0].first == 16);
    REQUIRE(slow.groups[1].first == 160);
    REQUIRE(callers.outcomes[0]->value().generation == 1);
    for (std::size_t i = 1; i < callers.outcomes.size(); ++i)
        REQUIRE(callers.outcomes[i]->value().generation == 2);
}

TEST_CASE("a group has an end, and one day", "[platform]") {
    SlowStore slow;
    AddQueue queue(1, reference(slow));
    Callers callers(queue);
    callers.call(16);
    slow.wait_for_group(1);
    callers.call(add_group_cells_max);
    wait_until_waiting(queue, add_group_cells_max);
    callers.call(16);
    wait_until_waiting(queue, add_group_cells_max + 16);
    callers.call(16, test::a_day + std::chrono::days{1});
    wait_until_waiting(queue, add_group_cells_max + 32);
    slow.let_go();
    callers.join();
    REQUIRE(slow.groups.size() == 4);
    REQUIRE(slow.groups[1].first == add_group_cells_max);
    REQUIRE(slow.groups[2] == std::pair(std::size_t{16}, test::a_day));
    REQUIRE(slow.groups[3] == std::pair(std::size_t{16}, test::a_day + std::chrono::days{1}));
}

TEST_CASE("when too many cells wait the next are Unavailable, and room comes again", "[platform]") {
    SlowStore slow;
    AddQueue queue(1, reference(slow));
    Callers callers(queue);
    callers.call(16);
    slow.wait_for_group(1);
    callers.call(add_waiting_cells_max);
    wait_until_waiting(queue, add_waiting_cells_max);
    test::SodiumRandom random;
    const auto refused = queue.add(test::random_cells(16, random), test::a_day);
    REQUIRE(refused.error().kind == ErrorKind::Unavailable);
    slow.let_go();
    callers.join();
    REQUIRE(callers.outcomes[1]->ok());
    REQUIRE(queue.add(test::random_cells(16, random), test::a_day).ok());
}

TEST_CASE("of a group that does not fit those are stored that do", "[platform]") {
    SlowStore slow;
    slow.room = 16 + 40;
    AddQueue queue(1, reference(slow));
    Callers callers(queue);
    callers.call(16);
    slow.wait_for_group(1);
    for (int i = 0; i < 3; ++i)
        callers.call(16);
    wait_until_waiting(queue, 48);
    slow.let_go();
    callers.join();
    int stored = 0;
    for (const auto& outcome : callers.outcomes) {
        if (outcome->ok()) {
            ++stored;
        } else {
            REQUIRE(outcome->error().kind == ErrorKind::Full);
        }
    }
    REQUIRE(stored == 3);
}

TEST_CASE("several groups are under way at once where the database can", "[platform]") {
    SlowStore slow;
    AddQueue queue(2, reference(slow));
    Callers callers(queue);
    callers.call(16);
    callers.call(16);
    slow.wait_for_group(2);
    callers.call(16);
    callers.call(16);
    wait_until_waiting(queue, 32);
    slow.let_go();
    callers.join();
    REQUIRE(slow.groups.size() >= 3);
    for (const auto& outcome : callers.outcomes)
        REQUIRE(outcome->ok());
}

}  // namespace candour::platform
