// platform/server/questionnaire_file.cpp: see questionnaire_file.h.
#include "platform/server/questionnaire_file.h"

#include <algorithm>

#include "core/base/json_fields.h"
#include "core/survey/sheet/csv.h"
#include "core/survey/surveyjs/import.h"
#include "core/survey/xlsform/import.h"
#include "platform/sheets/limits.h"
#include "platform/sheets/xlsx.h"
#include "platform/system/disk.h"

namespace candour::platform {

namespace {

std::string name_of_file(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string stem_of(const std::string& path) {
    const std::string name = name_of_file(path);
    return name.substr(0, name.rfind('.'));
}

Result<Bytes> read_file(const std::string& path) {
    FileDisk disk;
    return disk.read(path, sheets::file_bytes_max);
}

survey::Imported own_file(const nlohmann::json& json) {
    survey::Imported imported;
    Result<survey::Questionnaire> read = survey::parse_questionnaire(json, "file");
    if (read.ok()) {
        imported.questionnaire = read.take();
        imported.complete = true;
        return imported;
    }
    std::string what = read.error().what;
    if (what.starts_with("file: ")) what.erase(0, 6);
    imported.report.push_back({survey::Severity::Error, {}, 0, {}, what});
    return imported;
}

}  // namespace

std::string suffix_of(const std::string& path) {
    const std::string name = name_of_file(path);
    const std::size_t point = name.rfind('.');
    if (point == std::string::npos || point == 0) return {};
    std::string suffix = name.substr(point);
    std::ranges::transform(suffix, suffix.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return suffix;
}

Result<survey::Workbook> read_workbook(const std::string& path) {
    ASSIGN_OR_RETURN(const Bytes bytes, read_file(path));
    if (suffix_of(path) != ".csv") return read_xlsx(bytes, name_of_file(path));
    Result<survey::Sheet> sheet = survey::read_csv(to_text(bytes), "survey");
    if (!sheet.ok()) {
        return Error{sheet.error().kind, name_of_file(path) + ": " + sheet.error().what};
    }
    return survey::Workbook{{sheet.take()}};
}

Result<survey::Imported> read_questionnaire_file(const std::string& path) {
    const std::string suffix = suffix_of(path);
    if (suffix == ".json") {
        ASSIGN_OR_RETURN(const Bytes bytes, read_file(path));
        ASSIGN_OR_RETURN(const auto json, parse_json_file(to_text(bytes), name_of_file(path)));
        if (survey::surveyjs::looks_like_surveyjs(json)) {
            return survey::surveyjs::import_surveyjs(json, stem_of(path));
        }
        return own_file(json);
    }
    if (suffix != ".xlsx" && suffix != ".xlsm" && suffix != ".xls" && suffix != ".ods" &&
        suffix != ".csv") {
        return Error{ErrorKind::Invalid,
                     path +
                         ": a questionnaire is an XLSForm (.xlsx), or SurveyJS or Candour's own "
                         "(.json)"};
    }
    ASSIGN_OR_RETURN(const survey::Workbook workbook, read_workbook(path));
    return survey::xlsform::import_xlsform(workbook, stem_of(path));
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
