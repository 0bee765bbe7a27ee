// platform/storage/sql_cases_rows.cpp: see sql_cases_rows.h.
#include "platform/storage/sql_cases_rows.h"

#include <algorithm>
#include <map>

#include "platform/storage/case_schema.h"
#include "platform/storage/sql_columns.h"

namespace candour::platform {

namespace {

#define CANDOUR_ENTRY_COLUMNS \
    "number, kind, day, at_ms, staff, initials, posts, facts, words, erased, commitment, hash"

Result<complaint::ChainedEntry> read_entry(const SqlRows& rows, const std::string& name) {
    complaint::ChainedEntry entry;
    entry.number = rows.integer(0);
    entry.kind = rows.text(1);
    entry.day = rows.text(2);
    entry.at_ms = rows.integer(3);
    ASSIGN_OR_RETURN(entry.by, read_id<StaffId>(rows, 4, name));
    entry.initials = rows.text(5);
    entry.posts = rows.text(6);
    entry.facts = rows.text(7);
    entry.words = rows.blob(8);
    entry.erased = rows.integer(9) != 0;
    ASSIGN_OR_RETURN(entry.commitment, read_array<32>(rows, 10, name));
    ASSIGN_OR_RETURN(entry.hash, read_array<32>(rows, 11, name));
    return entry;
}

}  // namespace

bool is_running(const store::CaseRow& row) {
    return row.status == "open" || row.status == "resolved";
}

std::vector<SqlValue> row_values(const store::CaseRow& row) {
    return {row.procedure,
            row.kind,
            row.complaint ? 1 : 0,
            row.label,
            row.method,
            row.service,
            row.unit,
            row.language,
            row.status,
            is_running(row) ? 1 : 0,
            row.stage,
            row.outcome,
            row.code,
            row.holder,
            row.next_step,
            row.next_due.empty() ? no_next_due : std::string_view(row.next_due),
            row.provisional ? 1 : 0,
            row.waiting ? 1 : 0,
            row.held ? 1 : 0,
            row.received,
            row.closed,
            row.late ? 1 : 0,
            row.goodwill_pence,
            row.cost_pence,
            row.satisfied_handling,
            row.satisfied_outcome,
            row.erase_details_after};
}

Result<store::CaseRow> read_case_row(const SqlRows& rows, int column, const std::string& name) {
    store::CaseRow row;
    ASSIGN_OR_RETURN(row.id, read_id<complaint::CaseId>(rows, column++, name));
    const auto text = [&] { return rows.text(column++); };
    const auto number = [&] { return rows.integer(column++); };
    row.reference = text();
    row.procedure = text();
    row.kind = text();
    row.complaint = number() != 0;
    row.label = text();
    row.method = text();
    row.service = text();
    row.unit = text();
    row.language = text();
    row.status = text();
    ++column;  // running
    row.stage = text();
    row.outcome = text();
    row.code = text();
    row.holder = text();
    row.next_step = text();
    row.next_due = text();
    if (row.next_due == no_next_due) row.next_due.clear();
    row.provisional = number() != 0;
    row.waiting = number() != 0;
    row.held = number() != 0;
    row.received = text();
    row.closed = text();
    row.late = number() != 0;
    row.goodwill_pence = number();
    row.cost_pence = number();
    row.satisfied_handling = static_cast<int>(number());
    row.satisfied_outcome = static_cast<int>(number());
    row.erase_details_after = text();
    return row;
}

Status insert_entries(SqlConnection& connection, const std::string& organisation,
                      const complaint::CaseId& id,
                      const std::vector<complaint::ChainedEntry>& entries) {
    std::vector<std::vector<SqlValue>> rows;
    for (const complaint::ChainedEntry& entry : entries) {
        rows.push_back({organisation, ByteView(id.bytes), entry.number, entry.kind, entry.day,
                        entry.at_ms, ByteView(entry.by.bytes), entry.initials, entry.posts,
                        entry.facts, entry.words, entry.erased ? 1 : 0, ByteView(entry.commitment),
                        ByteView(entry.hash)});
    }
    return connection.run_each(
        "INSERT INTO office_case_entry (organisation, case_id, " CANDOUR_ENTRY_COLUMNS
        ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        rows);
}

Result<std::vector<complaint::ChainedEntry>> read_entries(SqlConnection& connection,
                                                          const std::string& organisation,
                                                          const complaint::CaseId& id) {
    ASSIGN_OR_RETURN(SqlRows rows,
                     connection.query("SELECT " CANDOUR_ENTRY_COLUMNS " FROM office_case_entry"
                                      " WHERE organisation = $1 AND case_id = $2 ORDER BY number",
                                      organisation, ByteView(id.bytes)));
    std::vector<complaint::ChainedEntry> entries;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return entries;
        ASSIGN_OR_RETURN(complaint::ChainedEntry entry, read_entry(rows, connection.name()));
        entries.push_back(std::move(entry));
    }
}

