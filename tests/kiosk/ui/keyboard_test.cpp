// The on-screen keyboards: their layers, what keys do, and that each language's letters are there.
#include "app/kiosk/ui/keyboard.h"

#include <algorithm>
#include <set>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/usetiter.h>

#include "platform/text/keyboard_files.h"
#include "tests/platform/text/engine_fixture.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

const Keyboards& shipped() {
    static const platform::ReadKeyboards read =
        platform::read_keyboards(tests::share_path("keyboards"));
    for (const auto& problem : read.problems)
        FAIL(problem.words);
    return read.keyboards;
}

Keys keys_of(const std::string& language) {
    const KeyboardLayout* layout = shipped().find(language);
    INFO(language);
    REQUIRE(layout != nullptr);
    return {layout, &shipped().english(), false};
}

KeyboardState press(const Keys& keys, const KeyboardState& state, const std::string& id) {
    const auto key = find_key(keys, state, id);
    INFO(id);
    REQUIRE(key.has_value());
    return after_key(state, *key);
}

std::string typed_by(const Keys& keys, const KeyboardState& state, const std::string& id) {
    const auto key = find_key(keys, state, id);
    return key ? key->typed : "no such key";
}

const std::vector<std::string> languages = {"en", "en-simple", "cy", "pl", "ro", "pt", "uk",
                                            "so", "vi",        "ur", "ar", "fa", "ps", "ckb",
                                            "pa", "hi",        "gu", "bn", "ta", "ti", "zh-Hans"};

// Every state that a visitor can bring the keyboard into by touching what changes it.
std::vector<KeyboardState> states_of(const Keys& keys) {
    std::vector<KeyboardState> found = {KeyboardState{}};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const KeyboardState state = found[i];
        for (const auto& row : key_rows(keys, state).rows) {
            for (const KeyCap& key : row) {
                const KeyboardState next = after_key(state, key);
                if (std::ranges::find(found, next) == found.end()) found.push_back(next);
            }
        }
    }
    return found;
}

// Everything that some key of some layer types, decomposed into single characters.
std::set<char32_t> typed_on(const Keys& keys) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* parts = icu::Normalizer2::getNFDInstance(error);
    std::set<char32_t> typed;
    for (const KeyboardState& state : states_of(keys)) {
        if (state.layer == KeyLayer::Latin) continue;
        for (const auto& row : key_rows(keys, state).rows) {
            for (const KeyCap& key : row) {
                if (key.action != KeyAction::Type) continue;
                for (const auto& text :
                     {icu::UnicodeString::fromUTF8(key.typed),
                      parts->normalize(icu::UnicodeString::fromUTF8(key.typed), error)}) {
                    for (std::int32_t i = 0; i < text.countChar32(); ++i)
                        typed.insert(static_cast<char32_t>(text.char32At(text.moveIndex32(0, i))));
                }
            }
        }
    }
    return typed;
}

TEST_CASE("every layer of every keyboard has four rows that fit, and no id twice") {
    for (const std::string& language : languages) {
        const Keys usual = keys_of(language);
        for (const bool alphabetical : {false, true}) {
            const Keys keys{usual.layout, usual.latin, alphabetical};
            for (const KeyboardState& state : states_of(keys)) {
                CAPTURE(language, alphabetical, static_cast<int>(state.layer), state.forms_of);
                const KeyRows keyboard = key_rows(keys, state);
                REQUIRE(keyboard.rows.size() == 4);
                std::set<std::string> ids;
                bool leads_on = false;
                for (const auto& row : keyboard.rows) {
                    float units = 0;
                    for (const KeyCap& key : row) {
                        units += key.units;
                        CAPTURE(key.id);
                        REQUIRE(ids.insert(key.id).second);
                        REQUIRE(key.units >= 0.99F);
                        leads_on = leads_on || key.action == KeyAction::Backspace;
                    }
                    REQUIRE(units <= static_cast<float>(keyboard.columns) + 0.01F);
                }
                REQUIRE(leads_on);
            }
        }
    }
}

