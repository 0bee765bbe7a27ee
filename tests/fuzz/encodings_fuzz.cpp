// tests/fuzz/encodings_fuzz.cpp: base64, hexadecimal, UTF-8 and dates, under everything else.
#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/base/utf8.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const std::string text = to_text(input);
    CHECK(from_base64(to_base64(input)).value() == Bytes(input.begin(), input.end()));
    CHECK(from_hex(to_hex(input)).value() == Bytes(input.begin(), input.end()));
    const auto base64 = from_base64(text);
    // Each value has one encoding, or a signature could be written in several.
    if (base64.ok()) CHECK(to_base64(base64.value()) == text);
    const auto hex = from_hex(text);
    if (hex.ok()) CHECK(from_hex(to_hex(hex.value())).value() == hex.value());
    const auto day = from_iso(text);
    if (day.ok()) CHECK(to_iso(day.value()) == text);
    if (is_utf8(text)) CHECK(character_count(text) <= text.size());
    return base64.ok() || hex.ok() || day.ok();
}

std::vector<Bytes> seeds() {
    return {bytes_of("YWJj"), bytes_of("YWI="), bytes_of("0aFF"), bytes_of("2024-02-29")};
}

}  // namespace candour::fuzz
