// platform/storage/sql_cases_read.cpp: one case, the register, the search index, calendars.
#include "platform/storage/sql_cases.h"
#include "platform/storage/sql_cases_rows.h"
#include "platform/storage/sql_columns.h"
#include "platform/storage/sql_numbered.h"

namespace candour::platform {

namespace {

using complaint::CaseId;

constexpr std::int64_t unregistered_named_max = 20;

Result<std::vector<CaseId>> read_ids(SqlRows rows, const std::string& name) {
    std::vector<CaseId> ids;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return ids;
        ASSIGN_OR_RETURN(const CaseId id, read_id<CaseId>(rows, 0, name));
        ids.push_back(id);
    }
}

Result<std::optional<CaseId>> first_id(SqlRows rows, const std::string& name) {
    ASSIGN_OR_RETURN(const std::vector<CaseId> ids, read_ids(std::move(rows), name));
    if (ids.empty()) return std::optional<CaseId>();
    return std::optional(ids.front());
}

}  // namespace

Result<store::CaseHead> SqlCases::head(const CaseId& id) {
    static const std::string sql = "SELECT case_id, reference, " + std::string(case_row_columns) +
                                   ", entries, head, mac, report_facts FROM office_case"
                                   " WHERE organisation = $1 AND case_id = $2";
    return database_->read([&](SqlConnection& connection) -> Result<store::CaseHead> {
        store::CaseHead head;
        {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query(sql, organisation_, ByteView(id.bytes)));
            ASSIGN_OR_RETURN(const bool found, rows.next());
            if (!found) return Error{ErrorKind::NotFound, "there is no such case"};
            ASSIGN_OR_RETURN(head.row, read_case_row(rows, 0, connection.name()));
            constexpr int after_row = 2 + case_row_count;
            head.entries = rows.integer(after_row);
            ASSIGN_OR_RETURN(head.head, read_array<32>(rows, after_row + 1, connection.name()));
            ASSIGN_OR_RETURN(head.mac, read_array<32>(rows, after_row + 2, connection.name()));
            head.report_facts = rows.text(after_row + 3);
        }
        ASSIGN_OR_RETURN(head.people, read_people(connection, organisation_, id));
        return head;
    });
}

Result<std::optional<CaseId>> SqlCases::case_of_submission(const std::string& submission) {
    if (submission.empty()) return std::optional<CaseId>();
    return database_->read([&](SqlConnection& connection) -> Result<std::optional<CaseId>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT case_id FROM office_case WHERE organisation = $1"
                                          " AND submission = $2 AND submission <> ''",
                                          organisation_, submission));
        return first_id(std::move(rows), connection.name());
    });
}

Result<std::map<std::string, CaseId>> SqlCases::cases_of_submissions(
    const std::vector<std::string>& submissions) {
    using Found = std::map<std::string, CaseId>;
    if (submissions.empty()) return Found{};
    if (submissions.size() > submissions_at_once_max) {
        return Error{ErrorKind::Invalid, "too many contacts at once"};
    }
    std::vector<SqlValue> values{organisation_};
    std::string list;
    for (const std::string& submission : submissions) {
        values.emplace_back(submission);
        list += (list.empty() ? "$" : ", $") + std::to_string(values.size());
    }
    const std::string sql =
        "SELECT case_id, submission FROM office_case WHERE organisation = $1"
        " AND submission <> '' AND submission IN (" +
        list + ")";
    return database_->read([&](SqlConnection& connection) -> Result<Found> {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query_with(sql, values));
        Found found;
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return found;
            ASSIGN_OR_RETURN(const CaseId id, read_id<CaseId>(rows, 0, connection.name()));
            found.emplace(rows.text(1), id);
        }
    });
}

Result<std::optional<CaseId>> SqlCases::case_by_reference(const std::string& reference) {
    return database_->read([&](SqlConnection& connection) -> Result<std::optional<CaseId>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT case_id FROM office_case"
                                          " WHERE organisation = $1 AND reference = $2",
                                          organisation_, reference));
        return first_id(std::move(rows), connection.name());
    });
}