TEST_CASE("every letter of a language's alphabet can be typed on its keyboard (CLDR)") {
    for (const std::string& language : languages) {
        if (keys_of(language).layout->composes) continue;  // pinyin_test.cpp looks at its words.
        CAPTURE(language);
        const std::set<char32_t> typed = typed_on(keys_of(language));
        UErrorCode error = U_ZERO_ERROR;
        ULocaleData* data =
            ulocdata_open(language == "en-simple" ? "en" : language.c_str(), &error);
        REQUIRE(U_SUCCESS(error));
        icu::UnicodeSet alphabet;
        ulocdata_getExemplarSet(data, alphabet.toUSet(), 0, ULOCDATA_ES_STANDARD, &error);
        ulocdata_close(data);
        REQUIRE(U_SUCCESS(error));
        REQUIRE(alphabet.size() >= 18);
        const icu::Normalizer2* parts = icu::Normalizer2::getNFDInstance(error);
        std::string missing;
        icu::UnicodeSetIterator letters(alphabet);
        while (letters.next()) {
            const icu::UnicodeString whole = letters.getString();
            const icu::UnicodeString pieces = parts->normalize(whole, error);
            const auto can = [&](const icu::UnicodeString& text) {
                for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
                    if (!typed.contains(static_cast<char32_t>(text.char32At(i)))) return false;
                }
                return true;
            };
            if (!can(whole) && !can(pieces)) whole.toUTF8String(missing);
        }
        REQUIRE(missing.empty());
    }
}

TEST_CASE("the alphabetical order has the same keys as the usual one") {
    for (const std::string& language : languages) {
        const KeyboardLayout& layout = *keys_of(language).layout;
        if (layout.alphabetical.empty()) continue;
        CAPTURE(language);
        const auto all = [](const LetterRows& rows) {
            std::multiset<std::string> letters;
            for (const auto& row : rows) {
                for (const Letter& letter : row)
                    letters.insert(letter.lower);
            }
            return letters;
        };
        REQUIRE(all(layout.alphabetical) == all(layout.letters));
    }
}

TEST_CASE("capitals hold for one letter, rare letters come one at a time") {
    const Keys keys = keys_of("cy");
    const KeyboardState shifted = press(keys, {}, "key.shift");
    REQUIRE(shifted.shift);
    REQUIRE(typed_by(keys, shifted, "key.ŵ") == "Ŵ");
    REQUIRE(press(keys, shifted, "key.a") == KeyboardState{});
    const KeyboardState more = press(keys, {}, "key.more");
    REQUIRE(typed_by(keys, more, "key.á") == "á");
    REQUIRE(press(keys, more, "key.á") == KeyboardState{});
    REQUIRE(press(keys, shifted, "key.shift") == KeyboardState{});
}

TEST_CASE("figures stay until a space, and the same key leads back") {
    const Keys keys = keys_of("en");
    const KeyboardState symbols = press(keys, {}, "key.symbols");
    REQUIRE(typed_by(keys, symbols, "key.7") == "7");
    REQUIRE(press(keys, symbols, "key.7") == symbols);
    REQUIRE(press(keys, symbols, "key.space") == KeyboardState{});
    REQUIRE(press(keys, symbols, "key.symbols") == KeyboardState{});
    REQUIRE(typed_by(keys, symbols, "key.£") == "£");
}

TEST_CASE("a Tigrinya letter is a consonant, then its vowel") {
    const Keys keys = keys_of("ti");
    const KeyboardState forms = press(keys, {}, "key.ለ");
    REQUIRE(forms.layer == KeyLayer::Forms);
    REQUIRE(typed_by(keys, forms, "key.ሎ") == "ሎ");
    REQUIRE(press(keys, forms, "key.ሎ") == KeyboardState{});
    REQUIRE(press(keys, forms, "key.letters") == KeyboardState{});
}

