// Receipts: every slip of one or two symbols is noticed, whatever way they are typed.
#include "core/privacy/receipt.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/freed_memory.h"
#include "tests/support/property.h"
#include "tests/support/secure_random.h"

namespace candour::privacy {
namespace {

constexpr std::size_t written_length = 21;

// Of a seed: never a receipt that anybody gets.
Receipt any_receipt(test::Gen& gen) {
    Receipt::Values values{};
    for (std::uint8_t& value : values)
        value = static_cast<std::uint8_t>(gen.below(receipt_alphabet.size()));
    return Receipt(values);
}

std::string text_of(const Receipt& receipt) {
    return std::string(std::string_view(written(receipt)));
}

std::string symbols_of(const Receipt& receipt) {
    std::string symbols = text_of(receipt);
    std::erase(symbols, '-');
    return symbols;
}

ErrorKind refusal_of(std::string_view typed) { return read_receipt(typed).error().kind; }

const Receipt& example() {
    static const Receipt receipt(
        Receipt::Values{0, 1, 2, 3, 31, 30, 29, 28, 10, 11, 12, 13, 17, 18, 19, 20});
    return receipt;
}

}  // namespace

TEST_CASE("a receipt is four groups of four symbols and a check symbol", "[core]") {
    REQUIRE(text_of(example()).starts_with("0123-ZYXW-ABCD-HJKM-"));
    REQUIRE(text_of(example()).size() == written_length);
    // By hand: of the symbols 1, 0, 0 … only the first counts, and its weight is α.
    Receipt::Values one{1};
    REQUIRE(check_symbol(one) == 2);
    // α⁵ = α² + 1: the fifth place weighs 5.
    REQUIRE(check_symbol(Receipt::Values{0, 0, 0, 0, 1}) == 5);
    REQUIRE(check_symbol(Receipt::Values{}) == 0);
}

TEST_CASE("what is written is read back, for any receipt", "[core]") {
    test::for_all(500, [](test::Gen& gen) {
        const Receipt receipt = any_receipt(gen);
        REQUIRE(read_receipt(text_of(receipt)).value() == receipt);
    });
}

TEST_CASE("every single wrong symbol is noticed, at every place", "[core]") {
    test::for_all(20, [](test::Gen& gen) {
        const std::string good = symbols_of(any_receipt(gen));
        for (std::size_t place = 0; place < good.size(); ++place) {
            for (const char wrong : receipt_alphabet) {
                if (wrong == good[place]) continue;
                std::string typed = good;
                typed[place] = wrong;
                REQUIRE(refusal_of(typed) == ErrorKind::Corrupt);
            }
        }
    });
}

TEST_CASE("every exchange of two symbols is noticed, for every two symbols and places", "[core]") {
    // The check is linear: what the 15 other places hold makes no difference, so this is all there
    // is. The check symbol is one of the two where it is at place 16.
    Receipt::Values values = example().values();
    int exchanged = 0;
    for (std::size_t first = 0; first < receipt_symbols; ++first) {
        for (std::size_t second = first + 1; second <= receipt_symbols; ++second) {
            for (std::uint8_t a = 0; a < receipt_alphabet.size(); ++a) {
                for (std::uint8_t b = 0; b < receipt_alphabet.size(); ++b) {
                    values = example().values();
                    values[first] = a;
                    if (second < receipt_symbols) values[second] = b;
                    const std::uint8_t check = check_symbol(values);
                    // Exchanging with the check symbol: a is what it is, for each a.
                    if (second == receipt_symbols && b != check) continue;
                    if (a == b) continue;
                    values[first] = b;
                    if (second < receipt_symbols) values[second] = a;
                    const std::uint8_t there = second < receipt_symbols ? check : a;
                    if (check_symbol(values) == there) FAIL(first << " and " << second);
                    ++exchanged;
                }
            }
        }
    }
    constexpr int pairs_without_check = 16 * 15 / 2 * 32 * 31;
    REQUIRE(exchanged > pairs_without_check);
}

TEST_CASE("how a receipt is typed makes no difference", "[core]") {
    Receipt::Values values = example().values();
    values[0] = 0;
    values[1] = 1;
    const std::string good = symbols_of(Receipt(values));
    std::string lower = good;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    const std::string rest = good.substr(2);
    const std::vector<std::string> ways = {good,
                                           lower,
                                           "O1" + rest,
                                           "oi" + rest,
                                           "0L" + rest,
                                           "0l" + rest,
                                           " 0 1 " + rest + "\n",
                                           "01—" + rest,
                                           "0\u20111\u00A0" + rest + "-",
                                           "--01" + rest};
    for (const std::string& typed : ways) {
        INFO(typed);
        const auto read = read_receipt(typed);
        REQUIRE(read.ok());
        REQUIRE(read.value().values() == values);
    }
}

TEST_CASE("read_receipt says what is wrong with what was typed", "[core]") {
    const std::string good = text_of(example());
    REQUIRE(refusal_of("") == ErrorKind::Invalid);
    REQUIRE(refusal_of(good.substr(0, good.size() - 1)) == ErrorKind::Invalid);
    REQUIRE(refusal_of(good + "0") == ErrorKind::Invalid);
    for (const char* never : {"U", "u", ".", "*", "é", "٣", "\xff"}) {
        REQUIRE(refusal_of(never + good.substr(1)) == ErrorKind::Invalid);
    }
    std::string mistyped = good;
    mistyped[0] = '7';
    REQUIRE(refusal_of(mistyped) == ErrorKind::Corrupt);
}

TEST_CASE("read_receipt survives any bytes", "[core]") {
    test::for_all(2000, [](test::Gen& gen) {
        const Bytes bytes = gen.bytes(gen.below(60));
        const std::string typed(bytes.begin(), bytes.end());
        const auto read = read_receipt(typed);
        if (read.ok()) REQUIRE(read_receipt(text_of(read.value())).value() == read.value());
    });
}

TEST_CASE("made receipts differ, and use every symbol at every place", "[core]") {
    test::SodiumRandom random;
    std::set<std::string> all;
    std::array<std::set<char>, receipt_symbols> seen;
    for (int i = 0; i < 2000; ++i) {
        const std::string symbols = symbols_of(make_receipt(random));
        all.insert(symbols);
        for (std::size_t place = 0; place < receipt_symbols; ++place)
            seen[place].insert(symbols[place]);
    }
    REQUIRE(all.size() == 2000);
    for (const std::set<char>& symbols : seen)
        REQUIRE(symbols.size() == receipt_alphabet.size());
}

TEST_CASE("a text that holds its own receipt is found out, however it is written", "[core]") {
    const std::string good = text_of(example());
    const std::vector<std::string> texts = {good,
                                            "My receipt is " + good + ".",
                                            "fy nerbynneb: o1 2 3\nzyxw, ab.cd hjkm",
                                            "رسید: 0 1 2 3 – Z Y X W",
                                            "half: ZYXWABCD",
                                            "the end: " + good.substr(10)};
    for (const std::string& text : texts) {
        INFO(text);
        REQUIRE(mentions_receipt(text, example()));
    }
    // Four symbols may be a postcode, a room or a price.
    for (const char* text :
         {"", "Room 0123", "ZYXW ABC", "0123 then ABCD", "I waited for 2 hours"}) {
        INFO(text);
        REQUIRE(!mentions_receipt(text, example()));
    }
}

TEST_CASE("other people's receipts in a text are not one's own", "[core]") {
    test::for_all(300, [](test::Gen& gen) {
        const Receipt mine = any_receipt(gen);
        const Receipt other = any_receipt(gen);
        REQUIRE(mentions_receipt("x" + text_of(mine) + "y", mine));
        REQUIRE(!mentions_receipt(text_of(other), mine));
    });
}

TEST_CASE("reading, writing and finding a receipt frees only memory without it", "[core]") {
    if (!test::can_watch()) return;
    const std::string good = text_of(example());
    const std::string words = "a story of some length with " + good + " in the middle of it";
    for (const std::string_view part :
         {std::string_view("0123-ZYXW"), std::string_view("0123ZYXW")}) {
        REQUIRE(test::dirty_blocks_freed_by(part, [&] {
                    const auto read = read_receipt(good);
                    REQUIRE(written(read.value()).size() == written_length);
                    REQUIRE(mentions_receipt(words, read.value()));
                }) == 0);
    }
}

}  // namespace candour::privacy
