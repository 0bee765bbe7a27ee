// What may stand side by side: tables by part beside the whole, and what else adds up.
#include "core/privacy/disclosure/published.h"

#include <map>
#include <numeric>
#include <set>
#include <string>

#include "tests/support/property.h"

namespace candour::privacy {
namespace {

using Counts = std::vector<std::int64_t>;

struct Column {
    Counts parts;
    std::int64_t in_none = 0;
};

std::int64_t whole_of(const Column& column) {
    return std::accumulate(column.parts.begin(), column.parts.end(), column.in_none);
}

std::vector<ShownCount> shown_counts_of(const Counts& counts) {
    std::vector<ShownCount> shown;
    for (const std::int64_t count : counts)
        shown.push_back(shown_count(count));
    return shown;
}

// The parts of some columns may stand beside the wholes.
bool may_stand(const std::vector<Column>& columns) {
    Published published;
    for (const Column& column : columns) {
        const Published::Cells parts = published.add(shown_counts_of(column.parts));
        const Published::Cell whole = published.add(shown_count(whole_of(column)));
        published.within(parts, {whole});
        published.may_add_up(parts, {whole});
    }
    return published.keeps_secrets();
}

// What a reader sees of one column: its parts, then the whole.
std::string seen(const Column& column) {
    std::string text;
    if (!may_stand({column})) text = "withheld ";
    for (const std::int64_t part : text.empty() ? column.parts : Counts{})
        text += shown_count(part).text() + " ";
    return text + "of " + shown_count(whole_of(column)).text();
}

// Every column of `parts` counts up to `max`, with up to `in_none_max` in no part.
template <typename Visit>
void every_column(std::size_t parts, std::int64_t max, std::int64_t in_none_max, Visit visit) {
    Column column{.parts = Counts(parts, 0)};
    while (true) {
        for (column.in_none = 0; column.in_none <= in_none_max; ++column.in_none)
            visit(column);
        std::size_t i = 0;
        while (i < parts && column.parts[i] == max)
            column.parts[i++] = 0;
        if (i == parts) return;
        ++column.parts[i];
    }
}

}  // namespace

TEST_CASE("a table is withheld when a hidden count could be had by subtraction", "[core]") {
    struct Row {
        Column column;
        std::string seen;
    };
    const Row row = GENERATE(Row{{{20, 30}}, "20 30 of 50"},
                             // 15 and 10: the hidden one is 1 to 7, whatever is subtracted.
                             Row{{{10, 3}}, "10 * of 15"},
                             // 16 and up less 12 and down would leave 6 and 7.
                             Row{{{12, 6}}, "withheld of 20"},
                             // Rounded down twice: 15 less 8 and 8 would leave exactly 1.
                             Row{{{8, 8, 1}}, "withheld of 15"}, Row{{{0, 0}}, "0 0 of 0"},
                             Row{{{3, 3, 3}}, "* * * of 10"}, Row{{{}, 9}, "of 10"});
    REQUIRE(seen(row.column) == row.seen);
}

TEST_CASE("whoever subtracts has at least five values left for every hidden count", "[core]") {
    struct Size {
        std::size_t parts;
        std::int64_t max;
        std::int64_t in_none_max;
    };
    // Each maximum is the last that rounds to its number, so no possible column is left out.
    const Size size = GENERATE(Size{1, 22, 22}, Size{2, 32, 0}, Size{2, 22, 22}, Size{3, 17, 0},
                               Size{3, 17, 17}, Size{4, 12, 0});
    std::map<std::string, std::vector<std::set<std::int64_t>>> possible;
    every_column(size.parts, size.max, size.in_none_max, [&](const Column& column) {
        // A whole that more could have been lacking from than was tried.
        const std::int64_t most = possible_counts(shown_count(whole_of(column))).max;
        const bool cut_off = size.in_none_max > 0 && most > size.in_none_max;
        if (cut_off || !may_stand({column})) return;
        auto& values = possible[seen(column)];
        values.resize(size.parts);
        for (std::size_t i = 0; i < size.parts; ++i) {
            if (shown_count(column.parts[i]).suppressed) values[i].insert(column.parts[i]);
        }
    });
    REQUIRE(possible.size() > 3);
    for (const auto& [text, values] : possible) {
        INFO(text);
        for (const auto& part : values)
            REQUIRE((part.empty() || part.size() >= std::size_t{possible_values_min}));
    }
}

TEST_CASE("half of the tables by service are shown even where two in five counts are rare",
          "[core]") {
    int whole_tables = 0;
    test::for_all(1000, [&whole_tables](test::Gen& gen) {
        std::vector<Column> columns(5, Column{.parts = Counts(3)});
        for (Column& column : columns) {
            for (std::int64_t& part : column.parts)
                part = gen.chance(40) ? gen.between(1, 7) : gen.between(8, 40);
        }
        if (may_stand(columns)) ++whole_tables;
    });
    if (std::getenv("CANDOUR_SEED") == nullptr) REQUIRE(whole_tables > 500);
}

TEST_CASE("what follows from several tables together is found, and what nobody knows is not",
          "[core]") {
    const auto star = shown_count(3);
    const auto of = [](std::int64_t count) { return shown_count(count); };
    // 8 to 12 were asked why, of whom 8 and more said one thing: 1 to 4 are left.
    Published asked;
    const auto yes = asked.add(of(10));
    asked.within(asked.add({of(8), star}), {yes});
    REQUIRE_FALSE(asked.keeps_secrets());
    // Through two tables: as many as all, who are as many as in the other.
    Published linked;
    const auto everybody = linked.add_unseen();
    linked.adds_up(linked.add({of(8), star}), {everybody});
    REQUIRE(linked.keeps_secrets());
    linked.adds_up({linked.add(of(12))}, {everybody});
    REQUIRE_FALSE(linked.keeps_secrets());
    // A guess that cannot be is no help; one that can is.
    Published guessed;
    const auto two = guessed.add({of(8), star});
    const auto many = guessed.add({of(40), of(8)});
    guessed.may_add_up(two, many);
    REQUIRE(guessed.keeps_secrets());
    guessed.may_add_up(two, {guessed.add(of(8))});
    REQUIRE_FALSE(guessed.keeps_secrets());
    // What cannot be true was no knowledge: nothing more is shown on it.
    Published mistaken;
    mistaken.adds_up({mistaken.add(of(20))}, {mistaken.add(of(40))});
    REQUIRE_FALSE(mistaken.keeps_secrets());
}

TEST_CASE("how often each person is counted is knowledge, too", "[core]") {
    const auto of = [](std::int64_t count) { return shown_count(count); };
    const auto may_stand = [&](std::int64_t at_least, std::int64_t at_most) {
        Published published;
        const auto everybody = published.add_unseen();
        published.adds_up(published.add({of(12), of(3)}), {everybody});
        const auto choices = published.add({of(18), of(18)});
        published.at_least_each(at_least, choices, {everybody});
        published.at_most_each(at_most, choices, {everybody});
        return published.keeps_secrets();
    };
    // 36 to 44 choices of people of whom 8 to 12 are in the one row.
    REQUIRE(may_stand(1, 4));
    REQUIRE_FALSE(may_stand(1, 2));  // 18 people at least.
    REQUIRE_FALSE(may_stand(4, 8));  // 11 at most.
}

}  // namespace candour::privacy
