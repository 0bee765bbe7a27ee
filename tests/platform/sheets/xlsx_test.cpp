// tests/platform/sheets/xlsx_test.cpp: spreadsheets as programs write them, and back.
#include "platform/sheets/xlsx.h"

#include "core/survey/xlsform/export.h"
#include "core/survey/xlsform/import.h"
#include "tests/support/generated_questionnaire.h"
#include "tests/support/zip_bytes.h"

using namespace candour;
using survey::Cell;
using survey::Workbook;

namespace {

Workbook read(const test::Parts& parts) {
    auto workbook = platform::read_xlsx(test::zip_of(parts), "form.xlsx");
    INFO((workbook.ok() ? std::string() : workbook.error().what));
    REQUIRE(workbook.ok());
    return workbook.take();
}

// The cells of the first row of a sheet with these.
std::vector<Cell> cells_of(const std::string& cells, const std::string& strings = {},
                           const std::string& styles = {}, const std::string& book = {}) {
    test::Parts parts = test::xlsx_parts("<row r='1'>" + cells + "</row>", strings);
    if (!styles.empty()) parts.emplace_back("xl/styles.xml", styles);
    if (!book.empty()) {
        std::string& workbook = parts.front().second;
        workbook.insert(workbook.find("<sheets>"), book);
    }
    const Workbook workbook = read(parts);
    REQUIRE(workbook.sheets.size() == 1);
    return workbook.sheets[0].rows.empty() ? std::vector<Cell>{} : workbook.sheets[0].rows[0].cells;
}

const std::string date_styles =
    "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/><numFmt numFmtId='165' "
    "formatCode='\"day\" 0.0'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>"
    "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>"
    "</styleSheet>";

}  // namespace

TEST_CASE("a workbook is written and read without a change", "[sheets]") {
    test::for_all(60, [](test::Gen& gen) {
        const Workbook workbook =
            survey::xlsform::export_xlsform(test::generated_questionnaire(gen));
        const auto bytes = platform::write_xlsx(workbook);
        REQUIRE(bytes.ok());
        REQUIRE(bytes.value() == platform::write_xlsx(workbook).value());
        const auto again = platform::read_xlsx(bytes.value(), "form.xlsx");
        REQUIRE(again.ok());
        REQUIRE((again.value() == workbook));
    });
}

TEST_CASE("texts that look like something else come back as they were", "[sheets]") {
    Workbook workbook{{{.name = "survey", .rows = {{.number = 3}}}}};
    std::size_t column = 0;
    for (const char* text : {"=1+1", "@x", "+44", " spaces ", "a\nb\tc", "a\rb", "<b>&amp;",
                             "_x0041_", "a_xb", "\x01\x1f", "2022", "TRUE", "ünï", "'quoted'"}) {
        workbook.sheets[0].rows[0].cells.push_back({column, Cell::Kind::Text, text});
        column += 7;
    }
    workbook.sheets[0].rows[0].cells.push_back({column, Cell::Kind::Number, "0.1"});
    workbook.sheets[0].rows[0].cells.push_back({column + 1, Cell::Kind::Boolean, "TRUE"});
    const auto again = platform::read_xlsx(platform::write_xlsx(workbook).value(), "form.xlsx");
    REQUIRE(again.ok());
    REQUIRE((again.value() == workbook));
}

