// platform/storage/sqlite_office.cpp: releases and the inbox. Staff, sessions and the audit log
// are in sqlite_staff.cpp.
#include "platform/storage/sqlite_office.h"

#include <algorithm>
#include <numeric>

#include "platform/storage/database.h"

namespace candour::platform {

namespace {

// Items and message hashes are random and without rowid. A release's hashes are written in their
// own order, its items in the shuffled one, so that no position ties one to the other. The audit
// log alone is numbered: it holds what staff did, never what visitors did.
DatabaseKind office_kind() {
    return DatabaseKind{
        .name = "office database",
        .application_id = 0x43444f46,
        .page_bytes = 8192,
        .journal = Journal::Wal,
        .steps = {
            "CREATE TABLE office_item (organisation TEXT NOT NULL, submission BLOB NOT NULL,"
            " kind TEXT NOT NULL, channel TEXT NOT NULL, service TEXT NOT NULL,"
            " language TEXT NOT NULL, released TEXT NOT NULL, urgent INTEGER NOT NULL,"
            " questionnaire TEXT NOT NULL, questionnaire_version TEXT NOT NULL,"
            " key_epoch TEXT NOT NULL, words BLOB NOT NULL,"
            " PRIMARY KEY (organisation, submission)) STRICT, WITHOUT ROWID;"
            "CREATE INDEX office_inbox ON office_item (organisation, released, submission)"
            " WHERE kind <> 'survey_answer';"
            "CREATE INDEX office_survey ON office_item (organisation, questionnaire, submission)"
            " WHERE kind = 'survey_answer';"
            "CREATE TABLE office_message (organisation TEXT NOT NULL, message_hash BLOB NOT NULL,"
            " PRIMARY KEY (organisation, message_hash)) STRICT, WITHOUT ROWID;"
            "CREATE TABLE office_release (organisation TEXT NOT NULL, day TEXT NOT NULL,"
            " PRIMARY KEY (organisation, day)) STRICT, WITHOUT ROWID;"
            "CREATE TABLE office_staff (organisation TEXT NOT NULL, staff BLOB NOT NULL,"
            " user_name TEXT NOT NULL, display_name TEXT NOT NULL, password_hash TEXT NOT NULL,"
            " role TEXT NOT NULL, PRIMARY KEY (organisation, staff),"
            " UNIQUE (organisation, user_name)) STRICT, WITHOUT ROWID;"
            "CREATE TABLE office_session (organisation TEXT NOT NULL, token_hash BLOB NOT NULL,"
            " staff BLOB NOT NULL, csrf_token TEXT NOT NULL, expires_at_s INTEGER NOT NULL,"
            " PRIMARY KEY (organisation, token_hash)) STRICT, WITHOUT ROWID;"
            "CREATE TABLE office_audit (organisation TEXT NOT NULL, place INTEGER NOT NULL,"
            " at_s INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,"
            " PRIMARY KEY (organisation, place)) STRICT, WITHOUT ROWID;",
            "CREATE TABLE office_setting (organisation TEXT NOT NULL, name TEXT NOT NULL,"
            " value TEXT NOT NULL, PRIMARY KEY (organisation, name)) STRICT, WITHOUT ROWID;"}};
}

// In the order in which read_item() takes them.
#define CANDOUR_ITEM_COLUMNS                                                         \
    "submission, kind, channel, service, language, released, urgent, questionnaire," \
    " questionnaire_version, key_epoch, words"

Result<store::OfficeItem> read_item(const SqlRows& rows, const std::string& path) {
    const Bytes id = rows.blob(0);
    const auto kind = feedback::contact_kind_from(rows.text(1));
    const auto channel = feedback::channel_from(rows.text(2));
    const Result<CivilDay> released = from_iso(rows.text(5));
    store::OfficeItem item;
    if (id.size() != item.id.bytes.size() || !kind || !channel || !released.ok()) {
        return Error{ErrorKind::Corrupt,
                     path + " is damaged: an item is not well formed; restore a backup"};
    }
    std::ranges::copy(id, item.id.bytes.begin());
    item.kind = *kind;
    item.channel = *channel;
    item.service = rows.text(3);
    item.language = rows.text(4);
    item.released = released.value();
    item.urgent = rows.integer(6) != 0;
    item.questionnaire = rows.text(7);
    item.questionnaire_version = rows.text(8);
    item.key_epoch = rows.text(9);
    item.words = rows.blob(10);
    return item;
}

Result<std::vector<store::OfficeItem>> read_items(SqlRows& rows, const std::string& path) {
    std::vector<store::OfficeItem> items;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return items;
        ASSIGN_OR_RETURN(store::OfficeItem item, read_item(rows, path));
        items.push_back(std::move(item));
    }
}

// An empty $2, $3 or $4 means any.
#define CANDOUR_INBOX_FILTER                                  \
    " FROM office_item WHERE organisation = $1"               \
    " AND kind <> 'survey_answer' AND ($2 = '' OR kind = $2)" \
    " AND ($3 = '' OR service = $3) AND ($4 = '' OR language = $4)"

}  // namespace

Result<std::unique_ptr<SqliteOffice>> SqliteOffice::create(const std::string& path,
                                                           const std::string& organisation,
                                                           SecureRandom& random,
                                                           const DatabaseHome& home) {
    ASSIGN_OR_RETURN(std::unique_ptr<Sqlite> database,
                     open_database(path, office_kind(), nullptr, home));
    std::unique_ptr<SqliteOffice> office(new SqliteOffice(std::move(database), organisation));
    SqliteSettings settings(*office->database_, "office_setting", organisation);
    ASSIGN_OR_RETURN(office->epoch_, settings.current_epoch("office_epoch", random, home));
    return office;
}

