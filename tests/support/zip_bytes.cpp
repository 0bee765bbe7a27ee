#include "tests/support/zip_bytes.h"

#include <zip.h>

#include "core/base/check.h"

namespace candour::test {
namespace {

const std::string space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

}  // namespace

Bytes zip_of(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    CHECK(buffer != nullptr);
    zip_source_keep(buffer);
    zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
    CHECK(archive != nullptr);
    for (const auto& [name, content] : parts) {
        zip_source_t* part = zip_source_buffer(archive, content.data(), content.size(), 0);
        CHECK(zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8) >= 0);
    }
    CHECK(zip_close(archive) == 0);
    CHECK(zip_source_open(buffer) == 0);
    zip_stat_t about;
    CHECK(zip_source_stat(buffer, &about) == 0);
    Bytes bytes(about.size);
    CHECK(zip_source_read(buffer, bytes.data(), bytes.size()) ==
          static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(buffer);
    zip_source_free(buffer);
    return bytes;
}

Parts xlsx_parts(const std::string& rows, const std::string& strings) {
    Parts parts = {
        {"xl/workbook.xml", "<workbook xmlns='" + space + "' xmlns:r='" + relations +
                                "'><sheets><sheet name='survey' sheetId='1' r:id='rId1'/></sheets>"
                                "</workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id='rId1' Type='" + relations +
             "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" +
             relations +
             "/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='rId3' "
             "Type='" +
             relations + "/styles' Target='styles.xml'/></Relationships>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet xmlns='" + space + "'><sheetData>" + rows + "</sheetData></worksheet>"}};
    if (!strings.empty()) {
        parts.emplace_back("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
    }
    return parts;
}

}  // namespace candour::test
