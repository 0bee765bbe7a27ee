// Report: what became of everything in a file that was imported, each with its place. Nothing is
// left out of a questionnaire without a line here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candour::survey {

enum class Severity {
    Note,     // Imported; good to know.
    Warning,  // Imported, but not all that the file says.
    Refused,  // This row, column or choice is not imported; the others are.
    Error,    // Nothing can be imported.
};

// "note", "warning", "refused", "error".
std::string_view name_of(Severity severity);

struct Finding {
    Severity severity = Severity::Note;
    std::string sheet{};   // Of JSON: the path, "pages[0].elements[2]". Empty: the whole file.
    std::size_t row = 0;   // From 1; 0: the whole sheet.
    std::string column{};  // "D"; empty: the whole row.
    std::string what{};    // One plain sentence.
    bool operator==(const Finding&) const = default;
};

using Report = std::vector<Finding>;

bool any(const Report& report, Severity severity);
std::size_t count(const Report& report, Severity severity);

// "form.xlsx, sheet 'survey', row 7, column D: refused: …".
std::string line_of(const Finding& finding, std::string_view file);

}  // namespace candour::survey
