// Figures on their way to a number or a date.
#include "app/kiosk/flow/entry.h"

#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

std::string type_number(const std::string& keys, const survey::NumberRange& range) {
    std::string text;
    for (const char key : keys)
        text = after_number_key(text, key, range);
    return text;
}

TEST_CASE("a number takes the keys that make sense in it", "[flow]") {
    survey::NumberRange any;
    survey::NumberRange count;
    count.whole = true;
    count.min = 0;
    struct Case {
        std::string keys;
        const survey::NumberRange& range;
        std::string typed;
    };
    const std::vector<Case> cases = {
        {"12.5", any, "12.5"},
        {"1..5", any, "1.5"},
        {".5", any, "0.5"},
        {"007", any, "7"},
        {"5-", any, "-5"},  // The sign goes before, whenever it is pressed …
        {"5--", any, "5"},  // … and away again.
        {"12\b3", any, "13"},
        {"\b", any, ""},
        {"1.2-3", count, "123"},  // Neither point nor
                                  // sign.
        {"1x 2", any, "12"},
    };
    for (const Case& one : cases) {
        INFO(one.keys);
        REQUIRE(type_number(one.keys, one.range) == one.typed);
    }
    REQUIRE(type_number(std::string(40, '9'), any).size() == 24);
}

TEST_CASE("a number is kept in its one form, and half a number is none", "[flow]") {
    REQUIRE(canonical_number("12.") == "12");
    REQUIRE(canonical_number("12.50") == "12.5");
    REQUIRE(canonical_number("-0") == "0");
    for (const char* none : {"", "-", ".", "1.2.3", "1e5", "inf"}) {
        INFO(none);
        REQUIRE_FALSE(canonical_number(none).has_value());
    }
}

struct Typed {
    std::string text;
    DatePart at = DatePart::Day;
};

Typed type_date(const std::string& keys) {
    DateEntry entry;
    Typed typed;
    bool anew = true;
    for (const char key : keys)
        press_date_key(entry, typed.at, anew, key);
    typed.text = date_text(entry);
    return typed;
}

TEST_CASE("figures go to day, month and year by themselves", "[flow]") {
    struct Case {
        std::string keys;
        std::string text;
        DatePart at;
    };
    const std::vector<Case> cases = {
        {"25112026", "2026-11-25", DatePart::Year},
        {"592026", "2026-9-5", DatePart::Year},    // There is no day 59 and no month 92.
        {"3/2/2026", "2026-2-3", DatePart::Year},  // As people write it.
        {"3.2.2026", "2026-2-3", DatePart::Year},
        {"2511", "-11-25", DatePart::Year},
        {"251120269", "2026-11-25", DatePart::Year},  // A year has four figures.
        {"25\b", "--2", DatePart::Day},
        {"1\b", "", DatePart::Day},
        {"/", "", DatePart::Day},
        {"25112\b\b", "-1-25", DatePart::Month},  // Back into the part before.
    };
    for (const Case& one : cases) {
        INFO(one.keys);
        const Typed typed = type_date(one.keys);
        REQUIRE(typed.text == one.text);
        REQUIRE(typed.at == one.at);
    }
}

TEST_CASE("a part that is touched again is written over", "[flow]") {
    DateEntry entry = date_entry("2025-12-31");
    DatePart at = DatePart::Day;
    bool anew = true;
    press_date_key(entry, at, anew, '2');
    REQUIRE(date_text(entry) == "2025-12-2");
    press_date_key(entry, at, anew, '4');
    REQUIRE(at == DatePart::Month);
    press_date_key(entry, at, anew, '1');
    REQUIRE(date_text(entry) == "2025-1-24");
}

TEST_CASE("a date is kept as ISO has it, and a day that is not there is none", "[flow]") {
    REQUIRE(canonical_date("2026-9-5") == "2026-09-05");
    REQUIRE(canonical_date("2024-2-29") == "2024-02-29");
    for (const char* none : {"", "2026-11-", "2025-2-29", "26-1-1", "2026-13-1", "2026-11-31"}) {
        INFO(none);
        REQUIRE_FALSE(canonical_date(none).has_value());
    }
}

TEST_CASE("Arabic figures of a hardware keyboard are the same figures", "[flow]") {
    REQUIRE(pad_keys("٠١٢٣٤٥٦٧٨٩") == "0123456789");
    REQUIRE(pad_keys("۰۱۲۳۴۵۶۷۸۹") == "0123456789");
    REQUIRE(pad_keys("1,5") == "1.5");
    REQUIRE(pad_keys("\xD9") == "");  // Half a character.
    REQUIRE(pad_keys("ا5") == "5");
}

}  // namespace
}  // namespace candour::kiosk
