// Attack A-19 on the page's own work, without a network's noise and without Argon2id's: whether a
// code has an answer, or can be a code at all, is told from how long the page takes. It must not be
// told; and where the page answers as soon as it can, the same measuring must tell it.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include "platform/system/even_time.h"
#include "tests/support/receipt_world.h"

namespace candour::console {
namespace {

using test::ReceiptWorld;

constexpr std::size_t tries_max = 500;  // Of each kind.
constexpr std::size_t tries_min = 60;   // Where a sanitizer makes the steps long …
constexpr std::chrono::milliseconds all_take_about{180'000};  // … so that it ends.
constexpr double told_apart = 4.5;                            // Of Welch's t.
constexpr int slowest_by_far = 10;  // Times: so long is a step, in units of what the work takes.
constexpr std::chrono::milliseconds step_min{20};

using Times = std::vector<double>;  // Microseconds.

double mean_of(const Times& times) {
    return std::accumulate(times.begin(), times.end(), 0.0) / static_cast<double>(times.size());
}

// Of the mean.
double variance_of(const Times& times) {
    const double mean = mean_of(times);
    double sum = 0;
    for (const double time : times)
        sum += (time - mean) * (time - mean);
    const auto count = static_cast<double>(times.size());
    return sum / (count - 1) / count;
}

double welch_t(const Times& one, const Times& other) {
    return (mean_of(one) - mean_of(other)) / std::sqrt(variance_of(one) + variance_of(other));
}

struct Attacker {
    Attacker() {
        std::string answer;
        while (answer.size() < 8'000)
            answer += "We are sorry that nobody rang you back (" + std::to_string(answer.size()) +
                      ").\n\n";
        code = world.new_code();
        world.publish(code, answer);
        slip = code;
        slip[0] = slip[0] == '7' ? '8' : '7';
    }

    double time(const std::string& typed) {
        // By its clock nobody was here for an hour, so that no limit is in the way.
        world.clock.advance(std::chrono::hours{1});
        const auto began = std::chrono::steady_clock::now();
        const auto response = world.page().handle(ReceiptWorld::request(typed));
        const std::chrono::duration<double, std::micro> taken =
            std::chrono::steady_clock::now() - began;
        REQUIRE(response->status == 200);
        return taken.count();
    }

    // In random order, so that what changes meanwhile changes for all.
    void measure(std::size_t tries) {
        std::vector<int> order(3 * tries);
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = static_cast<int>(i % 3);
        for (std::size_t i = order.size() - 1; i > 0; --i)
            std::swap(order[i], order[world.random.below(static_cast<std::uint32_t>(i + 1))]);
        for (const int kind : order) {
            if (kind == 0) hits.push_back(time(code));
            if (kind == 1) misses.push_back(time(world.new_code()));
            if (kind == 2) slips.push_back(time(slip));
        }
    }

    ReceiptWorld world;
    std::string code;
    std::string slip;
    Times hits;
    Times misses;
    Times slips;
};

// What the work takes when nothing waits.
double work_takes() {
    Attacker attacker;
    Times times;
    for (int i = 0; i < 20; ++i)
        times.push_back(attacker.time(attacker.code));
    return mean_of(times);
}

TEST_CASE("A-19: the time of an answer tells neither hit from miss nor a slip from either",
          "[attack]") {
    const std::chrono::duration<double, std::micro> wanted{work_takes() * slowest_by_far};
    const auto step =
        std::max(step_min, std::chrono::duration_cast<std::chrono::milliseconds>(wanted));
    Attacker attacker;
    attacker.world.evenly = [step](Milliseconds, const std::function<void()>& work) {
        platform::work_evenly(step, work);
    };
    const auto in_time = static_cast<std::size_t>(all_take_about / step / 3);
    attacker.measure(std::clamp(in_time, tries_min, tries_max));
    const double hit_miss = welch_t(attacker.hits, attacker.misses);
    const double miss_slip = welch_t(attacker.misses, attacker.slips);
    WARN("in steps of " << step.count() << " ms: t of hits and misses " << hit_miss
                        << ", of misses and slips " << miss_slip);
    REQUIRE(std::abs(hit_miss) < told_apart);
    REQUIRE(std::abs(miss_slip) < told_apart);
}

TEST_CASE("A-19 is an attack: a page that answers as soon as it can tells who has an answer",
          "[attack]") {
    Attacker attacker;
    attacker.world.evenly = [](Milliseconds, const std::function<void()>& work) { work(); };
    double hit_miss = 0;
    // Among much else that goes on it takes more tries, as it does for anybody.
    for (int round = 0; round < 5 && std::abs(hit_miss) <= told_apart; ++round) {
        attacker.measure(tries_max);
        hit_miss = welch_t(attacker.hits, attacker.misses);
    }
    WARN("without the wait: t of hits and misses " << hit_miss);
    REQUIRE(std::abs(hit_miss) > told_apart);
}

}  // namespace
}  // namespace candour::console
