// tests/core/survey/sheet/csv_test.cpp: sheets from and to CSV.
#include "core/survey/sheet/csv.h"

#include "tests/support/property.h"

using namespace candour;
using namespace candour::survey;

namespace {

using Texts = std::vector<std::vector<std::string>>;

// By row and column, empty where there is none.
Texts texts_in(const std::string& csv) {
    const auto sheet = read_csv(csv, "s");
    INFO((sheet.ok() ? std::string() : sheet.error().what));
    REQUIRE(sheet.ok());
    Texts all;
    for (const Row& row : sheet.value().rows) {
        all.resize(row.number);
        for (const Cell& cell : row.cells) {
            all.back().resize(cell.column + 1);
            all.back().back() = cell.text;
        }
    }
    return all;
}

std::string refusal(const std::string& csv) {
    const auto sheet = read_csv(csv, "s");
    return sheet.ok() ? "it was read" : sheet.error().what;
}

Sheet sheet_of(const std::string& text) { return {"s", {{1, {{0, Cell::Kind::Text, text}}}}}; }

}  // namespace

TEST_CASE("CSV is read as programs of any country write it", "[csv]") {
    REQUIRE(texts_in("a,b\r\nc,d\r\n") == Texts{{"a", "b"}, {"c", "d"}});
    REQUIRE(texts_in("\xEF\xBB\xBF"
                     "a;b\nc;d,e") == Texts{{"a", "b"}, {"c", "d,e"}});
    REQUIRE(texts_in("a\tb\rc\td") == Texts{{"a", "b"}, {"c", "d"}});
    REQUIRE(texts_in("\"a\"\"b\nc\",,d\n\n\"\",x") == Texts{{"a\"b\nc", "", "d"}, {}, {"", "x"}});
    REQUIRE(texts_in("").empty());
}

TEST_CASE("what is no CSV is refused with its row", "[csv]") {
    REQUIRE(refusal("a\nb,\"c\n\nd") == "row 2: a quote is opened and never closed");
    REQUIRE(refusal("a\xFF") == "row 1: the text is not UTF-8: save it as \"CSV UTF-8\"");
}

TEST_CASE("no text becomes a formula, and each comes back", "[csv]") {
    REQUIRE(write_csv(sheet_of("=HYPERLINK(\"x\")")) ==
            "\xEF\xBB\xBF\"'=HYPERLINK(\"\"x\"\")\"\r\n");
    for (const char* text : {"=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "'=1", "''x", "'x", "a,b",
                             "a;b", "a\"b", "plain"}) {
        const std::string csv = write_csv(sheet_of(text));
        const char first = csv[csv[3] == '"' ? 4 : 3];
        INFO(csv);
        REQUIRE(std::string_view("=+-@\t\r\n").find(first) == std::string_view::npos);
        REQUIRE((read_csv(csv, "s").value() == sheet_of(text)));
    }
}
