// Validity and length of UTF-8.
#include "core/base/utf8.h"

#include "tests/support/random_text.h"

namespace candour {

TEST_CASE("is_utf8 refuses each kind of broken sequence", "[core]") {
    using namespace std::string_view_literals;
    const auto text = GENERATE("\x80"sv,              // A continuation with no start.
                               "a\xC3"sv,             // Cut off.
                               "\xC3("sv,             // No continuation.
                               "\xC0\xAF"sv,          // Overlong, two bytes.
                               "\xE0\x80\xAF"sv,      // Overlong, three.
                               "\xF0\x80\x80\xAF"sv,  // Overlong, four.
                               "\xED\xA0\x80"sv,      // A surrogate.
                               "\xF4\x90\x80\x80"sv,  // Above U+10FFFF.
                               "\xF5\x80\x80\x80"sv,  // A byte that starts nothing.
                               "\xE2\x82"sv, "\xFF"sv);
    REQUIRE_FALSE(is_utf8(text));
}

TEST_CASE("is_utf8 and character_count know every character of every script", "[core]") {
    test::for_all(50, [](test::Gen& gen) {
        for (const test::Script& script : test::scripts) {
            const std::size_t characters = gen.below(200);
            const std::string text = test::random_text(gen, script, characters);
            REQUIRE(is_utf8(text));
            REQUIRE(character_count(text) == characters);
        }
    });
}

}  // namespace candour
