// platform/storage/sql_cases.cpp: what changes cases. Reading is in sql_cases_read.cpp, lists and
// counts in sql_cases_list.cpp.
//
// Each write locks the organisation's one row of office_case_standing first: the register has then
// no gap, its seal no race, and two programs that lock the same rows never wait for each other.
#include "platform/storage/sql_cases.h"

#include "platform/storage/sql_cases_rows.h"
#include "platform/storage/sql_columns.h"
#include "platform/storage/sql_epoch.h"

namespace candour::platform {

namespace {

// "$4, $5, …" and "procedure = $4, …" for the columns of a row.
std::string parameters(int first, int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += (i == 0 ? "$" : ", $") + std::to_string(first + i);
    return text;
}

std::string assignments(std::string_view columns, int first) {
    std::string text;
    for (std::size_t begin = 0; begin < columns.size();) {
        const std::size_t end = std::min(columns.find(',', begin), columns.size());
        std::string_view name = columns.substr(begin, end - begin);
        name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
        text += (text.empty() ? "" : ", ") + std::string(name) + " = $" + std::to_string(first++);
        begin = end + 1;
    }
    return text;
}

}  // namespace

Result<std::unique_ptr<SqlCases>> SqlCases::create(std::shared_ptr<SqlDatabase> database,
                                                   const std::string& organisation,
                                                   const complaint::ChainKey& key,
                                                   std::unique_ptr<CaseIndex> index,
                                                   SecureRandom& random) {
    std::unique_ptr<SqlCases> cases(
        new SqlCases(std::move(database), organisation, key, std::move(index), random));
    complaint::RegisterStanding none;
    none.mac = standing_mac(key, none);
    const std::string stamp = fresh_epoch(random);
    RETURN_IF_ERROR(cases->database_->write([&](SqlConnection& connection) {
        return connection.run(
            "INSERT INTO office_case_standing"
            " (organisation, cases, entries, head, mac, search_stamp)"
            " VALUES ($1, 0, 0, $2, $3, $4) ON CONFLICT DO NOTHING",
            organisation, ByteView(none.head), ByteView(none.mac), stamp);
    }));
    return cases;
}

SqlCases::SqlCases(std::shared_ptr<SqlDatabase> database, std::string organisation,
                   const complaint::ChainKey& key, std::unique_ptr<CaseIndex> index,
                   SecureRandom& random)
    : database_(std::move(database)),
      organisation_(std::move(organisation)),
      key_(key),
      index_(std::move(index)),
      random_(random) {}

Result<complaint::RegisterStanding> SqlCases::lock_standing(SqlConnection& connection) {
    ASSIGN_OR_RETURN(SqlRows rows, connection.query("UPDATE office_case_standing SET cases = cases"
                                                    " WHERE organisation = $1"
                                                    " RETURNING cases, entries, head, mac",
                                                    organisation_));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) {
        return Error{ErrorKind::Corrupt, connection.name() +
                                             " lacks the register of cases; run candour-server "
                                             "audit verify and restore a backup"};
    }
    complaint::RegisterStanding standing;
    standing.cases = rows.integer(0);
    standing.entries = rows.integer(1);
    ASSIGN_OR_RETURN(standing.head, read_array<32>(rows, 2, connection.name()));
    ASSIGN_OR_RETURN(standing.mac, read_array<32>(rows, 3, connection.name()));
    // An UPDATE with RETURNING counts as done at its end only.
    ASSIGN_OR_RETURN(const bool more, rows.next());
    CHECK(!more);
    return standing;
}

Status SqlCases::keep_standing(SqlConnection& connection,
                               const complaint::RegisterStanding& standing) {
    return connection.run(
        "UPDATE office_case_standing SET cases = $2, entries = $3, head = $4, mac = $5"
        " WHERE organisation = $1",
        organisation_, standing.cases, standing.entries, ByteView(standing.head),
        ByteView(standing.mac));
}