SqliteOffice::SqliteOffice(std::unique_ptr<Sqlite> database, std::string organisation)
    : database_(std::move(database)), organisation_(std::move(organisation)) {}

Result<std::string> SqliteOffice::office_epoch() {
    const std::lock_guard lock(mutex_);
    return epoch_;
}

Status SqliteOffice::insert_item(const store::OfficeItem& item) {
    return database_->run("INSERT INTO office_item (organisation, " CANDOUR_ITEM_COLUMNS
                          ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                          organisation_, ByteView(item.id.bytes), feedback::name_of(item.kind),
                          feedback::name_of(item.channel), item.service, item.language,
                          to_iso(item.released), item.urgent ? 1 : 0, item.questionnaire,
                          item.questionnaire_version, item.key_epoch, ByteView(item.words));
}

// Writes the hashes in their own order; true at each place whose message is new.
Result<std::vector<bool>> SqliteOffice::insert_hashes(const std::vector<Bytes>& message_hashes) {
    std::vector<std::size_t> by_hash(message_hashes.size());
    std::iota(by_hash.begin(), by_hash.end(), std::size_t{0});
    std::ranges::sort(by_hash, {},
                      [&](std::size_t i) -> const Bytes& { return message_hashes[i]; });
    std::vector<bool> is_new(message_hashes.size());
    for (const std::size_t i : by_hash) {
        RETURN_IF_ERROR(
            database_->run("INSERT INTO office_message (organisation, message_hash) VALUES ($1, $2)"
                           " ON CONFLICT DO NOTHING",
                           organisation_, ByteView(message_hashes[i])));
        is_new[i] = database_->changes() == 1;
    }
    return is_new;
}

Result<std::int64_t> SqliteOffice::add_release(const std::vector<store::OfficeItem>& items,
                                               const std::vector<Bytes>& message_hashes,
                                               CivilDay today) {
    CHECK(items.size() == message_hashes.size());
    const std::lock_guard lock(mutex_);
    std::int64_t added = 0;
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    ASSIGN_OR_RETURN(const std::vector<bool> is_new, insert_hashes(message_hashes));
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!is_new[i]) continue;
        RETURN_IF_ERROR(insert_item(items[i]));
        ++added;
    }
    RETURN_IF_ERROR(
        database_->run("INSERT INTO office_release (organisation, day) VALUES ($1, $2)"
                       " ON CONFLICT DO NOTHING",
                       organisation_, to_iso(today)));
    RETURN_IF_ERROR(transaction.commit());
    return added;
}

Result<std::vector<bool>> SqliteOffice::revealed_before(const std::vector<Bytes>& message_hashes) {
    const std::lock_guard lock(mutex_);
    std::vector<bool> revealed;
    for (const Bytes& hash : message_hashes) {
        ASSIGN_OR_RETURN(const std::int64_t known,
                         database_->number("SELECT COUNT(*) FROM office_message"
                                           " WHERE organisation = $1 AND message_hash = $2",
                                           organisation_, ByteView(hash)));
        revealed.push_back(known != 0);
    }
    return revealed;
}

Result<std::optional<CivilDay>> SqliteOffice::last_release() {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlRows rows, database_->query("SELECT day FROM office_release"
                                                    " WHERE organisation = $1"
                                                    " ORDER BY day DESC LIMIT 1",
                                                    organisation_));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return std::optional<CivilDay>();
    ASSIGN_OR_RETURN(const CivilDay day, from_iso(rows.text(0)));
    return std::optional(day);
}

Result<store::InboxPage> SqliteOffice::inbox(const store::InboxFilter& filter) {
    const std::lock_guard lock(mutex_);
    const std::string_view kind = filter.kind ? feedback::name_of(*filter.kind) : "";
    store::InboxPage page;
    ASSIGN_OR_RETURN(page.total,
                     database_->number("SELECT COUNT(*)" CANDOUR_INBOX_FILTER, organisation_, kind,
                                       filter.service, filter.language));
    ASSIGN_OR_RETURN(SqlRows rows,
                     database_->query("SELECT " CANDOUR_ITEM_COLUMNS CANDOUR_INBOX_FILTER
                                      " ORDER BY released DESC, submission LIMIT $5 OFFSET $6",
                                      organisation_, kind, filter.service, filter.language,
                                      std::clamp<std::int64_t>(filter.limit, 0, inbox_page_max),
                                      std::max<std::int64_t>(filter.offset, 0)));
    ASSIGN_OR_RETURN(page.items, read_items(rows, database_->path()));
    return page;
}

Result<store::OfficeItem> SqliteOffice::item(const SubmissionId& id) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlRows rows, database_->query("SELECT " CANDOUR_ITEM_COLUMNS
                                                    " FROM office_item WHERE organisation = $1"
                                                    " AND submission = $2"
                                                    " AND kind <> 'survey_answer'",
                                                    organisation_, ByteView(id.bytes)));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return Error{ErrorKind::NotFound, "there is no such item"};
    return read_item(rows, database_->path());
}

Result<std::vector<store::OfficeItem>> SqliteOffice::survey_items(
    const std::string& questionnaire) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlRows rows, database_->query("SELECT " CANDOUR_ITEM_COLUMNS
                                                    " FROM office_item WHERE organisation = $1"
                                                    " AND kind = 'survey_answer'"
                                                    " AND questionnaire = $2 ORDER BY submission",
                                                    organisation_, questionnaire));
    return read_items(rows, database_->path());
}

#undef CANDOUR_ITEM_COLUMNS
#undef CANDOUR_INBOX_FILTER

}  // namespace candour::platform