TEST_CASE("names and addresses in English letters can be typed on every keyboard") {
    const Keys keys = keys_of("ur");
    const KeyboardState latin = press(keys, {}, "key.latin");
    REQUIRE(typed_by(keys, latin, "key.a") == "a");
    REQUIRE(press(keys, latin, "key.a") == latin);
    REQUIRE(press(keys, latin, "key.space") == latin);
    REQUIRE(press(keys, latin, "key.latin") == KeyboardState{});
    REQUIRE_FALSE(find_key(keys_of("pl"), {}, "key.latin").has_value());
}

TEST_CASE("above the letters of pinyin stand Chinese signs, beside them the way to English ones") {
    const Keys keys = keys_of("zh-Hans");
    REQUIRE(key_rows(keys, {}).guesses);
    REQUIRE(typed_by(keys, {}, "key.。") == "。");
    REQUIRE(find_key(keys, {}, "key.w")->action == KeyAction::Spell);
    REQUIRE_FALSE(find_key(keys, {}, "key.shift").has_value());
    const KeyboardState latin = press(keys, {}, "key.latin");
    REQUIRE(find_key(keys, latin, "key.w")->action == KeyAction::Type);
    REQUIRE(press(keys, latin, "key.latin") == KeyboardState{});
    REQUIRE(typed_by(keys, press(keys, {}, "key.symbols"), "key.7") == "7");
    REQUIRE_FALSE(key_rows(keys_of("en"), {}).guesses);
}

TEST_CASE("lam and alef are two letters") {
    REQUIRE(typed_by(keys_of("ar"), {}, "key.لا") == "لا");
}

TEST_CASE("a keyboard's file that is wrong is refused with its name") {
    const auto same = [](std::string_view letter) { return std::string(letter); };
    for (const char* text :
         {"", "{}", R"({"language": "xx", "columns": 10, "letters": "abc"})",
          R"({"language": "xx", "columns": 13, "letters": [["a"]]})",
          R"({"language": "xx", "columns": 10, "letters": [["a"]], "colour": "red"})",
          R"({"language": "xx", "columns": 10, "letters": [["a", 1]]})",
          R"({"language": "xx", "letters": [["a"], ["b"], ["c"]], "composes": "pinyin"})",
          R"({"language": "xx", "letters": [["a"], ["b"], ["c"]], "signs": ["."]})",
          R"({"language": "xx", "letters": [["a"]], "composes": "pinyin", "signs": ["."]})",
          R"({"language": "xx", "letters": [["a"]], "composes": "magic", "signs": ["."]})",
          R"({"language": "xx", "columns": 10, "letters": [["a"]], "forms": {"a": []}})"}) {
        const auto layout = parse_keyboard(text, "xx.json", same);
        REQUIRE_FALSE(layout.ok());
        REQUIRE(layout.error().what.find("xx.json") != std::string::npos);
    }
}

TEST_CASE("without any file there are English letters, so that people can still write") {
    const Keyboards none;
    const Keys keys{&none.english(), &none.english(), false};
    for (char letter = 'a'; letter <= 'z'; ++letter)
        REQUIRE(typed_by(keys, {}, "key." + std::string(1, letter)) == std::string(1, letter));
    REQUIRE(typed_by(keys, press(keys, {}, "key.shift"), "key.a") == "A");
    REQUIRE(typed_by(keys, press(keys, {}, "key.symbols"), "key.1") == "1");
    REQUIRE(find_key(keys, {}, "key.backspace").has_value());
}

TEST_CASE("a language without keys of its own has none, and a parent's where there is one") {
    REQUIRE(shipped().find("yue") == nullptr);
    REQUIRE(shipped().find("en-simple") == &shipped().english());
    REQUIRE(shipped().find("pt-BR") == shipped().find("pt"));
}

}  // namespace
}  // namespace candour::kiosk
