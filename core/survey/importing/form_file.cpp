// Which reader takes which file.
#include "core/survey/importing/form_file.h"

#include <algorithm>

#include "core/base/json_fields.h"
#include "core/survey/editing/draft.h"
#include "core/survey/sheet/csv.h"
#include "core/survey/surveyjs/import.h"
#include "core/survey/xlsform/import.h"

namespace candour::survey {
namespace {

std::string stem_of(const std::string& name) { return name.substr(0, name.rfind('.')); }

bool is_complete(const Questionnaire& read) {
    return !read.owner.empty() && !read.purpose.empty() && !read.act_by.empty();
}

Imported own_file(const nlohmann::json& json, bool takes_drafts) {
    Imported imported;
    Result<Questionnaire> read =
        takes_drafts ? editing::read_draft(json) : parse_questionnaire(json, "file");
    if (read.ok()) {
        imported.questionnaire = read.take();
        imported.complete = is_complete(*imported.questionnaire);
        return imported;
    }
    std::string what = read.error().what;
    if (what.starts_with("file: ")) what.erase(0, 6);
    imported.report.push_back({Severity::Error, {}, 0, {}, what});
    return imported;
}

}  // namespace

std::string suffix_of(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    const std::size_t point = name.rfind('.');
    if (point == std::string::npos || point == 0) return {};
    std::string suffix = name.substr(point);
    std::ranges::transform(suffix, suffix.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return suffix;
}

Result<Workbook> workbook_in(ByteView bytes, const std::string& name, const ReadWorkbook& read) {
    if (suffix_of(name) != ".csv") return read(bytes, name);
    Result<Sheet> sheet = read_csv(to_text(bytes), "survey");
    if (!sheet.ok()) return Error{sheet.error().kind, name + ": " + sheet.error().what};
    return Workbook{{sheet.take()}};
}

Result<Imported> questionnaire_in(ByteView bytes, const std::string& name, const ReadWorkbook& read,
                                  bool takes_drafts) {
    const std::string suffix = suffix_of(name);
    if (suffix == ".json") {
        ASSIGN_OR_RETURN(const auto json, parse_json_file(to_text(bytes), name));
        if (surveyjs::looks_like_surveyjs(json)) {
            return surveyjs::import_surveyjs(json, stem_of(name));
        }
        return own_file(json, takes_drafts);
    }
    if (suffix != ".xlsx" && suffix != ".xlsm" && suffix != ".xls" && suffix != ".ods" &&
        suffix != ".csv") {
        return Error{ErrorKind::Invalid,
                     name +
                         ": a questionnaire is an XLSForm (.xlsx), or SurveyJS or Candour's own "
                         "(.json)"};
    }
    ASSIGN_OR_RETURN(const Workbook workbook, workbook_in(bytes, name, read));
    return xlsform::import_xlsform(workbook, stem_of(name));
}

}  // namespace candour::survey
