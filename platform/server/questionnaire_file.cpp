// platform/server/questionnaire_file.cpp: see questionnaire_file.h.
#include "platform/server/questionnaire_file.h"

#include "core/survey/importing/form_file.h"
#include "platform/sheets/limits.h"
#include "platform/sheets/xlsx.h"
#include "platform/system/disk.h"

namespace candour::platform {

namespace {

std::string name_of_file(const std::string& path) { return path.substr(path.rfind('/') + 1); }

Result<Bytes> read_file(const std::string& path) {
    FileDisk disk;
    return disk.read(path, sheets::file_bytes_max);
}

}  // namespace

std::string suffix_of(const std::string& path) { return survey::suffix_of(path); }

Result<survey::Workbook> read_workbook(const std::string& path) {
    ASSIGN_OR_RETURN(const Bytes bytes, read_file(path));
    return survey::workbook_in(bytes, name_of_file(path), read_xlsx);
}

Result<survey::Imported> read_questionnaire_file(const std::string& path) {
    ASSIGN_OR_RETURN(const Bytes bytes, read_file(path));
    return survey::questionnaire_in(bytes, name_of_file(path), read_xlsx, /*takes_drafts=*/false);
}

Status write_new_file(const std::string& path, ByteView bytes, bool overwrite) {
    FileDisk disk;
    if (!overwrite && disk.exists(path)) {
        return Error{ErrorKind::Conflict,
                     path + " is there already: say --overwrite to write over it"};
    }
    return disk.write(path, bytes, /*secret=*/false);
}

}  // namespace candour::platform
