// tests/core/survey/xlsform/round_trip_test.cpp: a questionnaire goes out and comes back equal.
#include <nlohmann/json.hpp>

#include "core/survey/sheet/csv.h"
#include "core/survey/xlsform/export.h"
#include "core/survey/xlsform/import.h"
#include "tests/support/generated_questionnaire.h"

using namespace candour;
using namespace candour::survey;

namespace {

std::string lines_of(const Report& report) {
    std::string all;
    for (const Finding& finding : report)
        all += line_of(finding, "form.xlsx") + "\n";
    return all;
}

void require_same(const Workbook& workbook, const Questionnaire& original) {
    const Imported back = xlsform::import_xlsform(workbook, "form");
    INFO(lines_of(back.report));
    REQUIRE(back.questionnaire.has_value());
    INFO(to_json(original).dump(1));
    INFO(to_json(*back.questionnaire).dump(1));
    REQUIRE((*back.questionnaire == original));
    REQUIRE(back.complete);
    // Of a form of our own nothing is said but what is true of the questionnaire too.
    for (const Finding& finding : back.report) {
        const bool known = finding.what.find("missing in '") != std::string::npos ||
                           finding.what.starts_with("marks for bold");
        REQUIRE((known || finding.severity == Severity::Note));
    }
}

}  // namespace

TEST_CASE("a generated questionnaire comes back from its XLSForm unchanged", "[xlsform]") {
    test::for_all(400, [](test::Gen& gen) {
        const Questionnaire original = test::generated_questionnaire(gen);
        require_same(xlsform::export_xlsform(original), original);
    });
}

TEST_CASE("its sheets come back from CSV unchanged", "[xlsform]") {
    test::for_all(50, [](test::Gen& gen) {
        const Questionnaire original = test::generated_questionnaire(gen);
        Workbook workbook;
        for (const Sheet& sheet : xlsform::export_xlsform(original).sheets)
            workbook.sheets.push_back(read_csv(write_csv(sheet), sheet.name).take());
        require_same(workbook, original);
    });
}
