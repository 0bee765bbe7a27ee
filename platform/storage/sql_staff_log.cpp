// platform/storage/sql_staff_log.cpp: the staff's log in the office database, and its seals.
#include <algorithm>

#include "platform/storage/sql_columns.h"
#include "platform/storage/sql_numbered.h"
#include "platform/storage/sql_office.h"

namespace candour::platform {

namespace {

using office::SealedLine;
using office::StaffLogHead;

// A seal that is not there fits nothing.
complaint::ChainHash seal_in(const SqlRows& rows, int column) {
    complaint::ChainHash seal{};
    const Bytes bytes = rows.blob(column);
    if (bytes.size() == seal.size()) std::ranges::copy(bytes, seal.begin());
    return seal;
}

Result<std::optional<StaffLogHead>> read_head(SqlConnection& connection,
                                              const std::string& organisation) {
    ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT lines, newest, mac FROM"
                                                    " office_audit_head WHERE organisation = $1",
                                                    organisation));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return std::optional<StaffLogHead>();
    return std::optional(StaffLogHead{rows.integer(0), seal_in(rows, 1), seal_in(rows, 2)});
}

Result<std::vector<SealedLine>> read_lines(SqlConnection& connection,
                                           const std::string& organisation, std::int64_t after,
                                           std::int64_t limit) {
    ASSIGN_OR_RETURN(SqlRows rows,
                     connection.query("SELECT place, at_s, who, what, seal FROM office_audit"
                                      " WHERE organisation = $1 AND place > $2"
                                      " ORDER BY place LIMIT $3",
                                      organisation, after, limit));
    std::vector<SealedLine> lines;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return lines;
        lines.push_back(
            {rows.integer(0), rows.integer(1), rows.text(2), rows.text(3), seal_in(rows, 4)});
    }
}

Status add_unsealed(SqlConnection& connection, const std::string& organisation,
                    const store::AuditEntry& entry) {
    return connection.run(
        "INSERT INTO office_audit (organisation, place, at_s, who, what)"
        " SELECT $1, COALESCE(MAX(place), 0) + 1, $2, $3, $4 FROM office_audit"
        " WHERE organisation = $1",
        organisation, entry.at_s, entry.who, entry.what);
}

// A head that did not fit before must not fit afterwards: it would hide what was cut off. Where
// somebody took it away, what staff do is written all the same; the next start tells of it.
Status add_sealed(SqlConnection& connection, const std::string& organisation,
                  const complaint::ChainKey& key, const store::AuditEntry& entry) {
    ASSIGN_OR_RETURN(std::optional<StaffLogHead> head, read_head(connection, organisation));
    if (!head) return add_unsealed(connection, organisation, entry);
    ASSIGN_OR_RETURN(const std::int64_t last,
                     connection.number("SELECT COALESCE(MAX(place), 0) FROM office_audit"
                                       " WHERE organisation = $1",
                                       organisation));
    const bool fits =
        head->lines == last && head->mac == office::head_mac(key, organisation, *head);
    SealedLine line{last + 1, entry.at_s, entry.who, entry.what, {}};
    line.seal = office::seal_of(key, organisation, head->newest, line);
    RETURN_IF_ERROR(connection.run(
        "INSERT INTO office_audit (organisation, place, at_s, who, what, seal)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        organisation, line.place, line.at_s, line.who, line.what, ByteView(line.seal)));
    head->lines = line.place;
    head->newest = line.seal;
    head->mac = fits ? office::head_mac(key, organisation, *head) : complaint::ChainHash{};
    return connection.run(
        "UPDATE office_audit_head SET lines = $2, newest = $3, mac = $4"
        " WHERE organisation = $1",
        organisation, head->lines, ByteView(head->newest), ByteView(head->mac));
}

Status seal_as_found(SqlConnection& connection, const std::string& organisation,
                     const complaint::ChainKey& key, std::int64_t& sealed) {
    constexpr std::int64_t at_once = 1000;
    StaffLogHead head;
    std::int64_t after = 0;
    while (true) {
        ASSIGN_OR_RETURN(auto lines, read_lines(connection, organisation, after, at_once));
        std::vector<std::vector<SqlValue>> rows;
        for (SealedLine& line : lines) {
            line.seal = office::seal_of(key, organisation, head.newest, line);
            head.newest = line.seal;
            head.lines = after = line.place;
            rows.push_back(
                {SqlValue(organisation), SqlValue(line.place), SqlValue(ByteView(line.seal))});
        }
        RETURN_IF_ERROR(connection.run_each(
            "UPDATE office_audit SET seal = $3 WHERE organisation = $1 AND place = $2", rows));
        sealed += std::ssize(lines);
        if (std::ssize(lines) < at_once) break;
    }
    head.mac = office::head_mac(key, organisation, head);
    return connection.run(
        "INSERT INTO office_audit_head (organisation, lines, newest, mac)"
        " VALUES ($1, $2, $3, $4)",
        organisation, head.lines, ByteView(head.newest), ByteView(head.mac));
}

}  // namespace

// A second process may have done it just now.
Result<std::int64_t> SqlOffice::seal_log_with(const complaint::ChainKey& key) {
    std::int64_t sealed = 0;
    const Status done = with_next_number([&] {
        return database_->write([&](SqlConnection& connection) -> Status {
            sealed = 0;
            ASSIGN_OR_RETURN(const auto head, read_head(connection, organisation_));
            if (head) return Unit{};
            return seal_as_found(connection, organisation_, key, sealed);
        });
    });
    if (!done.ok()) return done.error();
    log_key_ = key;
    return sealed;
}

// Two programs may choose the same place; the second one then takes the next.
Status SqlOffice::add_audit(const store::AuditEntry& entry) {
    return with_next_number([&] {
        return database_->write(
            [&](SqlConnection& connection) { return write_audit(connection, entry); });
    });
}

Status SqlOffice::write_audit(SqlConnection& connection, const store::AuditEntry& entry) {
    if (log_key_) return add_sealed(connection, organisation_, *log_key_, entry);
    return add_unsealed(connection, organisation_, entry);
}

Result<std::vector<store::AuditEntry>> SqlOffice::audit(std::int64_t limit) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<store::AuditEntry>> {
            ASSIGN_OR_RETURN(
                SqlRows rows,
                connection.query("SELECT at_s, who, what FROM office_audit"
                                 " WHERE organisation = $1 ORDER BY place DESC LIMIT $2",
                                 organisation_, std::max<std::int64_t>(limit, 0)));
            std::vector<store::AuditEntry> entries;
            while (true) {
                ASSIGN_OR_RETURN(const bool more, rows.next());
                if (!more) return entries;
                entries.push_back({rows.integer(0), rows.text(1), rows.text(2)});
            }
        });
}

Result<std::vector<SealedLine>> SqlOffice::lines_after(std::int64_t place, std::int64_t limit) {
    return database_->read([&](SqlConnection& connection) {
        return read_lines(connection, organisation_, place, limit);
    });
}

Result<std::optional<StaffLogHead>> SqlOffice::log_head() {
    return database_->read(
        [&](SqlConnection& connection) { return read_head(connection, organisation_); });
}

}  // namespace candour::platform
