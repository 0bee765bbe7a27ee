// tests/fuzz/imported.h: what every import must hold, whatever it read.
#pragma once

#include <nlohmann/json.hpp>

#include "core/survey/importing/draft.h"
#include "core/survey/xlsform/export.h"
#include "core/survey/xlsform/import.h"

namespace candour::fuzz {

// True when something was imported: it is a questionnaire that its own file gives again, and so
// does its XLSForm. Otherwise the report says why not.
inline bool is_imported(const survey::Imported& imported) {
    for (const survey::Finding& finding : imported.report)
        CHECK(!finding.what.empty());
    if (!imported.questionnaire) {
        CHECK(any(imported.report, survey::Severity::Error));
        return false;
    }
    const survey::Questionnaire& read = *imported.questionnaire;
    CHECK(!read.questions.empty() && read.version == version_of(read));
    if (!imported.complete) return true;
    const auto again = survey::parse_questionnaire(to_json(read), "file.json");
    CHECK(again.ok() && again.value() == read);
    const survey::Imported back =
        survey::xlsform::import_xlsform(survey::xlsform::export_xlsform(read), "file");
    CHECK(back.questionnaire && *back.questionnaire == read);
    return true;
}

}  // namespace candour::fuzz
