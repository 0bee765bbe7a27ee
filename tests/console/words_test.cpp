// tests/console/words_test.cpp: dates, languages, people's texts and the core's sentences.
#include "app/console/words.h"

#include "app/console/core_words.h"
#include "core/privacy/identifying_words.h"
#include "tests/support/console_words.h"
#include "tests/support/property.h"

namespace candour::console {
namespace {

using test::WelshFile;

CivilDay day(const char* iso) { return from_iso(iso).take(); }

TEST_CASE("a day is written as people say it", "[console]") {
    REQUIRE(day_in_words(day("2026-11-22")) == "22 November 2026");
    REQUIRE(day_in_words(day("2028-02-29")) == "29 February 2028");
    REQUIRE(day_in_words(day("1970-01-01")) == "1 January 1970");
}

TEST_CASE("a minute has two digits and no seconds", "[console]") {
    REQUIRE(minute_in_words(0) == "1 January 1970, 00:00");
    REQUIRE(minute_in_words(1'795'339'559) == "22 November 2026, 09:25");
}

TEST_CASE("in summer a minute is an hour later on the wall than in Greenwich", "[console]") {
    const Instant late = Instant{day("2026-07-09")} + std::chrono::minutes{23 * 60 + 30};
    REQUIRE(minute_in_words(late) == "10 July 2026, 00:30");
    REQUIRE(minute_in_words(uk_instant(day("2026-07-10"), 545)) == "10 July 2026, 09:05");
}

TEST_CASE("a language is named in English with its tag", "[console]") {
    REQUIRE(language_in_words("cy") == "Welsh (cy)");
    REQUIRE(language_in_words("ur") == "Urdu (ur)");
    REQUIRE(language_in_words("en-simple") == "Easy Read English (en-simple)");
    REQUIRE(language_in_words("") == "Not known");
    REQUIRE(language_in_words("qaa") == "qaa");            // For private use: no name.
    REQUIRE(language_in_words("<script>") == "<script>");  // No tag: escaped by the page.
    REQUIRE(language_in_words("\xE2\x80\xAEyc") == "yc");  // An override is taken out.
}

TEST_CASE("one is counted in the singular", "[console]") {
    REQUIRE(counted(0, "contact", "contacts") == "0 contacts");
    REQUIRE(counted(1, "contact", "contacts") == "1 contact");
    REQUIRE(counted(2, "contact", "contacts") == "2 contacts");
}

TEST_CASE("plain text is UTF-8 without control characters", "[console]") {
    REQUIRE(is_plain_text("Tŷ Enghraifft\n\tاستقبالیہ 👍🏽"));
    REQUIRE(is_plain_text(""));
    REQUIRE_FALSE(is_plain_text(std::string_view{"a\0b", 3}));
    REQUIRE_FALSE(is_plain_text("\x1B[31m"));
    REQUIRE_FALSE(is_plain_text("\xC3"));          // Cut in the middle.
    REQUIRE_FALSE(is_plain_text("\xC0\xAF"));      // Overlong '/'.
    REQUIRE_FALSE(is_plain_text("\xED\xA0\x80"));  // A surrogate.
    REQUIRE_FALSE(
        is_plain_text("\xC2\x9B"
                      "31m"));  // C1 control.
}

TEST_CASE("shown text has no character that turns the direction of the page", "[console]") {
    REQUIRE(shown_text("a\xE2\x80\xAE"
                       "b\xE2\x81\xA6"
                       "c\xE2\x81\xA9"
                       "d") == "abcd");
    REQUIRE(shown_text("\xE2\x80\x8F"
                       "x\xE2\x80\x8D"
                       "y") ==
            "\xE2\x80\x8F"
            "x\xE2\x80\x8D"
            "y");
    REQUIRE(shown_text(std::string_view{"a\0b\x07", 4}) == "ab");
    REQUIRE(shown_text("one\r\ntwo\rthree\xE2\x80\xA8"
                       "four") == "one\ntwo\nthree\nfour");
    REQUIRE(shown_text("a\xFF"
                       "b") ==
            "a\xEF\xBF\xBD"
            "b");
}

TEST_CASE("first words are cut between words, with an ellipsis", "[console]") {
    REQUIRE(first_words("short", 20) == "short");
    REQUIRE(first_words("The bus was late again", 12) == "The bus was…");
    REQUIRE(first_words("  several \n\n lines\tand  gaps ", 40) == "several lines and gaps");
    REQUIRE(first_words("", 10).empty());
    REQUIRE(first_words("x", 1) == "x");
}

TEST_CASE("first words never cut a character as people see it", "[console]") {
    REQUIRE(first_words("e\xCC\x81"
                        "e\xCC\x81"
                        "e\xCC\x81",
                        2) ==
            "e\xCC\x81"
            "e\xCC\x81…");
    REQUIRE(first_words("👍🏽👍🏽👍🏽", 1) == "👍🏽…");
    REQUIRE(first_words("公共汽车又晚点了", 3) == "公共汽…");
    REQUIRE(first_words("aaaaaaaaaaaaaaaaaaaa", 5) == "aaaaa…");
}

TEST_CASE("paragraphs are split at empty lines and keep single line breaks", "[console]") {
    REQUIRE(paragraphs("one\ntwo\n\nthree") == std::vector<std::string>{"one\ntwo", "three"});
    REQUIRE(paragraphs("\n \n\none\n\t\n\n\n").size() == 1);
    REQUIRE(paragraphs("").empty());
    REQUIRE(paragraphs(" \r\n \r\n").empty());
}

TEST_CASE("any bytes at all become text that a page can hold", "[console]") {
    test::for_all(2000, [](test::Gen& gen) {
        const std::string junk = to_text(gen.bytes(gen.below(64)));
        REQUIRE(is_plain_text(shown_text(junk)));
        REQUIRE(is_plain_text(first_words(junk, gen.between(1, 9))));
        for (const std::string& paragraph : paragraphs(junk)) {
            REQUIRE(is_plain_text(paragraph));
            REQUIRE_FALSE(paragraph.empty());
        }
    });
}

TEST_CASE("counts on these pages are in the right one of six forms", "[console]") {
    const WelshFile file;
    const PageLanguage welsh{&file, "cy"};
    struct Sample {
        std::int64_t count;
        const char* contacts;
    };
    for (const Sample& one : {Sample{0, "0 cyswllt"},
                              {1, "1 cyswllt"},
                              {2, "2 gyswllt"},
                              {3, "3 chyswllt"},
                              {6, "6 chyswllt"},
                              {7, "7 cyswllt"},
                              {1'200, "1,200 cyswllt"}}) {
        REQUIRE(welsh.tr_n("{count} contact", "{count} contacts", one.count) == one.contacts);
    }
    REQUIRE(core_words("1 sign of a person is in its words: change them, or let a second person "
                       "say why they may stand.",
                       welsh)
                .starts_with("Mae 1 arwydd o berson yn ei eiriau: newidiwch ef,"));
    REQUIRE(core_words("2 signs of a person are in its words: change them, or let a second person "
                       "say why they may stand.",
                       welsh)
                .starts_with("Mae 2 arwydd o berson yn ei eiriau: newidiwch nhw,"));
}

TEST_CASE("what the core says is known again, with the parts that it filled in", "[console]") {
    const WelshFile file;
    const PageLanguage welsh{&file, "cy"};
    REQUIRE(core_words("Write who decides.", welsh) == "Ysgrifennwch pwy sy’n penderfynu.");
    REQUIRE(core_words("Write the benefits of “Two desks”.", welsh) ==
            "Ysgrifennwch fanteision “Two desks”.");
    REQUIRE(core_words("Make the theme shorter: at most 600 characters.", welsh) ==
            "Byrhewch y thema: 600 o nodau ar y mwyaf.");
    REQUIRE(core_words("It is not translated (cy), and nobody has said that it may be shown in "
                       "another language.",
                       welsh)
                .starts_with("Nid yw wedi’i gyfieithu (cy),"));
    for (int kind = 0; kind <= static_cast<int>(privacy::Identifying::Quote); ++kind) {
        const auto advice = privacy::what_to_do(static_cast<privacy::Identifying>(kind));
        INFO(advice);
        REQUIRE(core_words(advice, welsh) != advice);
    }
    REQUIRE(core_words("Nobody knows this.", welsh) == "Nobody knows this.");
    REQUIRE(core_words("Write who decides.", {}) == "Write who decides.");
}

TEST_CASE("months, minutes and dates are in Welsh", "[console]") {
    const WelshFile file;
    const PageLanguage welsh{&file, "cy"};
    REQUIRE(welsh.day(day("2026-12-01")) == "1 Rhagfyr 2026");
    REQUIRE(welsh.month(day("2026-12-01")) == "Rhagfyr 2026");
    REQUIRE(welsh.minute(1'795'000'000) == "18 Tachwedd 2026, 11:06");
    REQUIRE(PageLanguage{}.minute(1'795'000'000) == "18 November 2026, 11:06");
}

}  // namespace
}  // namespace candour::console
