// The on-screen keyboard's layers, and what its keys do.
#include "app/kiosk/ui/keyboard.h"

#include <set>

#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

KeyboardState press(KeyboardState state, const std::string& id) {
    const auto key = find_key(state, id);
    INFO(id);
    REQUIRE(key.has_value());
    return after_key(state, *key);
}

std::string typed_by(const KeyboardState& state, const std::string& id) {
    const auto key = find_key(state, id);
    return key ? key->typed : "no such key";
}

TEST_CASE("every layer has four rows of ten units, and no id twice") {
    for (const KeyLayer layer : {KeyLayer::Letters, KeyLayer::Accents, KeyLayer::Symbols}) {
        std::set<std::string> ids;
        const auto rows = key_rows({layer, false});
        REQUIRE(rows.size() == 4);
        for (const auto& row : rows) {
            float units = 0;
            for (const KeyCap& key : row) {
                units += key.units;
                REQUIRE(ids.insert(key.id).second);
            }
            REQUIRE(units == Approx(10));
        }
    }
}

TEST_CASE("all letters of Welsh can be typed, small and capital") {
    const KeyboardState letters;
    const KeyboardState accents = press(letters, "key.accents");
    for (const char* accent : {"â", "ê", "î", "ô", "û", "ŵ", "ŷ", "ï", "ö", "ẁ", "á", "ẃ", "ý"}) {
        REQUIRE(typed_by(accents, std::string("key.") + accent) == accent);
    }
    REQUIRE(typed_by(press(accents, "key.shift"), "key.ŵ") == "Ŵ");
    REQUIRE(typed_by(press(letters, "key.shift"), "key.q") == "Q");
}

TEST_CASE("shift and accents hold for one letter") {
    const KeyboardState shifted = press({}, "key.shift");
    REQUIRE(shifted.shift);
    REQUIRE(press(shifted, "key.a") == KeyboardState{});
    const KeyboardState accents = press({}, "key.accents");
    REQUIRE(press(accents, "key.ŷ") == KeyboardState{});
    REQUIRE(press(shifted, "key.shift") == KeyboardState{});
}

TEST_CASE("figures stay until a space, and the same key leads back") {
    const KeyboardState symbols = press({}, "key.symbols");
    REQUIRE(typed_by(symbols, "key.7") == "7");
    REQUIRE(press(symbols, "key.7") == symbols);
    REQUIRE(press(symbols, "key.space") == KeyboardState{});
    REQUIRE(press(symbols, "key.symbols") == KeyboardState{});
    REQUIRE(typed_by(symbols, "key.£") == "£");
}

TEST_CASE("Backspace and Hide change nothing on the keyboard") {
    const KeyboardState accents = press({}, "key.accents");
    REQUIRE(press(accents, "key.backspace") == accents);
    REQUIRE(press(accents, "key.hide") == accents);
}

}  // namespace
}  // namespace candour::kiosk
