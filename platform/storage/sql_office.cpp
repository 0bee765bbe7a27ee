// platform/storage/sql_office.cpp: releases and the inbox. Staff, sessions and the audit log are
// in sql_staff.cpp.
#include "platform/storage/sql_office.h"

#include <algorithm>
#include <set>

#include "platform/storage/sql_epoch.h"
#include "platform/storage/sql_list.h"
#include "platform/storage/sqlite_database.h"

namespace candour::platform {

namespace {

constexpr std::size_t message_hash_bytes = 32;

// In the order in which read_item() takes them.
#define CANDOUR_ITEM_COLUMNS                                                         \
    "submission, kind, channel, service, language, released, urgent, questionnaire," \
    " questionnaire_version, key_epoch, words"
// What staff add to one afterwards.
#define CANDOUR_ITEM_READ CANDOUR_ITEM_COLUMNS ", redacted, redacted_revision"

Error not_well_formed(const std::string& name) {
    return {ErrorKind::Corrupt, name + " is damaged: an item is not well formed; restore a backup"};
}

Result<store::OfficeItem> read_item(const SqlRows& rows, const std::string& name) {
    const Bytes id = rows.blob(0);
    const auto kind = feedback::contact_kind_from(rows.text(1));
    const auto channel = feedback::channel_from(rows.text(2));
    const Result<CivilDay> released = from_iso(rows.text(5));
    store::OfficeItem item;
    if (id.size() != item.id.bytes.size() || !kind || !channel || !released.ok()) {
        return not_well_formed(name);
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
    item.redacted = rows.blob(11);
    item.redacted_revision = rows.integer(12);
    return item;
}

Result<std::vector<store::OfficeItem>> read_items(SqlRows& rows, const std::string& name) {
    std::vector<store::OfficeItem> items;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return items;
        ASSIGN_OR_RETURN(store::OfficeItem item, read_item(rows, name));
        items.push_back(std::move(item));
    }
}

// An empty $2, $3 or $4 means any; what is in no list of contacts is found by its kind alone
// (feedback::is_listed).
#define CANDOUR_INBOX_FILTER                                                    \
    " FROM office_item WHERE organisation = $1 AND kind <> 'survey_answer'"     \
    " AND (($2 = '' AND kind NOT IN ('help', 'text', 'forget', 'involvement'))" \
    " OR kind = $2)"                                                            \
    " AND ($3 = '' OR service = $3) AND ($4 = '' OR language = $4)"

// In their own order, which tells nothing.
Bytes packed_hashes(std::vector<Bytes> hashes) {
    std::ranges::sort(hashes);
    Bytes list;
    for (const Bytes& hash : hashes) {
        CHECK(hash.size() == message_hash_bytes);
        list.insert(list.end(), hash.begin(), hash.end());
    }
    return list;
}

Result<std::set<Bytes>> read_hashes(SqlRows rows) {
    std::set<Bytes> hashes;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return hashes;
        hashes.insert(rows.blob(0));
    }
}

// Writes the hashes and returns those that are new.
Result<std::set<Bytes>> insert_hashes(SqlConnection& connection, const std::string& organisation,
                                      const std::vector<Bytes>& hashes) {
    if (hashes.empty()) return std::set<Bytes>{};
    ASSIGN_OR_RETURN(
        SqlRows rows,
        connection.query("INSERT INTO office_message (organisation, message_hash) " CANDOUR_NUMBERS(
                             "$3") " SELECT $1, substr($2, 1 + 32 * i, 32) FROM n WHERE true"
                                   " ON CONFLICT DO NOTHING RETURNING message_hash",
                         organisation, packed_hashes(hashes), hashes.size()));
    return read_hashes(std::move(rows));
}

Status insert_items(SqlConnection& connection, const std::string& organisation,
                    const std::vector<const store::OfficeItem*>& items) {
    std::vector<std::string> days;
    for (const store::OfficeItem* item : items)
        days.push_back(to_iso(item->released));
    std::vector<std::vector<SqlValue>> rows;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const store::OfficeItem& item = *items[i];
        rows.push_back({organisation, ByteView(item.id.bytes), feedback::name_of(item.kind),
                        feedback::name_of(item.channel), item.service, item.language, days[i],
                        item.urgent ? 1 : 0, item.questionnaire, item.questionnaire_version,
                        item.key_epoch, item.words});
    }
    return connection.run_each("INSERT INTO office_item (organisation, " CANDOUR_ITEM_COLUMNS
                               ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                               rows);
}

}  // namespace