Result<std::vector<store::EntryOfCase>> read_learning(SqlConnection& connection,
                                                      const std::string& cases,
                                                      const std::vector<SqlValue>& values,
                                                      std::int64_t limit) {
    constexpr const char* of_case =
        " FROM office_case WHERE organisation = $1 AND office_case.case_id ="
        " office_case_entry.case_id)";
    ASSIGN_OR_RETURN(
        SqlRows rows,
        connection.query_with("SELECT " CANDOUR_ENTRY_COLUMNS ", case_id, (SELECT reference" +
                                  std::string{of_case} + ", (SELECT service" + of_case +
                                  " FROM office_case_entry WHERE organisation = $1 AND"
                                  " " CANDOUR_IS_LEARNING " AND " +
                                  cases + " ORDER BY day DESC, case_id DESC, number DESC LIMIT " +
                                  std::to_string(limit),
                              values));
    constexpr int after_entry = 12;
    std::vector<store::EntryOfCase> entries;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return entries;
        store::EntryOfCase found;
        ASSIGN_OR_RETURN(found.entry, read_entry(rows, connection.name()));
        ASSIGN_OR_RETURN(found.id,
                         read_id<complaint::CaseId>(rows, after_entry, connection.name()));
        found.reference = rows.text(after_entry + 1);
        found.service = rows.text(after_entry + 2);
        entries.push_back(std::move(found));
    }
}

#undef CANDOUR_ENTRY_COLUMNS

Status replace_people(SqlConnection& connection, const std::string& organisation,
                      const store::CaseHead& head) {
    RETURN_IF_ERROR(
        connection.run("DELETE FROM office_case_person WHERE organisation = $1 AND case_id = $2",
                       organisation, ByteView(head.row.id.bytes)));
    struct Part {
        bool own = false;
        bool excluded = false;
    };
    std::map<StaffId, Part> parts;
    for (const StaffId& staff : head.people.own)
        parts[staff].own = true;
    for (const StaffId& staff : head.people.excluded)
        parts[staff].excluded = true;
    std::vector<std::vector<SqlValue>> rows;
    for (const auto& [staff, part] : parts) {
        rows.push_back({organisation, ByteView(staff.bytes), ByteView(head.row.id.bytes),
                        part.own ? 1 : 0, part.excluded ? 1 : 0, is_running(head.row) ? 1 : 0});
    }
    return connection.run_each(
        "INSERT INTO office_case_person (organisation, staff, case_id, own, excluded, running)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        rows);
}

Result<store::CasePeople> read_people(SqlConnection& connection, const std::string& organisation,
                                      const complaint::CaseId& id) {
    ASSIGN_OR_RETURN(SqlRows rows,
                     connection.query("SELECT staff, own, excluded FROM office_case_person"
                                      " WHERE organisation = $1 AND case_id = $2",
                                      organisation, ByteView(id.bytes)));
    store::CasePeople people;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) {
            std::ranges::sort(people.own);
            std::ranges::sort(people.excluded);
            return people;
        }
        ASSIGN_OR_RETURN(const StaffId staff, read_id<StaffId>(rows, 0, connection.name()));
        if (rows.integer(1) != 0) people.own.push_back(staff);
        if (rows.integer(2) != 0) people.excluded.push_back(staff);
    }
}

Result<std::string> office_stamp(SqlConnection& connection, const std::string& organisation) {
    ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT search_stamp FROM office_case_standing"
                                                    " WHERE organisation = $1",
                                                    organisation));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    return found ? rows.text(0) : std::string();
}

}  // namespace candour::platform
