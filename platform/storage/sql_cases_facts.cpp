// platform/storage/sql_cases_facts.cpp: what reports need of cases, without their rows.
#include <algorithm>

#include "platform/storage/sql_cases.h"
#include "platform/storage/sql_columns.h"

namespace candour::platform {

namespace {

using complaint::CaseId;
using store::CaseFactsRow;
using store::FactsFilter;

constexpr std::size_t units_max = 500;
// In one statement, so that writers get a turn between two.
constexpr std::int64_t facts_at_once = 10'000;

// "received || ''": a report is of most cases, so it goes through the table itself and along no
// index, whose rows would each be looked up.
std::string facts_sql(const FactsFilter& filter) {
    std::string sql =
        "SELECT case_id, report_facts FROM office_case WHERE organisation = $1 AND case_id > $2"
        " AND received || '' <= $3 AND (closed = '' OR closed >= $4) AND status <> 'set_aside'"
        " AND ($5 = '' OR service = $5)";
    std::string list;
    for (std::size_t i = 0; i < filter.units.size(); ++i)
        list += (list.empty() ? "$" : ", $") + std::to_string(7 + i);
    if (!list.empty()) sql += " AND unit IN (" + list + ")";
    return sql + " ORDER BY case_id LIMIT $6";
}

Result<std::vector<CaseFactsRow>> read_facts(SqlConnection& connection, const std::string& sql,
                                             const std::vector<SqlValue>& values) {
    ASSIGN_OR_RETURN(SqlRows rows, connection.query_with(sql, values));
    std::vector<CaseFactsRow> found;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return found;
        ASSIGN_OR_RETURN(const CaseId id, read_id<CaseId>(rows, 0, connection.name()));
        found.push_back({id, rows.text(1)});
    }
}

// Of all: in the order of the table. Since a number: each write has another one.
constexpr const char* all_facts =
    "SELECT case_id, report_facts, status, written FROM office_case WHERE organisation = $1"
    " AND case_id > $2 ORDER BY case_id LIMIT $3";
constexpr const char* facts_since =
    "SELECT case_id, report_facts, status, written FROM office_case WHERE organisation = $1"
    " AND written > $2 ORDER BY written LIMIT $3";

struct FactsPage {
    std::vector<store::WrittenFacts> cases;
    std::int64_t written = 0;  // Of the last.
};

Result<FactsPage> read_written(SqlConnection& connection, const char* sql,
                               const std::string& organisation, const SqlValue& after) {
    ASSIGN_OR_RETURN(SqlRows rows, connection.query(sql, organisation, after, facts_at_once));
    FactsPage page;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return page;
        ASSIGN_OR_RETURN(const CaseId id, read_id<CaseId>(rows, 0, connection.name()));
        page.cases.push_back({id, rows.text(1), rows.text(2) == "set_aside"});
        page.written = rows.integer(3);
    }
}

}  // namespace

Status SqlCases::report_facts(const FactsFilter& filter, const store::TakeFacts& take) {
    if (filter.units.size() > units_max) {
        return Error{ErrorKind::Invalid,
                     "a report is of at most " + std::to_string(units_max) + " units at once"};
    }
    const std::string sql = facts_sql(filter);
    Bytes after;
    while (true) {
        std::vector<SqlValue> values = {organisation_,      ByteView(after), filter.received_until,
                                        filter.closed_from, filter.service,  facts_at_once};
        for (const std::string& unit : filter.units)
            values.emplace_back(unit);
        ASSIGN_OR_RETURN(const std::vector<CaseFactsRow> found,
                         database_->read([&](SqlConnection& connection) {
                             return read_facts(connection, sql, values);
                         }));
        for (const CaseFactsRow& row : found)
            RETURN_IF_ERROR(take(row));
        if (std::ssize(found) < facts_at_once) return Unit{};
        after.assign(found.back().id.bytes.begin(), found.back().id.bytes.end());
    }
}

// Writers go one after the other, so all that has a number up to `before` is there to be read.
Result<std::int64_t> SqlCases::facts_written(std::optional<std::int64_t> after,
                                             const store::TakeWritten& take) {
    ASSIGN_OR_RETURN(const std::int64_t before, entries_written());
    if (after == before) return before;
    Bytes last;
    while (true) {
        const SqlValue from = after ? SqlValue(*after) : SqlValue(last);
        ASSIGN_OR_RETURN(const FactsPage page, database_->read([&](SqlConnection& connection) {
            return read_written(connection, after ? facts_since : all_facts, organisation_, from);
        }));
        for (const store::WrittenFacts& one : page.cases)
            RETURN_IF_ERROR(take(one));
        if (std::ssize(page.cases) < facts_at_once) return before;
        if (after) after = page.written;
        last.assign(page.cases.back().id.bytes.begin(), page.cases.back().id.bytes.end());
    }
}

Result<std::vector<CaseId>> SqlCases::without_report_facts(std::int64_t limit) {
    return database_->read([&](SqlConnection& connection) -> Result<std::vector<CaseId>> {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT case_id FROM office_case"
                                                        " WHERE organisation = $1"
                                                        " AND report_facts = ''"
                                                        " ORDER BY case_id LIMIT $2",
                                                        organisation_, limit));
        std::vector<CaseId> found;
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return found;
            ASSIGN_OR_RETURN(const CaseId id, read_id<CaseId>(rows, 0, connection.name()));
            found.push_back(id);
        }
    });
}

// No entry is written, so the register is left alone.
Status SqlCases::keep_report_facts(const CaseId& id, std::int64_t entries,
                                   const std::string& facts) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "UPDATE office_case SET report_facts = $4 WHERE organisation = $1"
            " AND case_id = $2 AND entries = $3",
            organisation_, ByteView(id.bytes), entries, facts);
    });
}

Result<std::int64_t> SqlCases::entries_written() {
    return database_->read([&](SqlConnection& connection) {
        return connection.number("SELECT entries FROM office_case_standing WHERE organisation = $1",
                                 organisation_);
    });
}

}  // namespace candour::platform
