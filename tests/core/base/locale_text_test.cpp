// Which language is shown, and what is known of languages.
#include "core/base/locale_text.h"

#include "tests/support/catch.h"

namespace candour {

TEST_CASE("LocalText shows the wanted language, else the fallback, else any", "[core]") {
    const LocalText text{{{"cy", "Croeso"}, {"en", "Welcome"}, {"ur", "خوش آمدید"}}};
    REQUIRE(text.in("ur").text == "خوش آمدید");
    REQUIRE(text.in("fr").language == "en");
    REQUIRE(text.in("fr", "cy").text == "Croeso");
    const LocalText only_urdu{{{"ur", "خوش آمدید"}}};
    REQUIRE(only_urdu.in("cy").language == "ur");
    REQUIRE(LocalText{}.in("en").text.empty());
}

TEST_CASE("is_right_to_left goes by language unless the tag names a script", "[core]") {
    struct Row {
        std::string_view tag;
        bool right_to_left;
    };
    const Row row =
        GENERATE(Row{"ur", true}, Row{"ur-PK", true}, Row{"ckb", true}, Row{"pa-Arab", true},
                 Row{"pa", false}, Row{"en", false}, Row{"cy", false}, Row{"ur-Latn", false},
                 Row{"arn", false}, Row{"", false});
    INFO(row.tag);
    REQUIRE(is_right_to_left(row.tag) == row.right_to_left);
}

TEST_CASE("is_language_tag takes language, script and region, in this order", "[core]") {
    const auto* good = GENERATE("en", "cy", "ckb", "en-GB", "pa-Arab", "zh-Hant-TW", "es-419");
    REQUIRE(is_language_tag(good));
}

TEST_CASE("is_language_tag refuses everything else", "[core]") {
    const auto* bad = GENERATE("", "e", "EN", "english", "en_GB", "en-", "-en", "en--GB", "en-GB-x",
                               "en-GB-Latn", "e1", "xx-1");
    REQUIRE_FALSE(is_language_tag(bad));
}

TEST_CASE("a variant is a part of its own, and never leaves the screen", "[core]") {
    for (const char* good : {"en-simple", "de-1996", "zh-Hans-CN-pinyin", "sl-rozaj"})
        REQUIRE(is_language_tag(good));
    for (const char* bad : {"en-simple-", "en-simple-simple", "en-toolongvariant"})
        REQUIRE_FALSE(is_language_tag(bad));
    REQUIRE(without_variant("en-simple") == "en");
    REQUIRE(without_variant("zh-Hans") == "zh-Hans");
    REQUIRE(without_variant("pt-BR") == "pt-BR");
    REQUIRE(without_variant("en") == "en");
    REQUIRE(parent_language("zh-Hans-CN") == "zh-Hans");
    REQUIRE(parent_language("zh").empty());
}

TEST_CASE("a text is found in a parent of the language", "[core]") {
    const LocalText text{{{"en", "Hello"}, {"zh", "你好"}}};
    REQUIRE(text.in("zh-Hans").text == "你好");
    REQUIRE(text.in("en-simple").language == "en");
}

}  // namespace candour
