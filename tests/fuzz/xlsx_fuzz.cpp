// tests/fuzz/xlsx_fuzz.cpp: an .xlsx file, as a zip and with parts of the fuzzer's own in it.
#include "platform/sheets/xlsx.h"
#include "tests/fuzz/imported.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/target.h"
#include "tests/support/zip_bytes.h"

namespace candour::fuzz {

namespace {

enum Way : unsigned { File, Rows, Parts };

constexpr std::string_view row =
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c t='inlineStr'><is><t>name</t></is></c>"
    "<c s='1'><v>43361</v></c><c t='b'><v>1</v></c><c t='str'><f>1</f><v>x</v></c></row>";

Bytes file_of(Input& input) {
    const unsigned way = input.byte() % 3;
    if (way == File) return input.rest();
    if (way == Rows) {
        const std::string strings = to_text(input.piece());
        return test::zip_of(test::xlsx_parts(to_text(input.rest()), strings));
    }
    test::Parts parts = test::xlsx_parts(std::string(row), "<si><t>type</t></si>");
    parts.emplace_back("xl/styles.xml", to_text(input.piece()));
    parts[0].second = to_text(input.piece());
    parts[1].second = to_text(input.rest());
    return test::zip_of(parts);
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const auto workbook = platform::read_xlsx(file_of(input), "form.xlsx");
    if (!workbook.ok()) {
        CHECK(workbook.error().what.starts_with("form.xlsx: "));
        return false;
    }
    for (const survey::Sheet& sheet : workbook.value().sheets) {
        std::size_t number = 0;
        for (const survey::Row& one : sheet.rows) {
            CHECK(one.number > number && !one.cells.empty());
            number = one.number;
        }
    }
    (void)is_imported(survey::xlsform::import_xlsform(workbook.value(), "form"));
    return true;
}

std::vector<Bytes> seeds() {
    const survey::Workbook small{{{.name = "survey",
                                   .rows = {{1,
                                             {{0, survey::Cell::Kind::Text, "type"},
                                              {1, survey::Cell::Kind::Text, "name"},
                                              {2, survey::Cell::Kind::Text, "label"}}},
                                            {2,
                                             {{0, survey::Cell::Kind::Text, "integer"},
                                              {1, survey::Cell::Kind::Text, "n"},
                                              {2, survey::Cell::Kind::Text, "How many?"}}}}}}};
    const test::Parts parts = test::xlsx_parts(std::string(row));
    const Bytes styles = bytes_of(
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/></numFmts><cellXfs>"
        "<xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>");
    return {Output().byte(File).raw(platform::write_xlsx(small).value()).bytes(),
            Output().byte(Rows).piece(bytes_of("<si><t>type</t></si>")).raw(bytes_of(row)).bytes(),
            Output()
                .byte(Parts)
                .piece(styles)
                .piece(bytes_of(parts[0].second))
                .raw(bytes_of(parts[1].second))
                .bytes()};
}

}  // namespace candour::fuzz