Result<std::vector<complaint::ChainedEntry>> SqlCases::history(const CaseId& id) {
    return database_->read(
        [&](SqlConnection& connection) { return read_entries(connection, organisation_, id); });
}

Result<std::optional<store::PersonDetailsRow>> SqlCases::details(const CaseId& id) {
    using Details = std::optional<store::PersonDetailsRow>;
    return database_->read([&](SqlConnection& connection) -> Result<Details> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT key_epoch, sealed FROM office_case_details"
                                          " WHERE organisation = $1 AND case_id = $2",
                                          organisation_, ByteView(id.bytes)));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Details();
        return Details({rows.text(0), rows.blob(1)});
    });
}

Result<std::vector<CaseId>> SqlCases::running() {
    return database_->read([&](SqlConnection& connection) -> Result<std::vector<CaseId>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT case_id FROM office_case WHERE organisation = $1"
                                          " AND running = 1 ORDER BY next_due, case_id",
                                          organisation_));
        return read_ids(std::move(rows), connection.name());
    });
}

Result<std::vector<CaseId>> SqlCases::details_due(const std::string& today) {
    return database_->read([&](SqlConnection& connection) -> Result<std::vector<CaseId>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT case_id FROM office_case WHERE organisation = $1"
                                          " AND erase_details_after <> ''"
                                          " AND erase_details_after < $2 AND held = 0",
                                          organisation_, today));
        return read_ids(std::move(rows), connection.name());
    });
}

Result<std::vector<complaint::RegisteredCase>> SqlCases::register_from(std::int64_t after,
                                                                       std::int64_t limit) {
    using Cases = std::vector<complaint::RegisteredCase>;
    return database_->read([&](SqlConnection& connection) -> Result<Cases> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT place, case_id, reference, hash"
                                          " FROM office_case_register WHERE organisation = $1"
                                          " AND place > $2 ORDER BY place LIMIT $3",
                                          organisation_, after, std::max<std::int64_t>(limit, 0)));
        Cases cases;
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return cases;
            complaint::RegisteredCase registered{rows.integer(0), {}, rows.text(2), {}};
            ASSIGN_OR_RETURN(registered.id, read_id<CaseId>(rows, 1, connection.name()));
            ASSIGN_OR_RETURN(registered.hash, read_array<32>(rows, 3, connection.name()));
            cases.push_back(std::move(registered));
        }
    });
}

// One statement sees one moment, on either engine.
Result<store::RegisterNow> SqlCases::register_now() {
    return database_->read([&](SqlConnection& connection) -> Result<store::RegisterNow> {
        ASSIGN_OR_RETURN(
            SqlRows rows,
            connection.query("SELECT cases, entries, head, mac, (SELECT CAST(COALESCE(SUM(entries),"
                             " 0) AS BIGINT) FROM office_case WHERE organisation = $1)"
                             " FROM office_case_standing WHERE organisation = $1",
                             organisation_));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) {
            return Error{ErrorKind::Corrupt, connection.name() + " lacks the register of cases"};
        }
        store::RegisterNow now;
        now.standing.cases = rows.integer(0);
        now.standing.entries = rows.integer(1);
        ASSIGN_OR_RETURN(now.standing.head, read_array<32>(rows, 2, connection.name()));
        ASSIGN_OR_RETURN(now.standing.mac, read_array<32>(rows, 3, connection.name()));
        now.entries = rows.integer(4);
        return now;
    });
}

Result<std::vector<std::string>> SqlCases::unregistered() {
    return database_->read([&](SqlConnection& connection) -> Result<std::vector<std::string>> {
        ASSIGN_OR_RETURN(
            SqlRows rows,
            connection.query("SELECT reference FROM office_case WHERE organisation = $1"
                             " AND case_id NOT IN (SELECT case_id FROM office_case_register"
                             " WHERE organisation = $1) ORDER BY reference LIMIT $2",
                             organisation_, unregistered_named_max));
        std::vector<std::string> references;
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return references;
            references.push_back(rows.text(0));
        }
    });
}

