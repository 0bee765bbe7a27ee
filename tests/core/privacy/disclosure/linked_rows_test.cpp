// Tables about the same people side by side: what can be had by adding and subtracting.
#include "core/privacy/disclosure/linked_rows.h"

#include <map>
#include <numeric>
#include <set>
#include <string>

#include "core/privacy/disclosure/published.h"
#include "tests/support/property.h"
#include "tests/support/shown_sums.h"

namespace candour::privacy {
namespace {

using Counts = std::vector<std::int64_t>;

std::string seen(const LinkedRows& linked) {
    std::string text;
    for (const auto& row : linked.rows) {
        if (!row) text += "withheld ";
        for (const ShownCount& count : row ? row->counts : std::vector<ShownCount>{})
            text += count.text() + " ";
        text += "| ";
    }
    return text + "of " + linked.total.text();
}

// Whether somebody who sees everything can still believe in `fixed` for count `at` of row `of`.
bool believable(const LinkedRows& linked, std::size_t of, std::size_t at, std::int64_t fixed) {
    std::set<std::int64_t> people = test::sums_of(linked.rows[of]->counts, at, fixed);
    for (std::size_t r = 0; r < linked.rows.size(); ++r) {
        if (r == of || !linked.rows[r]) continue;
        const auto others = test::sums_of(linked.rows[r]->counts, SIZE_MAX, 0);
        std::erase_if(people, [&](std::int64_t sum) { return !others.contains(sum); });
    }
    if (!linked.total.suppressed) {
        const CountRange total = possible_counts(linked.total);
        std::erase_if(people, [&](std::int64_t sum) { return sum < total.min || sum > total.max; });
    }
    return !people.empty();
}

}  // namespace

TEST_CASE("a second table is withheld when it would give the first one's star away", "[core]") {
    struct Row {
        std::vector<Counts> rows;
        std::string seen;
    };
    const Row row = GENERATE(
        // Nothing small: all is shown.
        Row{{{20, 30}, {10, 40}}, "20 30 | 10 40 | of 50"},
        // 18 to 22 people less 13 to 17 leave 1 to 7.
        Row{{{15, 5}, {20}}, "15 * | 20 | of *"},
        // 18 to 22 people less 16 and more: 1 to 6. Six values are enough.
        Row{{{8, 8, 6}, {22}}, "10 10 * | 20 | of *"},
        // 8 to 12 less 8 and more: 1 to 4.
        Row{{{8, 3}, {11}}, "10 * | withheld | of *"},
        // 13 to 17 people in two hidden groups: 6 and 7 alone.
        Row{{{7, 7}, {14}}, "* * | withheld | of *"},
        // The other way round it is the second that goes.
        Row{{{14}, {7, 7}}, "15 | withheld | of 15"}, Row{{{0, 0}, {0}}, "0 0 | 0 | of 0"},
        Row{{}, "of 0"});
    REQUIRE(seen(shown_linked_rows(row.rows)) == row.seen);
}

TEST_CASE("every star keeps five values, whatever is added and subtracted", "[core]") {
    int stars = 0;
    int withheld = 0;
    test::for_all(3000, [&](test::Gen& gen) {
        const int people = gen.between(0, 60);
        std::vector<Counts> rows(static_cast<std::size_t>(gen.between(1, 4)));
        for (Counts& row : rows) {
            int left = people;
            for (int cells = gen.between(0, 4); cells > 0; --cells) {
                const int one = gen.between(0, std::min(left, gen.chance(50) ? 8 : 60));
                row.push_back(one);
                left -= one;
            }
            row.push_back(left);
        }
        const LinkedRows linked = shown_linked_rows(rows);
        REQUIRE(linked.rows.size() == rows.size());
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (!linked.rows[r]) {
                ++withheld;
                continue;
            }
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                if (!linked.rows[r]->counts[c].suppressed) continue;
                ++stars;
                int values = 0;
                for (std::int64_t value = 1; value <= 7; ++value)
                    values += believable(linked, r, c, value) ? 1 : 0;
                INFO(seen(linked));
                REQUIRE(values >= possible_values_min);
            }
        }
    });
    if (std::getenv("CANDOUR_SEED") == nullptr) REQUIRE((stars > 1000 && withheld > 50));
}

TEST_CASE("who knows the rule itself learns no more from a set that is shown whole", "[core]") {
    std::map<std::string, std::vector<std::set<std::int64_t>>> possible;
    constexpr std::int64_t most = 22;  // The last that rounds to 20.
    for (std::int64_t a = 0; a <= most; ++a) {
        for (std::int64_t b = 0; b <= most; ++b) {
            for (std::int64_t c = 0; c <= std::min(most, a + b); ++c) {
                const Counts cells{a, b, c, a + b - c};
                if (cells[3] > most) continue;
                const LinkedRows linked = shown_linked_rows({{a, b}, {c, cells[3]}});
                if (!linked.rows[1]) continue;
                auto& values = possible[seen(linked)];
                values.resize(4);
                for (std::size_t i = 0; i < 4; ++i) {
                    if (linked.rows[i / 2]->counts[i % 2].suppressed) values[i].insert(cells[i]);
                }
            }
        }
    }
    REQUIRE(possible.size() > 20);
    for (const auto& [text, values] : possible) {
        INFO(text);
        for (const auto& cell : values)
            REQUIRE((cell.empty() || cell.size() >= std::size_t{possible_values_min}));
    }
}

}  // namespace candour::privacy
