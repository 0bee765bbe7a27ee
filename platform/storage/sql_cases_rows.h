// platform/storage/sql_cases_rows.h: a case's row and entries as columns, in one order for reading
// and writing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/store/case_store.h"
#include "platform/storage/sql.h"

namespace candour::platform {

// `next_due` of a case in which no target runs: after every day.
inline constexpr std::string_view no_next_due = "~";

// The columns of CaseRow after case_id and reference, in the order of row_values().
inline constexpr std::string_view case_row_columns =
    "procedure, kind, complaint, label, method, service, unit, language, status, running, stage,"
    " outcome, code, holder, next_step, next_due, provisional, waiting, held, received, closed,"
    " late, goodwill_pence, cost_pence, satisfied_handling, satisfied_outcome,"
    " erase_details_after";
inline constexpr int case_row_count = 27;

bool is_running(const store::CaseRow& row);
// Views into `row`.
std::vector<SqlValue> row_values(const store::CaseRow& row);
// From `column` on: case_id, reference, then case_row_columns. Errors: Corrupt.
Result<store::CaseRow> read_case_row(const SqlRows& rows, int column, const std::string& name);

Status insert_entries(SqlConnection& connection, const std::string& organisation,
                      const complaint::CaseId& id,
                      const std::vector<complaint::ChainedEntry>& entries);
Result<std::vector<complaint::ChainedEntry>> read_entries(SqlConnection& connection,
                                                          const std::string& organisation,
                                                          const complaint::CaseId& id);

// Learning records of those cases of `cases` (a condition; $1 is the organisation), the
// newest first.
Result<std::vector<store::EntryOfCase>> read_learning(SqlConnection& connection,
                                                      const std::string& cases,
                                                      const std::vector<SqlValue>& values,
                                                      std::int64_t limit);

Status replace_people(SqlConnection& connection, const std::string& organisation,
                      const store::CaseHead& head);
Result<store::CasePeople> read_people(SqlConnection& connection, const std::string& organisation,
                                      const complaint::CaseId& id);

// Changes whenever the words of cases do; empty where there are no cases yet.
Result<std::string> office_stamp(SqlConnection& connection, const std::string& organisation);

}  // namespace candour::platform