TEST_CASE("cells are read in every way that programs write them", "[sheets]") {
    struct Case {
        std::string xml;
        Cell cell;
    };
    const std::string strings =
        "<si><t>plain</t></si><si><r><t>rich</t></r><r><t xml:space='preserve'> text</t></r></si>"
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si><si><t>a_x000D_b</t></si>";
    const Case one = GENERATE_COPY(
        Case{"<c r='A1' t='s'><v>0</v></c>", {0, Cell::Kind::Text, "plain"}},
        Case{"<c r='C1' t='s'><v>1</v></c>", {2, Cell::Kind::Text, "rich text"}},
        Case{"<c r='A1' t='s'><v>2</v></c>", {0, Cell::Kind::Text, "東京"}},
        Case{"<c r='A1' t='s'><v>3</v></c>", {0, Cell::Kind::Text, "a\rb"}},
        Case{"<c t='inlineStr'><is><t>in</t><r><t>line</t></r></is></c>",
             {0, Cell::Kind::Text, "inline"}},
        Case{"<c r='AB1' t='str'><f>A1&amp;\"x\"</f><v>formula</v></c>",
             {27, Cell::Kind::Text, "formula"}},
        Case{"<c r='A1'><v>1.0</v></c>", {0, Cell::Kind::Number, "1"}},
        Case{"<c r='A1'><v>2022</v></c>", {0, Cell::Kind::Number, "2022"}},
        Case{"<c r='A1'><v>0.10000000000000001</v></c>", {0, Cell::Kind::Number, "0.1"}},
        Case{"<c r='A1'><v>1.5E3</v></c>", {0, Cell::Kind::Number, "1500"}},
        Case{"<c r='A1' t='b'><v>1</v></c>", {0, Cell::Kind::Boolean, "TRUE"}},
        Case{"<c r='A1' t='b'><v>0</v></c>", {0, Cell::Kind::Boolean, "FALSE"}},
        Case{"<c r='A1' t='e'><v>#REF!</v></c>", {0, Cell::Kind::Failed, "#REF!"}},
        Case{"<x:c xmlns:x='y' r='A1'><x:v>7</x:v></x:c>", {0, Cell::Kind::Number, "7"}});
    INFO(one.xml);
    REQUIRE((cells_of(one.xml, strings) == std::vector<Cell>{one.cell}));
}

TEST_CASE("a number that is shown as a date is the date", "[sheets]") {
    struct Case {
        const char* serial;
        const char* style;
        bool from_1904;
        Cell cell;
    };
    const Case one =
        GENERATE(Case{"43361", "1", false, {0, Cell::Kind::Date, "2018-09-18"}},
                 Case{"43361.5", "2", false, {0, Cell::Kind::Date, "2018-09-18 12:00:00"}},
                 Case{"0.25", "1", false, {0, Cell::Kind::Date, "06:00:00"}},
                 // The first of March 1900 is day 61, as spreadsheets count a day that never was.
                 Case{"61", "1", false, {0, Cell::Kind::Date, "1900-03-01"}},
                 Case{"1", "1", false, {0, Cell::Kind::Date, "1900-01-01"}},
                 Case{"0", "1", true, {0, Cell::Kind::Date, "1904-01-01"}},
                 Case{"43361", "0", false, {0, Cell::Kind::Number, "43361"}},
                 Case{"43361", "3", false, {0, Cell::Kind::Number, "43361"}},
                 Case{"-5", "1", false, {0, Cell::Kind::Number, "-5"}},
                 Case{"99999999", "1", false, {0, Cell::Kind::Number, "99999999"}});
    const std::string xml =
        std::string("<c r='A1' s='") + one.style + "'><v>" + one.serial + "</v></c>";
    INFO(xml);
    const std::string book = one.from_1904 ? "<workbookPr date1904='1'/>" : "";
    REQUIRE((cells_of(xml, {}, date_styles, book) == std::vector<Cell>{one.cell}));
}

TEST_CASE("rows and cells without their places stand after one another", "[sheets]") {
    const Workbook workbook = read(test::xlsx_parts(
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r='5'><c r='B5'><v>4</v></c><c><v>5</v>"
        "</c></row><row><c><v>6</v></c></row>"));
    const survey::Sheet expected{
        .name = "survey",
        .rows = {{1, {{0, Cell::Kind::Number, "1"}, {2, Cell::Kind::Number, "3"}}},
                 {5, {{1, Cell::Kind::Number, "4"}, {2, Cell::Kind::Number, "5"}}},
                 {6, {{0, Cell::Kind::Number, "6"}}}}};
    REQUIRE((workbook.sheets == std::vector{expected}));
}
