// Writing by libxlsxwriter, into memory: it knows files only, so it gets one that is on no disk.
#include <charconv>
#include <memory>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "platform/sheets/limits.h"
#include "platform/sheets/xlsx.h"

namespace candour::platform {
namespace {

using survey::Cell;
using survey::Sheet;
using survey::Workbook;

class MemoryFile {
public:
    MemoryFile() : descriptor_(memfd_create("workbook", MFD_CLOEXEC)) {}
    ~MemoryFile() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    bool ok() const { return descriptor_ >= 0; }
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

    Bytes content() const {
        Bytes bytes;
        const off_t size = lseek(descriptor_, 0, SEEK_END);
        if (size <= 0) return bytes;
        bytes.resize(static_cast<std::size_t>(size));
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t got = pread(descriptor_, bytes.data() + done, bytes.size() - done,
                                      static_cast<off_t>(done));
            if (got <= 0) return {};
            done += static_cast<std::size_t>(got);
        }
        return bytes;
    }

private:
    int descriptor_;
};

Error failed(const Sheet& sheet, const survey::Row& row, const Cell& cell, lxw_error error) {
    return {ErrorKind::Invalid, "sheet '" + sheet.name + "', row " + std::to_string(row.number) +
                                    ", column " + survey::column_letters(cell.column) +
                                    ": it cannot be written: " + lxw_strerror(error)};
}

// Text that reads like one of the format's escapes ("_x0041_") gets its low line escaped. Every
// "_x" does: a reader that knows escapes takes it back.
std::string with_escapes(const std::string& text) {
    std::string all;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 2, "_x") == 0) all += "_x005F";
        all += text[i];
    }
    return all;
}

lxw_error write_cell(lxw_worksheet* into, std::size_t row, const Cell& cell) {
    const auto at = static_cast<lxw_row_t>(row - 1);
    const auto column = static_cast<lxw_col_t>(cell.column);
    if (cell.kind == Cell::Kind::Boolean) {
        return worksheet_write_boolean(into, at, column, cell.text == "TRUE", nullptr);
    }
    double number = 0;
    const char* const last = cell.text.data() + cell.text.size();
    const bool whole =
        std::from_chars(cell.text.data(), last, number).ptr == last && !cell.text.empty();
    if (cell.kind == Cell::Kind::Number && whole) {
        return worksheet_write_number(into, at, column, number, nullptr);
    }
    return worksheet_write_string(into, at, column, with_escapes(cell.text).c_str(), nullptr);
}

Status write_sheet(lxw_workbook* book, const Sheet& sheet) {
    lxw_worksheet* into = workbook_add_worksheet(book, sheet.name.c_str());
    if (into == nullptr) {
        return Error{ErrorKind::Invalid, "'" + sheet.name + "' is no name that a sheet can have"};
    }
    for (const survey::Row& row : sheet.rows) {
        for (const Cell& cell : row.cells) {
            const lxw_error error = write_cell(into, row.number, cell);
            if (error != LXW_NO_ERROR) return failed(sheet, row, cell, error);
        }
    }
    worksheet_freeze_panes(into, 1, 0);
    return Unit{};
}

}  // namespace

Result<Bytes> write_xlsx(const Workbook& workbook) {
    const MemoryFile file;
    if (!file.ok()) return Error{ErrorKind::Full, "there is no memory to write a spreadsheet in"};
    lxw_workbook* book = workbook_new(file.path().c_str());
    if (book == nullptr) return Error{ErrorKind::Full, "there is no memory for a spreadsheet"};
    constexpr time_t first_day = 315'532'800;  // 1980-01-01: the clock is not asked.
    lxw_doc_properties about{};
    about.created = first_day;
    workbook_set_properties(book, &about);
    Status written = Unit{};
    for (const Sheet& sheet : workbook.sheets) {
        written = write_sheet(book, sheet);
        if (!written.ok()) break;
    }
    // It frees the book in any case.
    const lxw_error closed = workbook_close(book);
    if (!written.ok()) return written.error();
    if (closed != LXW_NO_ERROR) {
        return Error{ErrorKind::Full,
                     std::string("the spreadsheet cannot be written: ") + lxw_strerror(closed)};
    }
    Bytes bytes = file.content();
    if (bytes.empty()) return Error{ErrorKind::Full, "the spreadsheet cannot be written"};
    return bytes;
}

}  // namespace candour::platform