Status SqlCases::need_index() const {
    if (index_ != nullptr) return Unit{};
    return Error{ErrorKind::Unavailable, "cases cannot be searched here: there is no index"};
}

Result<bool> SqlCases::search_is_current() {
    RETURN_IF_ERROR(need_index());
    return database_->read([&](SqlConnection& connection) -> Result<bool> {
        ASSIGN_OR_RETURN(const std::string ours, office_stamp(connection, organisation_));
        ASSIGN_OR_RETURN(const std::string indexed, index_->stamp(connection, organisation_));
        return ours == indexed;
    });
}

Status SqlCases::forget_search() {
    RETURN_IF_ERROR(need_index());
    return database_->write(
        [&](SqlConnection& connection) { return index_->forget(connection, organisation_); });
}

// What was erased since the caller read it stays erased.
Status SqlCases::add_search(const CaseId& id, const std::vector<store::SearchText>& search) {
    RETURN_IF_ERROR(need_index());
    return database_->write([&](SqlConnection& connection) -> Status {
        // Nobody erases between the look and the commit.
        ASSIGN_OR_RETURN(const complaint::RegisterStanding held, lock_standing(connection));
        (void)held;
        std::vector<store::SearchText> kept;
        {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT number FROM office_case_entry"
                                              " WHERE organisation = $1 AND case_id = $2"
                                              " AND erased = 1",
                                              organisation_, ByteView(id.bytes)));
            std::set<std::int64_t> erased;
            while (true) {
                ASSIGN_OR_RETURN(const bool more, rows.next());
                if (!more) break;
                erased.insert(rows.integer(0));
            }
            for (const store::SearchText& text : search)
                if (!erased.contains(text.entry)) kept.push_back(text);
        }
        return index_->change(connection, organisation_, id, kept, {});
    });
}

Status SqlCases::search_is_rebuilt() {
    RETURN_IF_ERROR(need_index());
    return database_->write([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(const complaint::RegisterStanding held, lock_standing(connection));
        (void)held;
        ASSIGN_OR_RETURN(const std::string ours, office_stamp(connection, organisation_));
        return index_->set_stamp(connection, organisation_, ours);
    });
}

Result<bool> SqlCases::scrub_search() {
    RETURN_IF_ERROR(need_index());
    return index_->scrub(*database_, organisation_);
}

Result<std::vector<store::CalendarRow>> SqlCases::calendars() {
    using Rows = std::vector<store::CalendarRow>;
    return database_->read([&](SqlConnection& connection) -> Result<Rows> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT version, nation, closures, at_s, who"
                                          " FROM office_calendar WHERE organisation = $1"
                                          " ORDER BY version",
                                          organisation_));
        Rows calendars;
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return calendars;
            calendars.push_back(
                {rows.integer(0), rows.text(1), rows.text(2), rows.integer(3), rows.text(4)});
        }
    });
}

Result<std::int64_t> SqlCases::add_calendar(const store::CalendarRow& calendar) {
    return with_next_number([&] {
        return database_->write(
            [&](SqlConnection& connection) -> Result<std::int64_t> {
                ASSIGN_OR_RETURN(
                    SqlRows rows,
                    connection.query("INSERT INTO office_calendar"
                                     " (organisation, version, nation, closures, at_s, who)"
                                     " SELECT $1, COALESCE(MAX(version), 0) + 1, $2, $3, $4, $5"
                                     " FROM office_calendar WHERE organisation = $1"
                                     " RETURNING version",
                                     organisation_, calendar.nation, calendar.closures,
                                     calendar.at_s, calendar.who));
                ASSIGN_OR_RETURN(const bool found, rows.next());
                CHECK(found);
                const std::int64_t version = rows.integer(0);
                ASSIGN_OR_RETURN(const bool more, rows.next());
                CHECK(!more);
                return version;
            },
            LostCommit::Report);
    });
}

}  // namespace candour::platform
