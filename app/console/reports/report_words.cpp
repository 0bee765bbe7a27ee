// The words of reports.
#include <array>
#include <map>

#include "app/console/reports/reports.h"
#include "app/console/words.h"
#include "core/base/pounds.h"
#include "core/survey/numbers.h"

namespace candour::console {
namespace {

using report::CellKind;

struct Pair {
    std::string_view id;
    std::string_view words;
};

constexpr std::array<Pair, 16> titles = {{
    {"measures", N_("At a glance")},
    {"complaints_by_service", N_("Complaints by service")},
    {"complaints_by_kind", N_("Complaints by kind")},
    {"answered_in", N_("How soon complaints were answered")},
    {"complaints_by_method", N_("How complaints came")},
    {"complaints_by_month", N_("Complaints by month of receipt")},
    {"others_by_kind", N_("Other contacts by kind")},
    {"handling", N_("Satisfied with how it was handled")},
    {"result", N_("Satisfied with the outcome")},
    {"ended", N_("Resolved at first contact")},
    {"goodwill", N_("Goodwill or compensation")},
    {"avoidable", N_("Avoidable contacts")},
    {"themes", N_("Root causes")},
    {"service_and_kind", N_("Services and kinds")},
    {"dates", N_("Dates of receipt and response")},
    {"theme_results", N_("Root causes and how they ended")},
}};

constexpr std::array<Pair, 42> own_words = {{
    {"complaints", N_("Complaints received")},
    {"others", N_("Other contacts received")},
    {"closed", N_("Complaints closed")},
    {"in_time", N_("Within the standards")},
    {"late", N_("Late")},
    {"handling", N_("Satisfied with the handling")},
    {"result", N_("Very or fairly satisfied with the outcome")},
    {"goodwill_cases", N_("Complaints with goodwill or compensation")},
    {"goodwill_times", N_("Payments of goodwill or compensation")},
    {"goodwill_cost", N_("Cost of goodwill and compensation")},
    {"failure_cost", N_("Cost of service failures")},
    {"satisfied", N_("Very or fairly satisfied")},
    {"neither", N_("Neither")},
    {"dissatisfied", N_("Dissatisfied")},
    {"not_asked", N_("Not asked, or no answer")},
    {"day_0_1", N_("Within a day")},
    {"day_2_14", N_("2 to 14 days")},
    {"day_15_28", N_("15 to 28 days")},
    {"day_29", N_("29 days or more")},
    {"not_yet", N_("Not answered yet")},
    {"at_once", N_("At first contact")},
    {"later", N_("Later")},
    {"paid", N_("Given")},
    {"none", N_("None")},
    {"avoidable", N_("Avoidable")},
    {"other", N_("Others")},
    {"count", N_("Number")},
    {"percent", N_("Share")},
    {"value", N_("Value")},
    {"received", N_("Received")},
    {"first_answer", N_("First answer")},
    {"kiosk", N_("Kiosk")},
    {"letter", N_("Letter")},
    {"email", N_("E-mail")},
    {"website", N_("Website")},
    {"telephone", N_("Telephone")},
    {"social_media", N_("Social media")},
    {"face_to_face", N_("Face to face")},
    {"advocate", N_("Through an advocate")},
    {"paper", N_("Paper form")},
    {"upheld", N_("Upheld")},
    {"not_upheld", N_("Not upheld")},
}};

// Empty when there is none.
template <std::size_t size>
std::string_view find_in(const std::array<Pair, size>& pairs, std::string_view id) {
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

std::string quarter_words(const report::Period& quarter, const PageLanguage& language) {
    return language.tr("{first} to {last}", {{"first", language.month_name(quarter.first)},
                                             {"last", language.month(quarter.last)}});
}

}  // namespace

std::string period_words(const std::string& name, const PageLanguage& language) {
    const auto week = report::week_named(name);
    if (week.ok()) return language.tr("Week of {day}", {{"day", language.day(week.value().first)}});
    const auto quarter = report::quarter_named(name);
    if (quarter.ok()) return quarter_words(quarter.value(), language);
    const auto month = report::month_named(name);
    return month.ok() ? language.month(month.value().first) : name;
}

std::string period_label(const std::string& name, const PageLanguage& language) {
    // "2026-Q4", "2026-W48".
    constexpr std::size_t kind_at = 5;
    if (name.size() <= kind_at) return name;
    const std::map<std::string, std::string> values = {{"year", name.substr(2, 2)},
                                                       {"number", name.substr(kind_at + 1)}};
    if (name[kind_at] == 'Q') return language.tr("{year}-Q{number}", values);
    return language.tr("{year}-W{number}", values);
}

ShownText id_words(const LearningDesk& desk, const std::string& names, const std::string& id,
                   const PageLanguage& language) {
    const auto ours = [&language](std::string_view english) {
        return ShownText{language.tr(english), language.tag()};
    };
    if (names == "period" || names == "month") return {period_words(id, language), language.tag()};
    if (names == "case") return {id, language.tag()};
    if (names == "service") {
        if (id.empty()) return ours(N_("No service named"));
        return service_name(desk.desk.organisation, id, language);
    }
    if (desk.options.name_of && names != "words") {
        ShownText name = desk.options.name_of(names, id, language.tag());
        if (!name.text.empty()) return name;
    }
    if (id.empty()) return ours(N_("Not said"));
    const std::string_view own = find_in(own_words, id);
    return own.empty() ? ShownText{from_id(id), "en"} : ours(own);
}

std::string table_title(const LearningDesk& desk, const report::ReportTable& table,
                        const PageLanguage& language) {
    const auto of = [&](const std::string& names) {
        return std::map<std::string, std::string>{
            {"name", id_words(desk, names, table.part, language).text}};
    };
    if (table.id == "outcomes") return language.tr("Outcomes: {name}", of("stage"));
    if (table.id == "codes") return language.tr("Decision codes: {name}", of("stage"));
    if (table.id == "standard") return language.tr("Within the standard: {name}", of("clock"));
    const bool weeks = !table.rows.empty() && report::week_named(table.rows.front().id).ok();
    if (table.id == "trend") {
        return weeks ? language.tr("The last thirteen weeks")
                     : language.tr("The last eight quarters");
    }
    if (table.id == "theme_trend") return language.tr("Root causes over time");
    return language.tr(find_in(titles, table.id));
}

std::string cell_words(const report::ReportCell& cell, const PageLanguage& language) {
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
            return language.day(CivilDay{std::chrono::days{cell.value}});
        case CellKind::Nothing:
            break;
    }
    return "–";
}

}  // namespace candour::console