Status SqlCases::insert_case(SqlConnection& connection, const store::CaseHead& head,
                             const std::string& submission, std::int64_t written) {
    static const std::string sql =
        "INSERT INTO office_case (organisation, case_id, reference, submission, " +
        std::string(case_row_columns) + ", entries, head, mac, report_facts, written) VALUES (" +
        parameters(1, 4 + case_row_count + 5) + ")";
    std::vector<SqlValue> values = {organisation_, ByteView(head.row.id.bytes), head.row.reference,
                                    submission};
    for (const SqlValue& value : row_values(head.row))
        values.push_back(value);
    values.insert(values.end(), {head.entries, ByteView(head.head), ByteView(head.mac),
                                 head.report_facts, written});
    RETURN_IF_ERROR(connection.run_with(sql, values));
    if (submission.empty()) return Unit{};
    ASSIGN_OR_RETURN(const Bytes item, from_hex(submission));
    return connection.run(
        "UPDATE office_item SET triaged = 1 WHERE organisation = $1 AND submission = $2",
        organisation_, item);
}

Result<std::int64_t> SqlCases::enter_in_register(SqlConnection& connection,
                                                 const store::CaseHead& head,
                                                 std::int64_t entries) {
    ASSIGN_OR_RETURN(const complaint::RegisterStanding before, lock_standing(connection));
    complaint::RegisteredCase registered{before.cases + 1, head.row.id, head.row.reference, {}};
    registered.hash = hash_of(key_, before.head, registered);
    RETURN_IF_ERROR(connection.run(
        "INSERT INTO office_case_register (organisation, place, case_id, reference, hash)"
        " VALUES ($1, $2, $3, $4, $5)",
        organisation_, registered.place, ByteView(registered.id.bytes), registered.reference,
        ByteView(registered.hash)));
    RETURN_IF_ERROR(keep_standing(connection, with_case(key_, before, registered, entries)));
    return before.entries + entries;
}

Status SqlCases::add_case(const store::CaseHead& head, const std::string& submission,
                          const std::vector<complaint::ChainedEntry>& entries,
                          const std::vector<store::SearchText>& search,
                          const std::optional<store::PersonDetailsRow>& details) {
    return database_->write(
        [&](SqlConnection& connection) -> Status {
            ASSIGN_OR_RETURN(const std::int64_t written,
                             enter_in_register(connection, head, std::ssize(entries)));
            RETURN_IF_ERROR(insert_case(connection, head, submission, written));
            RETURN_IF_ERROR(insert_entries(connection, organisation_, head.row.id, entries));
            RETURN_IF_ERROR(replace_people(connection, organisation_, head));
            if (details) RETURN_IF_ERROR(keep_details(connection, head.row.id, *details));
            return index_words(connection, head.row.id, search, {});
        },
        LostCommit::Report);
}

Status SqlCases::update_case(SqlConnection& connection, const store::CaseHead& head,
                             std::int64_t entries_seen, std::int64_t written) {
    static const std::string sql =
        "UPDATE office_case SET " + assignments(case_row_columns, 4) + ", " +
        assignments("entries, head, mac, report_facts, written", 4 + case_row_count) +
        " WHERE organisation = $1 AND case_id = $2 AND entries = $3"
        " RETURNING entries";
    std::vector<SqlValue> values = {organisation_, ByteView(head.row.id.bytes), entries_seen};
    for (const SqlValue& value : row_values(head.row))
        values.push_back(value);
    values.insert(values.end(), {head.entries, ByteView(head.head), ByteView(head.mac),
                                 head.report_facts, written});
    ASSIGN_OR_RETURN(SqlRows rows, connection.query_with(sql, values));
    ASSIGN_OR_RETURN(const bool changed, rows.next());
    if (changed) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        CHECK(!more);
        return Unit{};
    }
    ASSIGN_OR_RETURN(const std::int64_t there,
                     connection.number("SELECT COUNT(*) FROM office_case"
                                       " WHERE organisation = $1 AND case_id = $2",
                                       organisation_, ByteView(head.row.id.bytes)));
    if (there == 0) return Error{ErrorKind::NotFound, "there is no such case"};
    return Error{ErrorKind::Conflict, "somebody else has written in this case meanwhile"};
}

