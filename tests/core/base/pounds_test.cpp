// Amounts in pounds.
#include "core/base/pounds.h"

#include "tests/support/catch.h"

namespace candour {

TEST_CASE("an amount is read in pounds, and kept in pence", "[core]") {
    REQUIRE(pence_from("25") == 2'500);
    REQUIRE(pence_from("25.5") == 2'550);
    REQUIRE(pence_from("12.05") == 1'205);
    REQUIRE(pence_from("£1,025.50") == 102'550);
    REQUIRE(pence_from(" £ 1,234,567 ") == 123'456'700);
    REQUIRE(pence_from("9999999.99") == 999'999'999);
    REQUIRE(pence_from("0") == 0);
}

TEST_CASE("an amount that could mean two things is none", "[core]") {
    const char* typed = GENERATE("", "£", "-1", "1.234", "ten", "1.5.0", "12345678", ".50", "1.x",
                                 "25.", "12,5", "1234,567", ",123", "1,,234", "1 025", "12,50");
    CAPTURE(typed);
    REQUIRE_FALSE(pence_from(typed));
}

TEST_CASE("an amount is written without pence where there are none", "[core]") {
    REQUIRE(pounds(0) == "£0");
    REQUIRE(pounds(40) == "£0.40");
    REQUIRE(pounds(2'505) == "£25.05");
    REQUIRE(pounds(2'500) == "£25");
    REQUIRE(pounds(102'550) == "£1,025.50");
    REQUIRE(pounds(123'456'700) == "£1,234,567");
    REQUIRE(plain_pounds(102'550) == "1025.50");
    REQUIRE(plain_pounds(100'000) == "1000");
}

}  // namespace candour
