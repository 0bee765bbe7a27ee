// tests/platform/sheets/hostile_xlsx_test.cpp: files that are no form, damaged, or meant to hurt.
#include "platform/sheets/limits.h"
#include "platform/sheets/xlsx.h"
#include "tests/support/property.h"
#include "tests/support/zip_bytes.h"

using namespace candour;

namespace {

std::string refusal(const Bytes& bytes) {
    const auto workbook = platform::read_xlsx(bytes, "form.xlsx");
    return workbook.ok() ? "it was read" : workbook.error().what;
}

std::string refusal(const test::Parts& parts) { return refusal(test::zip_of(parts)); }

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

const std::string cell = "<c r='A1'><v>1</v></c>";

std::string with_shared(const std::string& strings) {
    return refusal(test::xlsx_parts("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", strings));
}

}  // namespace

TEST_CASE("a file of another kind is named", "[sheets]") {
    const std::string old = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest";
    std::string locked = old;
    for (const char c : std::string_view("EncryptedPackage"))
        locked += std::string{c, '\0'};
    REQUIRE(refusal(Bytes{}) == "form.xlsx: the file is empty");
    REQUIRE(refusal(bytes_of("type,name\n")) == "form.xlsx: it is no .xlsx file, or it is damaged");
    REQUIRE(refusal(bytes_of(old)) == "form.xlsx: it is an old .xls file: save it as .xlsx");
    REQUIRE(refusal(bytes_of(locked)) ==
            "form.xlsx: it is locked by a password: save it without one");
    REQUIRE(refusal({{"content.xml", "<x/>"}, {"META-INF/manifest.xml", "<x/>"}}) ==
            "form.xlsx: it is an OpenDocument file: save it as .xlsx");
    REQUIRE(refusal({{"word/document.xml", "<x/>"}}) ==
            "form.xlsx: it is no .xlsx file: it has no workbook");
}

TEST_CASE("a part that is missing or damaged is named", "[sheets]") {
    test::Parts parts = test::xlsx_parts("<row r='1'>" + cell + "</row>");
    REQUIRE(refusal(parts) == "it was read");
    test::Parts no_sheet = parts;
    no_sheet.pop_back();
    REQUIRE(refusal(no_sheet) ==
            "form.xlsx: sheet 'survey', the part 'xl/worksheets/sheet1.xml' is missing");
    test::Parts no_relation = parts;
    no_relation[1].second = "<Relationships/>";
    REQUIRE(refusal(no_relation) == "form.xlsx: sheet 'survey' is not there: the file is damaged");
    test::Parts torn = parts;
    torn[2].second.resize(torn[2].second.size() - 5);
    REQUIRE(refusal(torn).starts_with("form.xlsx: sheet 'survey', it is damaged: "));
    REQUIRE(
        with_shared("") ==
        "form.xlsx: sheet 'survey', row 1, column A: its text is not there: the file is damaged");
}

TEST_CASE("rows and cells that are not in their order are refused with their place", "[sheets]") {
    REQUIRE(refusal(test::xlsx_parts("<row r='2'>" + cell + "</row><row r='2'/>")) ==
            "form.xlsx: sheet 'survey', row 2, column A: its rows are not in their order: the file "
            "is damaged");
    REQUIRE(
        refusal(test::xlsx_parts("<row r='1'><c r='C1'><v>1</v></c><c r='B1'/></row>")) ==
        "form.xlsx: sheet 'survey', row 1, column D: its cells are not in their order: the file "
        "is damaged");
}

TEST_CASE("no document type and no entity of one is read", "[sheets]") {
    test::Parts parts = test::xlsx_parts("<row r='1'>" + cell + "</row>");
    std::string& sheet = parts[2].second;
    sheet =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + sheet;
    REQUIRE(refusal(parts) ==
            "form.xlsx: sheet 'survey', it declares a document type, which no spreadsheet does");
}

TEST_CASE("what grows beyond all measure is not unpacked", "[sheets]") {
    // 100 MB of spaces in some 100 KB.
    const std::string spaces(std::size_t{100} << 20, ' ');
    const Bytes bomb = test::zip_of(test::xlsx_parts("<row r='1'>" + spaces + cell + "</row>"));
    REQUIRE(bomb.size() < std::size_t{200} << 10);
    REQUIRE(refusal(bomb) ==
            "form.xlsx: sheet 'survey', the part 'xl/worksheets/sheet1.xml' is far larger than any "
            "form: it is not read");
}

TEST_CASE("a text that is used too often does not fill the memory", "[sheets]") {
    std::string rows;
    for (int i = 1; i <= 3'000; ++i)
        rows += "<row r='" + std::to_string(i) + "'><c t='s'><v>0</v></c></row>";
    const std::string long_text =
        "<si><t>" + std::string(platform::sheets::cell_bytes_max, 'x') + "</t></si>";
    REQUIRE(refusal(test::xlsx_parts(rows, long_text))
                .ends_with("column A: all its cells are more than any form needs"));
    REQUIRE(with_shared("<si><t>" + std::string(platform::sheets::cell_bytes_max + 1, 'x') +
                        "</t></si>") == "form.xlsx: a text is longer than a cell can be");
}

TEST_CASE("columns and depth have their limits", "[sheets]") {
    REQUIRE(refusal(test::xlsx_parts("<row r='1'><c r='XFD1'><v>1</v></c></row>")) ==
            "form.xlsx: sheet 'survey', row 1, column XFD: it has more than 2000 columns");
    REQUIRE(refusal(test::xlsx_parts("<row r='9999999'/>"))
                .starts_with("form.xlsx: sheet 'survey', row 9999999"));
    std::string deep;
    for (int i = 0; i < 100; ++i)
        deep += "<x>";
    REQUIRE(refusal(test::xlsx_parts(deep)) == "form.xlsx: sheet 'survey', its XML is too deep");
}

TEST_CASE("a damaged file is refused or read, never more", "[sheets]") {
    const Bytes whole = test::zip_of(
        test::xlsx_parts("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", "<si><t>type</t></si>"));
    test::for_all(400, [&](test::Gen& gen) {
        Bytes bytes = whole;
        for (std::size_t i = 0, count = 1 + gen.below(6); i < count; ++i)
            bytes[gen.below(bytes.size())] = static_cast<std::uint8_t>(gen.next());
        if (gen.chance(30)) bytes.resize(gen.below(bytes.size()));
        const auto workbook = platform::read_xlsx(bytes, "form.xlsx");
        if (!workbook.ok()) REQUIRE(workbook.error().what.starts_with("form.xlsx: "));
    });
}