Status SqlCases::append(const store::CaseHead& head, std::int64_t entries_seen,
                        const std::vector<complaint::ChainedEntry>& entries,
                        const std::vector<store::SearchText>& search, const store::Erasure& erase) {
    return database_->write(
        [&](SqlConnection& connection) -> Status {
            ASSIGN_OR_RETURN(const complaint::RegisterStanding before, lock_standing(connection));
            const std::int64_t written = before.entries + std::ssize(entries);
            RETURN_IF_ERROR(update_case(connection, head, entries_seen, written));
            RETURN_IF_ERROR(insert_entries(connection, organisation_, head.row.id, entries));
            RETURN_IF_ERROR(replace_people(connection, organisation_, head));
            RETURN_IF_ERROR(
                keep_standing(connection, with_entries(key_, before, std::ssize(entries))));
            RETURN_IF_ERROR(this->erase(connection, head.row.id, erase));
            RETURN_IF_ERROR(index_words(connection, head.row.id, search, erase.words));
            const bool leaves_index = erase.details || !erase.words.empty();
            if (index_ == nullptr || !leaves_index) return Unit{};
            return index_->want_scrub(connection, organisation_);
        },
        LostCommit::Report);
}

Status SqlCases::keep_details(SqlConnection& connection, const complaint::CaseId& id,
                              const store::PersonDetailsRow& details) {
    return connection.run(
        "INSERT INTO office_case_details (organisation, case_id, key_epoch, sealed)"
        " VALUES ($1, $2, $3, $4) ON CONFLICT (organisation, case_id)"
        " DO UPDATE SET key_epoch = excluded.key_epoch, sealed = excluded.sealed",
        organisation_, ByteView(id.bytes), details.key_epoch, details.sealed);
}

Status SqlCases::set_details(const complaint::CaseId& id, const store::PersonDetailsRow& details) {
    return database_->write([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(const std::int64_t there,
                         connection.number("SELECT COUNT(*) FROM office_case"
                                           " WHERE organisation = $1 AND case_id = $2",
                                           organisation_, ByteView(id.bytes)));
        if (there == 0) return Error{ErrorKind::NotFound, "there is no such case"};
        return keep_details(connection, id, details);
    });
}

Status SqlCases::erase(SqlConnection& connection, const complaint::CaseId& id,
                       const store::Erasure& erase) {
    if (erase.details) {
        RETURN_IF_ERROR(connection.run(
            "DELETE FROM office_case_details WHERE organisation = $1 AND case_id = $2",
            organisation_, ByteView(id.bytes)));
    }
    for (const std::int64_t number : erase.words) {
        RETURN_IF_ERROR(connection.run(
            "UPDATE office_case_entry SET words = $4, erased = 1 WHERE organisation = $1"
            " AND case_id = $2 AND number = $3 AND length(words) > 0",
            organisation_, ByteView(id.bytes), number, Bytes{}));
    }
    if (!erase.contact.empty()) {
        ASSIGN_OR_RETURN(const Bytes item, from_hex(erase.contact));
        RETURN_IF_ERROR(
            connection.run("DELETE FROM office_item WHERE organisation = $1 AND submission = $2",
                           organisation_, item));
    }
    return Unit{};
}

Status SqlCases::index_words(SqlConnection& connection, const complaint::CaseId& id,
                             const std::vector<store::SearchText>& search,
                             const std::vector<std::int64_t>& erased) {
    if (search.empty() && erased.empty()) return Unit{};
    // Of which state of the office the index is, is told by one random stamp in both.
    const std::string stamp = fresh_epoch(random_);
    ASSIGN_OR_RETURN(const std::string before, office_stamp(connection, organisation_));
    RETURN_IF_ERROR(
        connection.run("UPDATE office_case_standing SET search_stamp = $2"
                       " WHERE organisation = $1",
                       organisation_, stamp));
    if (index_ == nullptr) return Unit{};
    RETURN_IF_ERROR(index_->change(connection, organisation_, id, search, erased));
    // An index that is of another state stays so until it is rebuilt.
    ASSIGN_OR_RETURN(const std::string indexed, index_->stamp(connection, organisation_));
    if (indexed != before) return Unit{};
    return index_->set_stamp(connection, organisation_, stamp);
}

}  // namespace candour::platform
