// Reading: the workbook, its shared parts, then each sheet.
#include <algorithm>
#include <array>

#include "platform/sheets/limits.h"
#include "platform/sheets/xlsx.h"
#include "platform/sheets/xlsx_parts.h"
#include "platform/sheets/xlsx_sheet.h"

namespace candour::platform {
namespace {

using namespace sheets;

constexpr std::array<std::uint8_t, 8> old_office = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

// Excel keeps a locked .xlsx in a file of the old kind, with a part of this name in UTF-16.
bool is_locked(ByteView bytes) {
    std::string name;
    for (const char c : std::string_view("EncryptedPackage")) {
        name += c;
        name += '\0';
    }
    const ByteView wanted = as_bytes(name);
    return std::search(bytes.begin(), bytes.end(), wanted.begin(), wanted.end()) != bytes.end();
}

// What it is, when it is a file of another program.
std::string other_kind(ByteView bytes) {
    if (bytes.empty()) return "the file is empty";
    if (bytes.size() >= old_office.size() &&
        std::equal(old_office.begin(), old_office.end(), bytes.begin())) {
        return is_locked(bytes) ? "it is locked by a password: save it without one"
                                : "it is an old .xls file: save it as .xlsx";
    }
    return {};
}

Status read_sheet(ZipArchive& archive, const SheetPlace& place, SheetContext& context,
                  survey::Sheet& sheet) {
    SheetHandler handler(context, sheet);
    XmlParser parser(handler);
    RETURN_IF_ERROR(archive.read(place.part, [&](ByteView piece) { return parser.feed(piece); }));
    return parser.finish();
}

Result<survey::Workbook> read(ByteView bytes) {
    ASSIGN_OR_RETURN(ZipArchive archive, ZipArchive::open(bytes));
    if (archive.has("content.xml") && archive.has("META-INF/manifest.xml")) {
        return Error{ErrorKind::Invalid, "it is an OpenDocument file: save it as .xlsx"};
    }
    ASSIGN_OR_RETURN(const WorkbookParts parts, read_workbook_part(archive));
    ASSIGN_OR_RETURN(const auto strings, read_shared_strings(archive, parts.shared_strings));
    ASSIGN_OR_RETURN(const auto dates, read_date_styles(archive, parts.styles));
    SheetContext context{.strings = strings, .date_styles = dates, .from_1904 = parts.from_1904};
    survey::Workbook workbook;
    for (const SheetPlace& place : parts.sheets) {
        workbook.sheets.push_back({.name = place.name});
        const Status status = read_sheet(archive, place, context, workbook.sheets.back());
        if (status.ok()) continue;
        return Error{status.error().kind, "sheet '" + place.name + "', " + status.error().what};
    }
    return workbook;
}

}  // namespace

Result<survey::Workbook> read_xlsx(ByteView bytes, const std::string& file) {
    const std::string other = other_kind(bytes);
    if (!other.empty()) return Error{ErrorKind::Invalid, file + ": " + other};
    Result<survey::Workbook> workbook = read(bytes);
    if (workbook.ok()) return workbook;
    return Error{workbook.error().kind, file + ": " + workbook.error().what};
}

}  // namespace candour::platform
