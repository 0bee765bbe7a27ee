// The words of reports.
#include <array>

#include "app/console/reports/reports.h"
#include "app/console/words.h"
#include "core/base/pounds.h"
#include "core/survey/numbers.h"

namespace candour::console {
namespace {

using report::CellKind;

struct Pair {
    std::string_view id;
    const char* words;
};

constexpr std::array<Pair, 16> titles = {{
    {"measures", "At a glance"},
    {"complaints_by_service", "Complaints by service"},
    {"complaints_by_kind", "Complaints by kind"},
    {"answered_in", "How soon complaints were answered"},
    {"complaints_by_method", "How complaints came"},
    {"complaints_by_month", "Complaints by month of receipt"},
    {"others_by_kind", "Other contacts by kind"},
    {"handling", "Satisfied with how it was handled"},
    {"result", "Satisfied with the outcome"},
    {"ended", "Resolved at first contact"},
    {"goodwill", "Goodwill or compensation"},
    {"avoidable", "Avoidable contacts"},
    {"themes", "Root causes"},
    {"service_and_kind", "Services and kinds"},
    {"dates", "Dates of receipt and response"},
    {"theme_results", "Root causes and how they ended"},
}};

constexpr std::array<Pair, 42> own_words = {{
    {"complaints", "Complaints received"},
    {"others", "Other contacts received"},
    {"closed", "Complaints closed"},
    {"in_time", "Within the standards"},
    {"late", "Late"},
    {"handling", "Satisfied with the handling"},
    {"result", "Very or fairly satisfied with the outcome"},
    {"goodwill_cases", "Complaints with goodwill or compensation"},
    {"goodwill_times", "Payments of goodwill or compensation"},
    {"goodwill_cost", "Cost of goodwill and compensation"},
    {"failure_cost", "Cost of service failures"},
    {"satisfied", "Very or fairly satisfied"},
    {"neither", "Neither"},
    {"dissatisfied", "Dissatisfied"},
    {"not_asked", "Not asked, or no answer"},
    {"day_0_1", "Within a day"},
    {"day_2_14", "2 to 14 days"},
    {"day_15_28", "15 to 28 days"},
    {"day_29", "29 days or more"},
    {"not_yet", "Not answered yet"},
    {"at_once", "At first contact"},
    {"later", "Later"},
    {"paid", "Given"},
    {"none", "None"},
    {"avoidable", "Avoidable"},
    {"other", "Others"},
    {"count", "Number"},
    {"percent", "Share"},
    {"value", "Value"},
    {"received", "Received"},
    {"first_answer", "First answer"},
    {"kiosk", "Kiosk"},
    {"letter", "Letter"},
    {"email", "E-mail"},
    {"website", "Website"},
    {"telephone", "Telephone"},
    {"social_media", "Social media"},
    {"face_to_face", "Face to face"},
    {"advocate", "Through an advocate"},
    {"paper", "Paper form"},
    {"upheld", "Upheld"},
    {"not_upheld", "Not upheld"},
}};

template <std::size_t size>
std::string find_in(const std::array<Pair, size>& pairs, std::string_view id) {
    for (const Pair& pair : pairs) {
        if (pair.id == id) return pair.words;
    }
    return {};
}

// "first_contact" -> "First contact", where nobody has a name for it.
std::string from_id(std::string id) {
    for (char& c : id)
        c = c == '_' ? ' ' : c;
    return as_sentence(id).substr(0, id.size());
}

}  // namespace

std::string period_words(const std::string& name) {
    const auto week = report::week_named(name);
    if (week.ok()) return "Week of " + day_in_words(week.value().first);
    const auto quarter = report::quarter_named(name);
    if (quarter.ok()) {
        const std::string first = day_in_words(quarter.value().first).substr(2);
        const std::string last = day_in_words(quarter.value().last).substr(3);
        return first.substr(0, first.find(' ')) + " to " + last;
    }
    const auto month = report::month_named(name);
    return month.ok() ? day_in_words(month.value().first).substr(2) : name;
}

std::string id_words(const LearningDesk& desk, const std::string& names, const std::string& id) {
    if (names == "period" || names == "month") return period_words(id);
    if (names == "case") return id;
    if (names == "service") {
        if (id.empty()) return "No service named";
        return service_name(desk.desk.organisation, id).text;
    }
    if (desk.options.name_of && names != "words") {
        const std::string name = desk.options.name_of(names, id);
        if (!name.empty()) return name;
    }
    if (id.empty()) return "Not said";
    const std::string own = find_in(own_words, id);
    return own.empty() ? from_id(id) : own;
}

std::string table_title(const LearningDesk& desk, const report::ReportTable& table) {
    if (table.id == "outcomes") return "Outcomes: " + id_words(desk, "stage", table.part);
    if (table.id == "codes") return "Decision codes: " + id_words(desk, "stage", table.part);
    if (table.id == "standard")
        return "Within the standard: " + id_words(desk, "clock", table.part);
    const bool weeks = !table.rows.empty() && report::week_named(table.rows.front().id).ok();
    if (table.id == "trend") return weeks ? "The last thirteen weeks" : "The last eight quarters";
    if (table.id == "theme_trend") return "Root causes over time";
    return find_in(titles, table.id);
}

std::string cell_words(const report::ReportCell& cell) {
    switch (cell.kind) {
        case CellKind::Count:
            return std::to_string(cell.value);
        case CellKind::Hidden:
            return "*";
        case CellKind::Percent:
            return std::to_string(cell.value) + "%";
        case CellKind::Pence:
            return pounds(cell.value);
        case CellKind::Day:
            return day_in_words(CivilDay{std::chrono::days{cell.value}});
        case CellKind::Nothing:
            break;
    }
    return "–";
}

}  // namespace candour::console
