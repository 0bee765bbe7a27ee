// tests/platform/sheets/shared_forms_test.cpp: pyxform's own example forms, where they are there
// ($CANDOUR_XLSFORMS, else ../shared/data/xlsforms): they are not part of this project. What they
// show is shown by forms of our own in tests/core/survey/xlsform.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/survey/xlsform/import.h"
#include "platform/sheets/xlsx.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::survey;
namespace fs = std::filesystem;

namespace {

fs::path forms() {
    const char* named = std::getenv("CANDOUR_XLSFORMS");
    if (named != nullptr) return named;
    for (const char* folder : {"../shared/data/xlsforms", "../../shared/data/xlsforms"}) {
        if (fs::exists(folder)) return folder;
    }
    return {};
}

struct Form {
    const char* name;
    std::size_t questions;  // 0: nothing of it can be imported.
    const char* line;       // One that must be said.
};

Imported import(const std::string& name) {
    std::ifstream file(forms() / (name + ".xlsx"), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto workbook = platform::read_xlsx(as_bytes(bytes), name + ".xlsx");
    INFO((workbook.ok() ? std::string() : workbook.error().what));
    REQUIRE(workbook.ok());
    return xlsform::import_xlsform(workbook.value(), name);
}

}  // namespace

TEST_CASE("forms of other programs are imported, with every place where they are not", "[sheets]") {
    if (forms().empty()) {
        WARN("the shared forms are not on this machine: nothing to read");
        return;
    }
    const Form form = GENERATE(
        Form{"text_and_integer", 1, "sheet 'survey', row 2, column C: refused: it asks for a name"},
        Form{"group", 1, "sheet 'survey', row 4, column A: refused: 'phone number' keeps"},
        Form{"specify_other", 1, ""},
        Form{"or_other", 1, "sheet 'survey', row 3, column D: refused: character 8: 'yes' means"},
        Form{"choice_filter_test", 3, "sheet 'choices', row 6, column B: refused: the name 'king'"},
        Form{"flat_xlsform_test", 21,
             "sheet 'survey', row 43, column E: refused: it needs 'start'"},
        Form{"case_insensitivity", 1, "sheet 'SURVEY', row 3, column A: refused: choices that"},
        Form{"UCL_Biomass_Plot_Form", 37,
             "sheet 'survey', row 36, column H: refused: it needs 'latin_name_id', and row 35"},
        Form{"duplicate_columns", 22,
             "sheet 'survey', row 1, column E: refused: the column 'label' says the same as column "
             "D"},
        Form{"bad_calc", 0, "sheet 'survey', row 2, column D: refused: character 1: 'because'"},
        Form{"xl_date_ambiguous", 3,
             "sheet 'survey', row 5, column L: refused: character 1: 'label' means nothing"});
    INFO(form.name);
    const Imported imported = import(form.name);
    REQUIRE((imported.questionnaire ? imported.questionnaire->questions.size() : 0) ==
            form.questions);
    const bool said = std::ranges::any_of(imported.report, [&](const Finding& finding) {
        return line_of(finding, "f").find(form.line) != std::string::npos;
    });
    REQUIRE((said || std::string_view(form.line).empty()));
}
