// platform/storage/sqlite_board_copy.cpp: see sqlite_board_copy.h.
#include "platform/storage/sqlite_board_copy.h"

#include <algorithm>
#include <cstdio>

#include "platform/storage/database.h"

namespace candour::platform {

namespace {

DatabaseKind board_kind() {
    return DatabaseKind{
        .name = "board of replies",
        .application_id = 0x43444252,
        .page_bytes = 4096,
        .journal = Journal::Truncate,
        .steps = {"CREATE TABLE board_name (id INTEGER PRIMARY KEY CHECK (id = 1),"
                  " name TEXT NOT NULL) STRICT;"
                  "CREATE TABLE board_entry (number INTEGER PRIMARY KEY, mailbox BLOB NOT NULL,"
                  " entry BLOB NOT NULL) STRICT;"
                  "CREATE INDEX board_entry_mailbox ON board_entry (mailbox);"}};
}

}  // namespace

Result<std::unique_ptr<SqliteBoardCopy>> SqliteBoardCopy::create(const std::string& path,
                                                                 const DatabaseHome& home) {
    Result<std::unique_ptr<Sqlite>> database = open_database(path, board_kind(), nullptr, home);
    if (!database.ok() && database.error().kind == ErrorKind::Corrupt) {
        for (const char* part : {"", "-journal"})
            (void)std::remove((path + part).c_str());
        database = open_database(path, board_kind(), nullptr, home);
    }
    if (!database.ok()) return database.error();
    return std::unique_ptr<SqliteBoardCopy>(new SqliteBoardCopy(database.take()));
}

Result<std::string> SqliteBoardCopy::read_board() {
    ASSIGN_OR_RETURN(SqlRows rows, database_->query("SELECT name FROM board_name WHERE id = 1"));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    return found ? rows.text(0) : std::string();
}

Result<std::uint64_t> SqliteBoardCopy::count() {
    ASSIGN_OR_RETURN(SqlRows rows,
                     database_->query("SELECT coalesce(max(number), 0) FROM board_entry"));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    return found ? static_cast<std::uint64_t>(rows.integer(0)) : 0;
}

Result<std::string> SqliteBoardCopy::board() {
    const std::lock_guard lock(mutex_);
    return read_board();
}

Result<std::uint64_t> SqliteBoardCopy::latest() {
    const std::lock_guard lock(mutex_);
    return count();
}

Status SqliteBoardCopy::put_page(const std::string& board, std::uint64_t from,
                                 const std::vector<store::BoardEntry>& entries) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    ASSIGN_OR_RETURN(const std::string known, read_board());
    ASSIGN_OR_RETURN(const std::uint64_t kept, count());
    const bool begins = board != known && from == 0;
    if (!begins && (board != known || from != kept)) {
        return Error{ErrorKind::Conflict, "the page does not follow what is here"};
    }
    if (begins) {
        RETURN_IF_ERROR(database_->run("DELETE FROM board_entry"));
        RETURN_IF_ERROR(
            database_->run("INSERT INTO board_name (id, name) VALUES (1, $1)"
                           " ON CONFLICT (id) DO UPDATE SET name = $1",
                           board));
    }
    std::uint64_t number = from;
    for (const store::BoardEntry& entry : entries)
        RETURN_IF_ERROR(put_entry(static_cast<std::int64_t>(++number), entry));
    return transaction.commit();
}

// A tombstone is noise here too, once it has done its work: its mailbox is named nowhere then.
Status SqliteBoardCopy::put_entry(std::int64_t number, const store::BoardEntry& entry) {
    if (store::is_tombstone(entry)) {
        RETURN_IF_ERROR(put_noise_for(store::mailbox_of(entry)));
        return database_->run(
            "INSERT INTO board_entry (number, mailbox, entry)"
            " VALUES ($1, randomblob(16), randomblob(1024))",
            number);
    }
    const ByteView bytes(entry);
    return database_->run("INSERT INTO board_entry (number, mailbox, entry) VALUES ($1, $2, $3)",
                          number, bytes.first(store::mailbox_bytes), bytes);
}

Status SqliteBoardCopy::put_noise_for(const store::MailboxId& mailbox) {
    return database_->run(
        "UPDATE board_entry SET mailbox = randomblob(16), entry = randomblob(1024)"
        " WHERE mailbox = $1",
        ByteView(mailbox));
}

Status SqliteBoardCopy::forget(const store::MailboxId& mailbox) {
    const std::lock_guard lock(mutex_);
    return put_noise_for(mailbox);
}

Result<std::vector<store::BoardEntry>> SqliteBoardCopy::in_mailbox(
    const store::MailboxId& mailbox) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlRows rows,
                     database_->query("SELECT entry FROM board_entry WHERE mailbox = $1"
                                      " ORDER BY number",
                                      ByteView(mailbox)));
    std::vector<store::BoardEntry> found;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return found;
        const Bytes bytes = rows.blob(0);
        store::BoardEntry entry;
        if (bytes.size() != entry.size()) {
            return Error{ErrorKind::Corrupt,
                         database_->path() + " is damaged: a reply is not whole"};
        }
        std::ranges::copy(bytes, entry.begin());
        found.push_back(entry);
    }
}

}  // namespace candour::platform
