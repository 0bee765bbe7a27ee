// Hexadecimal, base64 and wiping.
#include "core/base/bytes.h"

#include "tests/support/property.h"

namespace candour {

TEST_CASE("to_hex and to_base64 write the examples of RFC 4648", "[core]") {
    struct Row {
        std::string_view text, hex, base64;
    };
    const Row row =
        GENERATE(Row{"", "", ""}, Row{"f", "66", "Zg=="}, Row{"fo", "666f", "Zm8="},
                 Row{"foo", "666f6f", "Zm9v"}, Row{"foobar", "666f6f626172", "Zm9vYmFy"});
    REQUIRE(to_hex(as_bytes(row.text)) == row.hex);
    REQUIRE(to_base64(as_bytes(row.text)) == row.base64);
}

TEST_CASE("from_hex and from_base64 give back any bytes", "[core]") {
    test::for_all(300, [](test::Gen& gen) {
        const Bytes bytes = gen.bytes(gen.below(70));
        REQUIRE(from_hex(to_hex(bytes)).value() == bytes);
        REQUIRE(from_base64(to_base64(bytes)).value() == bytes);
    });
}

TEST_CASE("from_hex refuses what is not hexadecimal", "[core]") {
    const auto* text = GENERATE("a", "abc", "0g", "ab ", " ab", "ab\n", "0x12", "é");
    REQUIRE(from_hex(text).error().kind == ErrorKind::Invalid);
}

TEST_CASE("from_base64 refuses what is not padded base64", "[core]") {
    // No padding, the alphabet of URLs, white space, bits after the last byte, too much padding,
    // bytes above 127 that libsodium takes for letters.
    const auto* text = GENERATE("Zg", "Zg=", "-_-_", "Zm9v\n", "Zm 9", "Zh==", "Zg===", "=",
                                "\xA9\xA8YW", "YW\xA9=");
    REQUIRE(from_base64(text).error().kind == ErrorKind::Invalid);
}

TEST_CASE("wipe overwrites the memory of a text and of bytes, also behind their end", "[core]") {
    std::string text(1000, 'w');
    text.resize(10);  // 990 more are still in memory.
    const char* memory = text.data();
    wipe(text);
    REQUIRE(text.empty());
    REQUIRE(text.data() == memory);  // The memory is still the text's own.
    REQUIRE(std::string_view(memory, text.capacity()).find('w') == std::string_view::npos);

    Bytes bytes(500, 0x77);
    const std::uint8_t* first = bytes.data();
    wipe(bytes);
    bytes.resize(500, 0x01);
    REQUIRE(bytes.data() == first);
    REQUIRE(bytes.front() == 0x01);
}

}  // namespace candour
