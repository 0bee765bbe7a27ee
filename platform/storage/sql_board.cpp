// platform/storage/sql_board.cpp: see sql_board.h.
#include "platform/storage/sql_board.h"

#include <sodium.h>

#include "core/base/check.h"
#include "platform/storage/sql_columns.h"
#include "platform/storage/sql_numbered.h"

namespace candour::platform {

namespace {

// The number of the entry that was written.
Result<std::int64_t> add_entry(SqlConnection& connection, const std::string& organisation,
                               const store::BoardEntry& entry) {
    return connection.number(
        "INSERT INTO board_entry (organisation, number, entry)"
        " SELECT $1, COALESCE(MAX(number), 0) + 1, $2"
        " FROM board_entry WHERE organisation = $1 RETURNING number",
        organisation, ByteView(entry));
}

// The numbers of what lies in a mailbox, without its tombstones.
Result<std::vector<std::int64_t>> lying_in(SqlConnection& connection,
                                           const std::string& organisation,
                                           const store::MailboxId& mailbox) {
    ASSIGN_OR_RETURN(SqlRows rows,
                     connection.query("SELECT number, entry FROM board_entry"
                                      " WHERE organisation = $1 AND substr(entry, 1, 16) = $2",
                                      organisation, ByteView(mailbox)));
    std::vector<std::int64_t> numbers;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return numbers;
        ASSIGN_OR_RETURN(const store::BoardEntry entry,
                         read_array<store::board_entry_bytes>(rows, 1, connection.name()));
        if (!store::is_tombstone(entry)) numbers.push_back(rows.integer(0));
    }
}

}  // namespace

SqlBoard::SqlBoard(std::shared_ptr<SqlDatabase> database, std::string organisation,
                   store::PoolStore& pool)
    : database_(std::move(database)), organisation_(std::move(organisation)), pool_(pool) {}

Result<std::string> SqlBoard::board() { return pool_.server_epoch(); }

Result<std::uint64_t> SqlBoard::latest() {
    return database_->read([&](SqlConnection& connection) -> Result<std::uint64_t> {
        ASSIGN_OR_RETURN(const std::int64_t number,
                         connection.number("SELECT COALESCE(MAX(number), 0) FROM board_entry"
                                           " WHERE organisation = $1",
                                           organisation_));
        return static_cast<std::uint64_t>(number);
    });
}

Result<std::vector<store::BoardEntry>> SqlBoard::entries(std::uint64_t since, std::size_t limit) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<store::BoardEntry>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT entry FROM board_entry"
                                              " WHERE organisation = $1 AND number > $2"
                                              " ORDER BY number LIMIT $3",
                                              organisation_, since, limit));
            std::vector<store::BoardEntry> found;
            while (true) {
                ASSIGN_OR_RETURN(const bool more, rows.next());
                if (!more) return found;
                ASSIGN_OR_RETURN(const store::BoardEntry entry,
                                 read_array<store::board_entry_bytes>(rows, 0, connection.name()));
                found.push_back(entry);
            }
        });
}

Result<std::uint64_t> SqlBoard::publish(const store::BoardEntry& entry) {
    return with_next_number([&] {
        return database_->write(
            [&](SqlConnection& connection) -> Result<std::uint64_t> {
                ASSIGN_OR_RETURN(const std::int64_t number,
                                 add_entry(connection, organisation_, entry));
                return static_cast<std::uint64_t>(number);
            },
            LostCommit::Report);
    });
}

Result<store::PublishedReply> SqlBoard::publish_reply(const store::ReplyMark& mark,
                                                      const std::vector<store::BoardEntry>& parts) {
    CHECK(!parts.empty());
    return with_next_number([&] {
        return database_->write([&](SqlConnection& connection) -> Result<store::PublishedReply> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT first, parts FROM board_reply"
                                              " WHERE organisation = $1 AND reply = $2",
                                              organisation_, ByteView(mark)));
            ASSIGN_OR_RETURN(const bool before, rows.next());
            if (before) {
                return store::PublishedReply{static_cast<std::uint64_t>(rows.integer(0)),
                                             static_cast<std::uint64_t>(rows.integer(1)), true};
            }
            std::int64_t last = 0;
            for (const store::BoardEntry& part : parts) {
                ASSIGN_OR_RETURN(last, add_entry(connection, organisation_, part));
            }
            const auto count = static_cast<std::int64_t>(parts.size());
            RETURN_IF_ERROR(
                connection.run("INSERT INTO board_reply (organisation, reply, first, parts)"
                               " VALUES ($1, $2, $3, $4)",
                               organisation_, ByteView(mark), last - count + 1, count));
            return store::PublishedReply{static_cast<std::uint64_t>(last - count + 1), parts.size(),
                                         false};
        });
    });
}

Result<std::uint64_t> SqlBoard::forget(const store::MailboxId& mailbox) {
    return with_next_number([&] {
        return database_->write([&](SqlConnection& connection) -> Result<std::uint64_t> {
            ASSIGN_OR_RETURN(const std::vector<std::int64_t> numbers,
                             lying_in(connection, organisation_, mailbox));
            for (const std::int64_t number : numbers) {
                store::BoardEntry noise{};
                randombytes_buf(noise.data(), noise.size());
                RETURN_IF_ERROR(
                    connection.run("UPDATE board_entry SET entry = $3"
                                   " WHERE organisation = $1 AND number = $2",
                                   organisation_, number, ByteView(noise)));
            }
            if (!numbers.empty()) {
                RETURN_IF_ERROR(add_entry(connection, organisation_, store::tombstone_of(mailbox)));
            }
            return numbers.size();
        });
    });
}

Status SqlBoard::erase(std::uint64_t number, const store::BoardEntry& noise) {
    return database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE board_entry SET entry = $3"
                           " WHERE organisation = $1 AND number = $2",
                           organisation_, number, ByteView(noise)));
        if (connection.changes() == 1) return Unit{};
        return Error{ErrorKind::NotFound, "there is no such reply"};
    });
}

}  // namespace candour::platform