Result<std::unique_ptr<SqlOffice>> SqlOffice::create(std::shared_ptr<SqlDatabase> database,
                                                     const std::string& organisation,
                                                     SecureRandom& random) {
    std::unique_ptr<SqlOffice> office(new SqlOffice(std::move(database), organisation, random));
    const std::string epoch = fresh_epoch(random);
    RETURN_IF_ERROR(office->database_->write([&](SqlConnection& connection) {
        return connection.run(
            "INSERT INTO office_standing (organisation, office_epoch, identity)"
            " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            organisation, epoch, connection.identity());
    }));
    return office;
}

Result<std::unique_ptr<SqlOffice>> SqlOffice::create(const std::string& path,
                                                     const std::string& organisation,
                                                     SecureRandom& random,
                                                     const DatabaseHome& home) {
    ASSIGN_OR_RETURN(std::shared_ptr<SqlDatabase> database,
                     SqliteDatabase::open(path, office_kind(), home));
    return create(std::move(database), organisation, random);
}

SqlOffice::SqlOffice(std::shared_ptr<SqlDatabase> database, std::string organisation,
                     SecureRandom& random)
    : database_(std::move(database)), organisation_(std::move(organisation)), random_(random) {}

// A database that was restored, or a standby that took over, begins a new epoch: the pool then
// offers again what this one may lack.
Result<std::string> SqlOffice::office_epoch() {
    return database_->write([&](SqlConnection& connection) -> Result<std::string> {
        const std::string fresh = fresh_epoch(random_);
        RETURN_IF_ERROR(
            connection.run("UPDATE office_standing SET office_epoch = $2, identity = $3"
                           " WHERE organisation = $1 AND identity <> $3",
                           organisation_, fresh, connection.identity()));
        ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT office_epoch FROM office_standing"
                                                        " WHERE organisation = $1",
                                                        organisation_));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (found) return rows.text(0);
        return Error{ErrorKind::Corrupt, connection.name() + " lacks the office of " +
                                             organisation_ + "; restore a backup"};
    });
}

Result<std::int64_t> SqlOffice::add_release(const std::vector<store::OfficeItem>& items,
                                            const std::vector<Bytes>& message_hashes,
                                            CivilDay today) {
    CHECK(items.size() == message_hashes.size());
    return database_->write([&](SqlConnection& connection) -> Result<std::int64_t> {
        ASSIGN_OR_RETURN(std::set<Bytes> unseen,
                         insert_hashes(connection, organisation_, message_hashes));
        std::vector<const store::OfficeItem*> fresh;
        for (std::size_t i = 0; i < items.size(); ++i) {
            // Once, should one hash be in the list twice.
            if (unseen.erase(message_hashes[i]) == 1) fresh.push_back(&items[i]);
        }
        RETURN_IF_ERROR(insert_items(connection, organisation_, fresh));
        RETURN_IF_ERROR(
            connection.run("INSERT INTO office_release (organisation, day) VALUES ($1, $2)"
                           " ON CONFLICT DO NOTHING",
                           organisation_, to_iso(today)));
        return std::ssize(fresh);
    });
}

