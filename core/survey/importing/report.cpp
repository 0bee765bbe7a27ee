// Findings as lines.
#include "core/survey/importing/report.h"

#include <algorithm>

namespace candour::survey {

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return "note";
        case Severity::Warning:
            return "warning";
        case Severity::Refused:
            return "refused";
        case Severity::Error:
            return "error";
    }
    return {};
}

bool any(const Report& report, Severity severity) { return count(report, severity) > 0; }

std::size_t count(const Report& report, Severity severity) {
    return static_cast<std::size_t>(std::ranges::count(report, severity, &Finding::severity));
}

std::string line_of(const Finding& finding, std::string_view file) {
    std::string line(file);
    const bool json = finding.row == 0 && finding.column.empty();
    if (!finding.sheet.empty()) line += (json ? ", " : ", sheet '") + finding.sheet;
    if (!finding.sheet.empty() && !json) line += "'";
    if (finding.row > 0) line += ", row " + std::to_string(finding.row);
    if (!finding.column.empty()) line += ", column " + finding.column;
    return line + ": " + std::string(name_of(finding.severity)) + ": " + finding.what;
}

}  // namespace candour::survey
