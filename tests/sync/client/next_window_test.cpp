// When the next upload window is.
#include "sync/client/uploader.h"
#include "tests/support/catch.h"

namespace candour::client {

namespace {

// Draws one end of the range: 0, or the highest.
class EndOfRange : public Random {
public:
    explicit EndOfRange(bool highest) : highest_(highest) {}
    std::uint32_t below(std::uint32_t bound) override { return highest_ ? bound - 1 : 0; }

private:
    bool highest_;
};

}  // namespace

TEST_CASE("next_window_in stays a quarter around the interval, and backs off to 15 minutes",
          "[sync]") {
    EndOfRange low(/*highest=*/false);
    EndOfRange high(/*highest=*/true);
    struct Row {
        std::int64_t interval_ms;
        int failures;
        std::int64_t least_ms, most_ms;
    };
    const Row rows[] = {
        {300'000, 0, 225'000, 375'000},
        {300'000, 1, 22'500, 37'500},  // Retries begin at 30 s.
        {300'000, 2, 45'000, 75'000},
        {300'000, 6, 675'000, 900'000},  // At most 15 minutes, jitter included.
        {300'000, 1'000'000, 675'000, 900'000},
        {86'400'000, 0, 64'800'000, 108'000'000},
        {86'400'000, 1, 22'500, 37'500},
        {1'000, 1, 750, 1'250},  // A demonstration's short interval retries as fast.
        {1'000, 3, 3'000, 5'000},
    };
    for (const Row& row : rows) {
        const WindowPlan plan{Milliseconds(row.interval_ms)};
        INFO(row.interval_ms << " ms, " << row.failures << " failures");
        REQUIRE(next_window_in(plan, row.failures, low).count() == row.least_ms);
        REQUIRE(next_window_in(plan, row.failures, high).count() == row.most_ms);
    }
}

}  // namespace candour::client
