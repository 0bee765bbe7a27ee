// What counts may be shown.
#include "core/privacy/disclosure/suppression.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "tests/support/property.h"

namespace candour::privacy {
namespace {

using Counts = std::vector<std::int64_t>;

// Everything a reader sees of a row, as one text.
std::string seen(const ShownDistribution& shown) {
    std::string text;
    for (const ShownCount& count : shown.counts)
        text += count.text() + " ";
    text += "= " + shown.total.text();
    for (const auto& percentage : shown.percentages) {
        text += percentage ? " " + std::to_string(*percentage) + "%" : " -";
    }
    return text;
}

// Calls `visit` with every row of `cells` counts from 0 to `max`.
template <typename Visit>
void every_row(std::size_t cells, std::int64_t max, Visit visit) {
    Counts counts(cells, 0);
    while (true) {
        visit(counts);
        std::size_t i = 0;
        while (i < cells && counts[i] == max)
            counts[i++] = 0;
        if (i == cells) return;
        ++counts[i];
    }
}

}  // namespace

TEST_CASE("shown_count keeps 0, hides 1 to 7 and rounds the rest to 5", "[core]") {
    struct Row {
        std::int64_t count;
        std::string text;
    };
    const Row row = GENERATE(Row{0, "0"}, Row{1, "*"}, Row{7, "*"}, Row{8, "10"}, Row{12, "10"},
                             Row{13, "15"}, Row{17, "15"}, Row{18, "20"}, Row{1002, "1000"});
    REQUIRE(shown_count(row.count).text() == row.text);
}

TEST_CASE("shown_distribution shows what a table of survey answers may say", "[core]") {
    struct Row {
        Counts counts;
        std::string seen;
    };
    const Row row = GENERATE(
        Row{{20, 30, 50}, "20 30 50 = 100 20% 30% 50%"}, Row{{0, 40}, "0 40 = 40 0% 100%"},
        Row{{8, 8}, "10 10 = 15 50% 50%"},  // Percentages of what is shown, so they add up.
        Row{{0, 0}, "0 0 = 0 - -"}, Row{{}, "= 0"}, Row{{40, 3}, "40 * = * - -"},
        Row{{10, 10, 10, 3}, "10 10 10 * = * - - - -"},  // One hidden alone.

        Row{{7, 7, 7, 7}, "* * * * = * - - - -"},  // A total of 30 would give all four away.
        Row{{40, 3, 0, 6}, "40 * 0 * = 50 - - - -"});
    REQUIRE(seen(shown_distribution(row.counts)) == row.seen);
}

TEST_CASE("every value from 1 to 7 stays possible for every hidden count", "[core]") {
    struct Size {
        std::size_t cells;
        std::int64_t max;
    };
    // Each `max` is the last that rounds to its number, so no possible row is left out.
    const Size size = GENERATE(Size{1, 42}, Size{2, 42}, Size{3, 32}, Size{4, 17}, Size{5, 7});
    std::map<std::string, std::vector<std::set<std::int64_t>>> possible;
    every_row(size.cells, size.max, [&](const Counts& counts) {
        const ShownDistribution shown = shown_distribution(counts);
        auto& values = possible[seen(shown)];
        values.resize(size.cells);
        for (std::size_t i = 0; i < size.cells; ++i) {
            if (shown.counts[i].suppressed) values[i].insert(counts[i]);
        }
    });
    for (const auto& [text, values] : possible) {
        INFO(text);
        for (const auto& cell : values)
            REQUIRE((cell.empty() || cell.size() == 7));
    }
}

TEST_CASE("no percentage stands beside a hidden count or on fewer than 8", "[core]") {
    test::for_all(500, [](test::Gen& gen) {
        Counts counts(1 + gen.below(6));
        for (auto& count : counts)
            count = gen.between(0, gen.between(0, 30));
        const ShownDistribution shown = shown_distribution(counts);
        REQUIRE(shown.counts.size() == counts.size());
        REQUIRE(shown.percentages.size() == counts.size());
        const auto sum = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
        const bool hidden = std::ranges::any_of(shown.counts, &ShownCount::suppressed);
        for (const auto& percentage : shown.percentages) {
            REQUIRE(percentage.has_value() == (!hidden && sum >= 8));
            if (percentage) REQUIRE((*percentage >= 0 && *percentage <= 100));
        }
    });
}

TEST_CASE("a quarter of the totals is shown even where two in five counts are rare", "[core]") {
    int shown_totals = 0;
    test::for_all(1000, [&shown_totals](test::Gen& gen) {
        Counts counts(5);  // One for each face.
        for (auto& count : counts)
            count = gen.chance(40) ? gen.between(1, 7) : gen.between(8, 40);
        if (!shown_distribution(counts).total.suppressed) ++shown_totals;
    });
    if (std::getenv("CANDOUR_SEED") == nullptr) REQUIRE(shown_totals > 250);
}

}  // namespace candour::privacy
