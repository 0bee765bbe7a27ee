// Reports of cases as they are kept and exported.
#include <array>

#include <nlohmann/json.hpp>

#include "core/report/case_measures.h"

namespace candour::report {
namespace {

using nlohmann::json;

constexpr int format = 1;
constexpr std::array<std::string_view, 6> kind_names = {"count", "hidden", "percent",
                                                        "pence", "day",    "nothing"};

bool has_value(CellKind kind) { return kind != CellKind::Hidden && kind != CellKind::Nothing; }

// {"count": 12}, or {"hidden": null}.
json json_of(const ReportCell& cell) {
    const std::string name{kind_names[static_cast<std::size_t>(cell.kind)]};
    return {{name, has_value(cell.kind) ? json(cell.value) : json{}}};
}

json json_of(const ReportTable& table) {
    json rows = json::array();
    for (const ReportRow& row : table.rows) {
        json cells = json::array();
        for (const ReportCell& cell : row.cells)
            cells.push_back(json_of(cell));
        rows.push_back({{"id", row.id}, {"cells", std::move(cells)}});
    }
    return {{"id", table.id},
            {"part", table.part},
            {"row_names", table.row_names},
            {"column_names", table.column_names},
            {"columns", table.columns},
            {"withheld", table.withheld},
            {"rows", std::move(rows)}};
}

// Whatever does not fit makes the whole unreadable; it is our own writing.
class Reader {
public:
    bool ok = true;

    const json& at(const json& object, const char* field) {
        static const json nothing;
        if (object.is_object() && object.contains(field)) return object[field];
        ok = false;
        return nothing;
    }
    std::string text(const json& value) {
        ok = ok && value.is_string();
        return value.is_string() ? value.get<std::string>() : std::string();
    }
    bool flag(const json& value) {
        ok = ok && value.is_boolean();
        return value.is_boolean() && value.get<bool>();
    }
    template <typename Take>
    void each(const json& list, Take take) {
        ok = ok && list.is_array();
        if (!list.is_array()) return;
        for (const json& element : list)
            take(element);
    }

    ReportCell cell(const json& source) {
        ok = ok && source.is_object() && source.size() == 1;
        if (!ok) return {};
        const auto found = std::ranges::find(kind_names, source.begin().key());
        ok = found != kind_names.end();
        if (!ok) return {};
        ReportCell cell{.kind = static_cast<CellKind>(found - kind_names.begin())};
        const json& value = source.begin().value();
        ok = has_value(cell.kind) ? value.is_number_integer() : value.is_null();
        if (ok && has_value(cell.kind)) cell.value = value.get<std::int64_t>();
        return cell;
    }
    ReportTable table(const json& source) {
        ReportTable table{.id = text(at(source, "id")),
                          .part = text(at(source, "part")),
                          .row_names = text(at(source, "row_names")),
                          .column_names = text(at(source, "column_names"))};
        each(at(source, "columns"),
             [&](const json& column) { table.columns.push_back(text(column)); });
        table.withheld = flag(at(source, "withheld"));
        each(at(source, "rows"), [&](const json& row) {
            ReportRow& out = table.rows.emplace_back();
            out.id = text(at(row, "id"));
            each(at(row, "cells"), [&](const json& one) { out.cells.push_back(cell(one)); });
            ok = ok && out.cells.size() == table.columns.size();
        });
        return table;
    }
};

}  // namespace

std::string to_json(const CaseReport& report) {
    json tables = json::array();
    for (const ReportTable& table : report.tables)
        tables.push_back(json_of(table));
    return json{{"format", format},
                {"span", report.span == Span::Week ? "week" : "quarter"},
                {"period", name_of(report.span, report.period)},
                {"exact", report.exact},
                {"tables", std::move(tables)}}
        .dump();
}

Result<CaseReport> case_report_from_json(const std::string& text) {
    const json source = json::parse(text, nullptr, /*allow_exceptions=*/false);
    Reader reader;
    CaseReport report;
    reader.ok = reader.at(source, "format") == format;
    const std::string span = reader.text(reader.at(source, "span"));
    reader.ok = reader.ok && (span == "week" || span == "quarter");
    report.span = span == "week" ? Span::Week : Span::Quarter;
    const std::string name = reader.text(reader.at(source, "period"));
    const Result<Period> period =
        report.span == Span::Week ? week_named(name) : quarter_named(name);
    if (period.ok()) report.period = period.value();
    report.exact = reader.flag(reader.at(source, "exact"));
    reader.each(reader.at(source, "tables"),
                [&](const json& table) { report.tables.push_back(reader.table(table)); });
    if (reader.ok && period.ok()) return report;
    return Error{ErrorKind::Corrupt, "a report of cases, as it was kept, is damaged"};
}

}  // namespace candour::report
