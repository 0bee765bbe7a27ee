// platform/storage/pool_schema.cpp: cells and what the server knows of devices.
//
// One table holds every cell that was ever seen; the deduplication authority is its key. Keys are
// random and without rowid, so no column and no position counts arrivals. A page holds a whole row:
// a row that continued on pages of its own would tell its place in the order of writing by their
// numbers. The index names the cells whose bytes are still here, so that a release does not read
// the millions that are gone.
#include "platform/storage/schema.h"

namespace candour::platform {

namespace {

// Released: never changes.
constexpr const char* sqlite_step_1 =
    "CREATE TABLE pool_seen (organisation TEXT NOT NULL, cell BLOB NOT NULL,"
    " PRIMARY KEY (organisation, cell)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE pool_waiting (organisation TEXT NOT NULL, cell BLOB NOT NULL,"
    " first_seen TEXT NOT NULL, sealed BLOB NOT NULL,"
    " PRIMARY KEY (organisation, cell)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE pool_quarantine (organisation TEXT NOT NULL, cell BLOB NOT NULL,"
    " sealed BLOB NOT NULL, PRIMARY KEY (organisation, cell)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE pool_setting (organisation TEXT NOT NULL, name TEXT NOT NULL,"
    " value TEXT NOT NULL, PRIMARY KEY (organisation, name)) STRICT, WITHOUT ROWID;";

// A released cell keeps its day, so that it can wait again as if it had never been released.
constexpr const char* sqlite_step_2 =
    "CREATE TABLE pool_cell (organisation TEXT NOT NULL, cell BLOB NOT NULL, state INTEGER,"
    " generation INTEGER NOT NULL, first_seen TEXT NOT NULL, sealed BLOB NOT NULL,"
    " PRIMARY KEY (organisation, cell)) STRICT, WITHOUT ROWID;"
    "INSERT INTO pool_cell (organisation, cell, state, generation, first_seen, sealed)"
    " SELECT s.organisation, s.cell, CASE WHEN w.cell IS NOT NULL THEN 1"
    " WHEN q.cell IS NOT NULL THEN 2 END, 0, COALESCE(w.first_seen, ''),"
    " COALESCE(w.sealed, q.sealed, x'') FROM pool_seen s"
    " LEFT JOIN pool_waiting w ON w.organisation = s.organisation AND w.cell = s.cell"
    " LEFT JOIN pool_quarantine q ON q.organisation = s.organisation AND q.cell = s.cell;"
    "CREATE INDEX pool_held ON pool_cell (organisation, state, cell) WHERE state IS NOT NULL;"
    "CREATE TABLE pool_standing (organisation TEXT NOT NULL, server_epoch TEXT NOT NULL,"
    " identity TEXT NOT NULL, generation INTEGER NOT NULL, horizon INTEGER NOT NULL,"
    " office_epoch TEXT NOT NULL, PRIMARY KEY (organisation)) STRICT, WITHOUT ROWID;"
    "INSERT INTO pool_standing"
    " (organisation, server_epoch, identity, generation, horizon, office_epoch)"
    " SELECT organisation, value, COALESCE((SELECT i.value FROM pool_setting i"
    " WHERE i.organisation = pool_setting.organisation AND i.name = 'file_identity'), ''),"
    " 1, 0, '' FROM pool_setting WHERE name = 'server_epoch';"
    "DROP TABLE pool_seen; DROP TABLE pool_waiting; DROP TABLE pool_quarantine;"
    "DROP TABLE pool_setting;"
    "CREATE TABLE pool_lease (organisation TEXT NOT NULL, name TEXT NOT NULL,"
    " holder TEXT NOT NULL, until_s INTEGER NOT NULL,"
    " PRIMARY KEY (organisation, name)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE registry_device (organisation TEXT NOT NULL, device BLOB NOT NULL,"
    " device_key BLOB NOT NULL, name TEXT NOT NULL, service_group TEXT NOT NULL,"
    " state INTEGER NOT NULL, enrolled TEXT NOT NULL, last_heartbeat TEXT NOT NULL,"
    " health TEXT NOT NULL, PRIMARY KEY (organisation, device),"
    " UNIQUE (organisation, device_key)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE registry_attempt (organisation TEXT NOT NULL, attempt BLOB NOT NULL,"
    " device_key BLOB NOT NULL, commitment BLOB NOT NULL, nonce_s BLOB NOT NULL,"
    " nonce_d BLOB NOT NULL, code_hash BLOB NOT NULL, started_at_s INTEGER NOT NULL,"
    " tries INTEGER NOT NULL, state INTEGER NOT NULL, service_group TEXT NOT NULL,"
    " name TEXT NOT NULL, PRIMARY KEY (organisation, attempt)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE registry_pool_key (organisation TEXT NOT NULL, place INTEGER NOT NULL,"
    " pool_key BLOB NOT NULL, since TEXT NOT NULL,"
    " PRIMARY KEY (organisation, place)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE board_entry (organisation TEXT NOT NULL, number INTEGER NOT NULL,"
    " entry BLOB NOT NULL, PRIMARY KEY (organisation, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE bundle_published (organisation TEXT NOT NULL, version INTEGER NOT NULL,"
    " content_hash TEXT NOT NULL, server_epoch TEXT NOT NULL, size INTEGER NOT NULL,"
    " packed BLOB NOT NULL, PRIMARY KEY (organisation)) STRICT, WITHOUT ROWID;";

// What administrators published while the server ran: texts that go to every kiosk anyway.
constexpr const char* sqlite_step_3 =
    "CREATE TABLE publication_revision (organisation TEXT NOT NULL, revision INTEGER NOT NULL,"
    " PRIMARY KEY (organisation)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE publication_survey (organisation TEXT NOT NULL, questionnaire TEXT NOT NULL,"
    " document TEXT NOT NULL, withdrawn INTEGER NOT NULL,"
    " PRIMARY KEY (organisation, questionnaire)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE publication_service (organisation TEXT NOT NULL, service TEXT NOT NULL,"
    " questionnaire TEXT NOT NULL, PRIMARY KEY (organisation, service)) STRICT, WITHOUT ROWID;";

// Pictures of what is published, each once under its hash, and what questionnaires call them.
constexpr const char* sqlite_step_4 =
    "CREATE TABLE publication_picture (organisation TEXT NOT NULL, hash TEXT NOT NULL,"
    " picture BLOB NOT NULL, PRIMARY KEY (organisation, hash)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE publication_picture_name (organisation TEXT NOT NULL,"
    " questionnaire TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL,"
    " PRIMARY KEY (organisation, questionnaire, name)) STRICT, WITHOUT ROWID;"
    "ALTER TABLE bundle_published ADD COLUMN file_sizes TEXT NOT NULL DEFAULT '';";

// Which replies are on the board, so that none is published twice.
constexpr const char* sqlite_step_5 =
    "CREATE TABLE board_reply (organisation TEXT NOT NULL, reply BLOB NOT NULL,"
    " first INTEGER NOT NULL, parts INTEGER NOT NULL,"
    " PRIMARY KEY (organisation, reply)) STRICT, WITHOUT ROWID;";

// "You said, we did": texts that go to every kiosk anyway.
constexpr const char* sqlite_you_said_step =
    "CREATE TABLE publication_you_said (organisation TEXT NOT NULL, entry TEXT NOT NULL,"
    " document TEXT NOT NULL, PRIMARY KEY (organisation, entry)) STRICT, WITHOUT ROWID;";

// Which program last tried again what nothing could read.
constexpr const char* sqlite_retried_step =
    "ALTER TABLE pool_standing ADD COLUMN retried_at_level INTEGER NOT NULL DEFAULT 0;";

// Texts compare byte by byte, as SQLite's do.
constexpr const char* postgres_step_1 =
    "CREATE TABLE pool_cell (organisation TEXT COLLATE \"C\" NOT NULL, cell BYTEA NOT NULL,"
    " state BIGINT, generation BIGINT NOT NULL, first_seen TEXT COLLATE \"C\" NOT NULL,"
    " sealed BYTEA NOT NULL, PRIMARY KEY (organisation, cell));"
    "CREATE INDEX pool_held ON pool_cell (organisation, state, cell) WHERE state IS NOT NULL;"
    "CREATE TABLE pool_standing (organisation TEXT COLLATE \"C\" NOT NULL,"
    " server_epoch TEXT NOT NULL, identity TEXT NOT NULL, generation BIGINT NOT NULL,"
    " horizon BIGINT NOT NULL, office_epoch TEXT NOT NULL, PRIMARY KEY (organisation));"
    "CREATE TABLE pool_lease (organisation TEXT COLLATE \"C\" NOT NULL,"
    " name TEXT COLLATE \"C\" NOT NULL, holder TEXT NOT NULL, until_s BIGINT NOT NULL,"
    " PRIMARY KEY (organisation, name));"
    "CREATE TABLE registry_device (organisation TEXT COLLATE \"C\" NOT NULL,"
    " device BYTEA NOT NULL, device_key BYTEA NOT NULL, name TEXT COLLATE \"C\" NOT NULL,"
    " service_group TEXT NOT NULL, state BIGINT NOT NULL, enrolled TEXT NOT NULL,"
    " last_heartbeat TEXT NOT NULL, health TEXT NOT NULL, PRIMARY KEY (organisation, device),"
    " UNIQUE (organisation, device_key));"
    "CREATE TABLE registry_attempt (organisation TEXT COLLATE \"C\" NOT NULL,"
    " attempt BYTEA NOT NULL, device_key BYTEA NOT NULL, commitment BYTEA NOT NULL,"
    " nonce_s BYTEA NOT NULL, nonce_d BYTEA NOT NULL, code_hash BYTEA NOT NULL,"
    " started_at_s BIGINT NOT NULL, tries BIGINT NOT NULL, state BIGINT NOT NULL,"
    " service_group TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (organisation, attempt));"
    "CREATE TABLE registry_pool_key (organisation TEXT COLLATE \"C\" NOT NULL,"
    " place BIGINT NOT NULL, pool_key BYTEA NOT NULL, since TEXT NOT NULL,"
    " PRIMARY KEY (organisation, place));"
    "CREATE TABLE board_entry (organisation TEXT COLLATE \"C\" NOT NULL, number BIGINT NOT NULL,"
    " entry BYTEA NOT NULL, PRIMARY KEY (organisation, number));"
    "CREATE TABLE bundle_published (organisation TEXT COLLATE \"C\" NOT NULL,"
    " version BIGINT NOT NULL, content_hash TEXT NOT NULL, server_epoch TEXT NOT NULL,"
    " size BIGINT NOT NULL, packed BYTEA NOT NULL, PRIMARY KEY (organisation));";

constexpr const char* postgres_step_2 =
    "CREATE TABLE publication_revision (organisation TEXT COLLATE \"C\" NOT NULL,"
    " revision BIGINT NOT NULL, PRIMARY KEY (organisation));"
    "CREATE TABLE publication_survey (organisation TEXT COLLATE \"C\" NOT NULL,"
    " questionnaire TEXT COLLATE \"C\" NOT NULL, document TEXT NOT NULL,"
    " withdrawn BIGINT NOT NULL, PRIMARY KEY (organisation, questionnaire));"
    "CREATE TABLE publication_service (organisation TEXT COLLATE \"C\" NOT NULL,"
    " service TEXT COLLATE \"C\" NOT NULL, questionnaire TEXT COLLATE \"C\" NOT NULL,"
    " PRIMARY KEY (organisation, service));";

constexpr const char* postgres_step_3 =
    "CREATE TABLE publication_picture (organisation TEXT COLLATE \"C\" NOT NULL,"
    " hash TEXT COLLATE \"C\" NOT NULL, picture BYTEA NOT NULL,"
    " PRIMARY KEY (organisation, hash));"
    "CREATE TABLE publication_picture_name (organisation TEXT COLLATE \"C\" NOT NULL,"
    " questionnaire TEXT COLLATE \"C\" NOT NULL, name TEXT COLLATE \"C\" NOT NULL,"
    " hash TEXT COLLATE \"C\" NOT NULL, PRIMARY KEY (organisation, questionnaire, name));"
    "ALTER TABLE bundle_published ADD COLUMN file_sizes TEXT NOT NULL DEFAULT '';";

constexpr const char* postgres_step_4 =
    "CREATE TABLE board_reply (organisation TEXT COLLATE \"C\" NOT NULL, reply BYTEA NOT NULL,"
    " first BIGINT NOT NULL, parts BIGINT NOT NULL, PRIMARY KEY (organisation, reply));";

constexpr const char* postgres_you_said_step =
    "CREATE TABLE publication_you_said (organisation TEXT COLLATE \"C\" NOT NULL,"
    " entry TEXT COLLATE \"C\" NOT NULL, document TEXT NOT NULL,"
    " PRIMARY KEY (organisation, entry));";

constexpr const char* postgres_retried_step =
    "ALTER TABLE pool_standing ADD COLUMN retried_at_level BIGINT NOT NULL DEFAULT 0;";

}  // namespace

const DatabaseKind& pool_kind() {
    static const DatabaseKind kind{
        .name = "pool",
        .application_id = 0x4344504f,
        .page_bytes = 8192,
        .journal = Journal::Wal,
        .steps = {sqlite_step_1, sqlite_step_2, sqlite_step_3, sqlite_step_4, sqlite_step_5,
                  sqlite_you_said_step, sqlite_retried_step},
        .postgres_steps = {postgres_step_1, postgres_step_2, postgres_step_3, postgres_step_4,
                           postgres_you_said_step, postgres_retried_step}};
    return kind;
}

Status forget_identity(SqlConnection& connection, const DatabaseKind& kind) {
    return connection.run("UPDATE " + std::string(&kind == &pool_kind() ? "pool" : "office") +
                          "_standing SET identity = ''");
}

}  // namespace candour::platform