Result<std::vector<bool>> SqlOffice::revealed_before(const std::vector<Bytes>& message_hashes) {
    std::set<Bytes> known;
    if (!message_hashes.empty()) {
        const Bytes list = packed_hashes(message_hashes);
        ASSIGN_OR_RETURN(
            known, database_->read([&](SqlConnection& connection) -> Result<std::set<Bytes>> {
                ASSIGN_OR_RETURN(
                    SqlRows rows,
                    connection.query("SELECT message_hash FROM office_message"
                                     " WHERE organisation = $1"
                                     " AND message_hash IN " CANDOUR_LIST("$2", "$3", "32"),
                                     organisation_, list, message_hashes.size()));
                return read_hashes(std::move(rows));
            }));
    }
    std::vector<bool> revealed;
    for (const Bytes& hash : message_hashes)
        revealed.push_back(known.contains(hash));
    return revealed;
}

Result<std::optional<CivilDay>> SqlOffice::last_release() {
    return database_->read([&](SqlConnection& connection) -> Result<std::optional<CivilDay>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT day FROM office_release WHERE organisation = $1"
                                          " ORDER BY day DESC LIMIT 1",
                                          organisation_));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return std::optional<CivilDay>();
        ASSIGN_OR_RETURN(const CivilDay day, from_iso(rows.text(0)));
        return std::optional(day);
    });
}

Result<store::InboxPage> SqlOffice::inbox(const store::InboxFilter& filter) {
    const std::string_view kind = filter.kind ? feedback::name_of(*filter.kind) : "";
    return database_->read([&](SqlConnection& connection) -> Result<store::InboxPage> {
        store::InboxPage page;
        ASSIGN_OR_RETURN(page.total,
                         connection.number("SELECT COUNT(*)" CANDOUR_INBOX_FILTER, organisation_,
                                           kind, filter.service, filter.language));
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT " CANDOUR_ITEM_READ CANDOUR_INBOX_FILTER
                                          " ORDER BY released DESC, submission LIMIT $5 OFFSET $6",
                                          organisation_, kind, filter.service, filter.language,
                                          std::clamp<std::int64_t>(filter.limit, 0, inbox_page_max),
                                          std::max<std::int64_t>(filter.offset, 0)));
        ASSIGN_OR_RETURN(page.items, read_items(rows, connection.name()));
        return page;
    });
}

Result<store::OfficeItem> SqlOffice::item(const SubmissionId& id) {
    return database_->read([&](SqlConnection& connection) -> Result<store::OfficeItem> {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT " CANDOUR_ITEM_READ
                                                        " FROM office_item WHERE organisation = $1"
                                                        " AND submission = $2"
                                                        " AND kind <> 'survey_answer'",
                                                        organisation_, ByteView(id.bytes)));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Error{ErrorKind::NotFound, "there is no such item"};
        return read_item(rows, connection.name());
    });
}

Status SqlOffice::replace_words(const SubmissionId& id, const Bytes& words) {
    return database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE office_item SET words = $3"
                           " WHERE organisation = $1 AND submission = $2",
                           organisation_, ByteView(id.bytes), ByteView(words)));
        if (connection.changes() == 1) return Unit{};
        return Error{ErrorKind::NotFound, "there is no such item"};
    });
}

Result<std::int64_t> SqlOffice::keep_redacted(const SubmissionId& id, const std::string& epoch,
                                              std::int64_t seen, const Bytes& redacted) {
    return database_->write([&](SqlConnection& connection) -> Result<std::int64_t> {
        RETURN_IF_ERROR(connection.run(
            "UPDATE office_item SET redacted = $5, redacted_revision = redacted_revision + 1"
            " WHERE organisation = $1 AND submission = $2 AND key_epoch = $3"
            " AND redacted_revision = $4 AND length(words) > 0 AND kind <> 'survey_answer'",
            organisation_, ByteView(id.bytes), epoch, seen, redacted));
        if (connection.changes() == 1) return seen + 1;
        ASSIGN_OR_RETURN(const std::int64_t there,
                         connection.number("SELECT COUNT(*) FROM office_item WHERE organisation ="
                                           " $1 AND submission = $2 AND kind <> 'survey_answer'",
                                           organisation_, ByteView(id.bytes)));
        if (there == 0) return Error{ErrorKind::NotFound, "there is no such item"};
        return Error{ErrorKind::Conflict, "somebody else has kept a redacted text meanwhile"};
    });
}

Result<std::vector<store::OfficeItem>> SqlOffice::survey_items(const std::string& questionnaire) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<store::OfficeItem>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT " CANDOUR_ITEM_READ
                                              " FROM office_item WHERE organisation = $1"
                                              " AND kind IN ('survey_answer', 'text')"
                                              " AND questionnaire = $2 ORDER BY submission",
                                              organisation_, questionnaire));
            return read_items(rows, connection.name());
        });
}

Result<std::vector<store::ContactCount>> SqlOffice::contact_counts(CivilDay first, CivilDay last) {
    using Counts = std::vector<store::ContactCount>;
    return database_->read([&](SqlConnection& connection) -> Result<Counts> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT kind, channel, language, COUNT(*)"
                                          " FROM office_item WHERE organisation = $1"
                                          " AND released >= $2 AND released <= $3"
                                          " GROUP BY kind, channel, language",
                                          organisation_, to_iso(first), to_iso(last)));
        Counts counts;
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return counts;
            const auto kind = feedback::contact_kind_from(rows.text(0));
            const auto channel = feedback::channel_from(rows.text(1));
            if (!kind || !channel) return not_well_formed(connection.name());
            if (!feedback::is_offerable(*kind)) continue;
            counts.push_back({*channel, rows.text(2), static_cast<int>(rows.integer(3))});
        }
    });
}

Result<std::vector<store::OfficeItem>> SqlOffice::items_under(
    const std::string& epoch, const std::optional<SubmissionId>& after, std::int64_t limit) {
    const ByteView last = after ? ByteView(after->bytes) : ByteView();
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<store::OfficeItem>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT " CANDOUR_ITEM_READ
                                              " FROM office_item WHERE organisation = $1"
                                              " AND key_epoch = $2 AND submission > $3"
                                              " AND length(words) > 0"
                                              " ORDER BY submission LIMIT $4",
                                              organisation_, epoch, last, limit));
            return read_items(rows, connection.name());
        });
}

Result<bool> SqlOffice::reseal_item(const store::OfficeItem& seen, const std::string& epoch,
                                    const Bytes& words, const Bytes& redacted) {
    return database_->write([&](SqlConnection& connection) -> Result<bool> {
        RETURN_IF_ERROR(
            connection.run("UPDATE office_item SET key_epoch = $5, words = $6, redacted = $7"
                           " WHERE organisation = $1 AND submission = $2 AND words = $3"
                           " AND redacted_revision = $4",
                           organisation_, ByteView(seen.id.bytes), seen.words,
                           seen.redacted_revision, epoch, words, redacted));
        return connection.changes() == 1;
    });
}

Status SqlOffice::remove_items(const std::vector<SubmissionId>& ids) {
    if (ids.empty()) return Unit{};
    const Bytes list = packed_ids(ids);
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "DELETE FROM office_item WHERE organisation = $1"
            " AND submission IN " CANDOUR_LIST("$2", "$3", "16"),
            organisation_, list, ids.size());
    });
}

Result<std::int64_t> SqlOffice::erase_words_under(const std::string& epoch) {
    return database_->write([&](SqlConnection& connection) -> Result<std::int64_t> {
        RETURN_IF_ERROR(
            connection.run("UPDATE office_item SET words = $3, redacted = $3"
                           " WHERE organisation = $1 AND key_epoch = $2"
                           " AND length(words) > 0",
                           organisation_, epoch, Bytes{}));
        return connection.changes();
    });
}

#undef CANDOUR_ITEM_READ
#undef CANDOUR_ITEM_COLUMNS
#undef CANDOUR_INBOX_FILTER

}  // namespace candour::platform
