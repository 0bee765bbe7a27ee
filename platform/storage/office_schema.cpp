// platform/storage/office_schema.cpp: releases, the inbox, surveys, drafts, registers, staff,
// sessions, the audit log.
//
// Items and message hashes are random and without rowid. A release's hashes are written in their
// own order, its items in the shuffled one, so that no position ties one to the other. The audit
// log alone is numbered: it holds what staff did, never what visitors did.
#include "platform/storage/case_schema.h"
#include "platform/storage/schema.h"

namespace candour::platform {

namespace {

// Released: what was said never changes.
constexpr const char* sqlite_step_1 =
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
    " PRIMARY KEY (organisation, place)) STRICT, WITHOUT ROWID;";

constexpr const char* sqlite_step_2 =
    "CREATE TABLE office_standing (organisation TEXT NOT NULL, office_epoch TEXT NOT NULL,"
    " identity TEXT NOT NULL, PRIMARY KEY (organisation)) STRICT, WITHOUT ROWID;";

// What was published, in its order, and what was made of the answers: no single answer is here.
constexpr const char* sqlite_step_3 =
    "CREATE TABLE office_survey_version (organisation TEXT NOT NULL, questionnaire TEXT NOT NULL,"
    " version TEXT NOT NULL, place INTEGER NOT NULL, document TEXT NOT NULL,"
    " release TEXT NOT NULL, PRIMARY KEY (organisation, questionnaire, version),"
    " UNIQUE (organisation, questionnaire, place)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_survey_results (organisation TEXT NOT NULL, questionnaire TEXT NOT NULL,"
    " month TEXT NOT NULL, results TEXT NOT NULL,"
    " PRIMARY KEY (organisation, questionnaire, month)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_survey_outcome (organisation TEXT NOT NULL, questionnaire TEXT NOT NULL,"
    " place INTEGER NOT NULL, at_s INTEGER NOT NULL, who TEXT NOT NULL, learned TEXT NOT NULL,"
    " did TEXT NOT NULL, PRIMARY KEY (organisation, questionnaire, place)) STRICT, WITHOUT ROWID;";

// Staff's words before they are published.
constexpr const char* sqlite_step_4 =
    "CREATE TABLE office_survey_draft (organisation TEXT NOT NULL, draft TEXT NOT NULL,"
    " document TEXT NOT NULL, revision INTEGER NOT NULL, who TEXT NOT NULL, at_s INTEGER NOT NULL,"
    " PRIMARY KEY (organisation, draft)) STRICT, WITHOUT ROWID;";

// Procedures: drafts, and every version that was published.
constexpr const char* sqlite_procedures =
    "CREATE TABLE office_procedure_draft (organisation TEXT NOT NULL, procedure TEXT NOT NULL,"
    " document TEXT NOT NULL, revision INTEGER NOT NULL, who TEXT NOT NULL, at_s INTEGER NOT NULL,"
    " PRIMARY KEY (organisation, procedure)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_procedure_version (organisation TEXT NOT NULL, procedure TEXT NOT NULL,"
    " version INTEGER NOT NULL, document TEXT NOT NULL, who TEXT NOT NULL, at_s INTEGER NOT NULL,"
    " PRIMARY KEY (organisation, procedure, version)) STRICT, WITHOUT ROWID;";
constexpr const char* postgres_procedures =
    "CREATE TABLE office_procedure_draft (organisation TEXT COLLATE \"C\" NOT NULL,"
    " procedure TEXT COLLATE \"C\" NOT NULL, document TEXT NOT NULL, revision BIGINT NOT NULL,"
    " who TEXT NOT NULL, at_s BIGINT NOT NULL, PRIMARY KEY (organisation, procedure));"
    "CREATE TABLE office_procedure_version (organisation TEXT COLLATE \"C\" NOT NULL,"
    " procedure TEXT COLLATE \"C\" NOT NULL, version BIGINT NOT NULL, document TEXT NOT NULL,"
    " who TEXT NOT NULL, at_s BIGINT NOT NULL, PRIMARY KEY (organisation, procedure, version));";

// Roles in the place of the one role; invitations and recovery codes, of which only hashes are
// here.
constexpr const char* sqlite_step_staff =
    "ALTER TABLE office_staff RENAME COLUMN role TO roles;"
    "UPDATE office_staff SET roles = CASE roles"
    " WHEN 'administrator' THEN 'case_worker manager safeguarding_lead administrator'"
    " WHEN 'staff' THEN 'case_worker' ELSE roles END;"
    "ALTER TABLE office_staff ADD COLUMN title TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE office_staff ADD COLUMN posts TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE office_staff ADD COLUMN units TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE office_staff ADD COLUMN payment_limit_pence INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE office_staff ADD COLUMN email TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE office_staff ADD COLUMN state TEXT NOT NULL DEFAULT 'active';"
    "ALTER TABLE office_staff ADD COLUMN totp_secret BLOB NOT NULL DEFAULT x'';"
    "ALTER TABLE office_staff ADD COLUMN totp_step INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE office_session ADD COLUMN confirmed_at_s INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE office_staff_invitation (organisation TEXT NOT NULL, staff BLOB NOT NULL,"
    " token_hash BLOB NOT NULL, expires_at_s INTEGER NOT NULL,"
    " PRIMARY KEY (organisation, staff), UNIQUE (organisation, token_hash))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_staff_recovery (organisation TEXT NOT NULL, staff BLOB NOT NULL,"
    " code_hash BLOB NOT NULL, PRIMARY KEY (organisation, staff, code_hash))"
    " STRICT, WITHOUT ROWID;";

// What staff learn and publish; an entry of the suggestion register has its submission's id.
constexpr const char* sqlite_learning_step =
    "CREATE TABLE office_register (organisation TEXT NOT NULL, register TEXT NOT NULL,"
    " entry TEXT NOT NULL, document TEXT NOT NULL, due TEXT NOT NULL, revision INTEGER NOT NULL,"
    " who TEXT NOT NULL, at_s INTEGER NOT NULL, PRIMARY KEY (organisation, register, entry))"
    " STRICT, WITHOUT ROWID;"
    "CREATE INDEX office_register_due ON office_register (organisation, register, due, entry)"
    " WHERE due <> '';"
    "CREATE INDEX office_register_newest ON office_register"
    " (organisation, register, at_s DESC, entry);"
    "CREATE TABLE office_report (organisation TEXT NOT NULL, quarter TEXT NOT NULL,"
    " report TEXT NOT NULL, PRIMARY KEY (organisation, quarter)) STRICT, WITHOUT ROWID;";

// What a member of staff keeps for themselves: sql_desk.h.
constexpr const char* sqlite_step_desk =
    "CREATE TABLE office_saved_filter (organisation TEXT NOT NULL, staff BLOB NOT NULL,"
    " name TEXT NOT NULL, filter BLOB NOT NULL, query TEXT NOT NULL,"
    " PRIMARY KEY (organisation, staff, name), UNIQUE (organisation, filter))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_calendar_feed (organisation TEXT NOT NULL, staff BLOB NOT NULL,"
    " token_hash BLOB NOT NULL, made_at_s INTEGER NOT NULL, PRIMARY KEY (organisation, staff),"
    " UNIQUE (organisation, token_hash)) STRICT, WITHOUT ROWID;";

// Texts compare byte by byte, as SQLite's do.
constexpr const char* postgres_step_1 =
    "CREATE TABLE office_item (organisation TEXT COLLATE \"C\" NOT NULL,"
    " submission BYTEA NOT NULL, kind TEXT COLLATE \"C\" NOT NULL, channel TEXT NOT NULL,"
    " service TEXT COLLATE \"C\" NOT NULL, language TEXT COLLATE \"C\" NOT NULL,"
    " released TEXT COLLATE \"C\" NOT NULL, urgent BIGINT NOT NULL,"
    " questionnaire TEXT COLLATE \"C\" NOT NULL, questionnaire_version TEXT NOT NULL,"
    " key_epoch TEXT NOT NULL, words BYTEA NOT NULL, PRIMARY KEY (organisation, submission));"
    "CREATE INDEX office_inbox ON office_item (organisation, released DESC, submission)"
    " WHERE kind <> 'survey_answer';"
    "CREATE INDEX office_survey ON office_item (organisation, questionnaire, submission)"
    " WHERE kind = 'survey_answer';"
    "CREATE TABLE office_message (organisation TEXT COLLATE \"C\" NOT NULL,"
    " message_hash BYTEA NOT NULL, PRIMARY KEY (organisation, message_hash));"
    "CREATE TABLE office_release (organisation TEXT COLLATE \"C\" NOT NULL,"
    " day TEXT COLLATE \"C\" NOT NULL, PRIMARY KEY (organisation, day));"
    "CREATE TABLE office_staff (organisation TEXT COLLATE \"C\" NOT NULL, staff BYTEA NOT NULL,"
    " user_name TEXT COLLATE \"C\" NOT NULL, display_name TEXT NOT NULL,"
    " password_hash TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (organisation, staff),"
    " UNIQUE (organisation, user_name));"
    "CREATE TABLE office_session (organisation TEXT COLLATE \"C\" NOT NULL,"
    " token_hash BYTEA NOT NULL, staff BYTEA NOT NULL, csrf_token TEXT NOT NULL,"
    " expires_at_s BIGINT NOT NULL, PRIMARY KEY (organisation, token_hash));"
    "CREATE TABLE office_audit (organisation TEXT COLLATE \"C\" NOT NULL, place BIGINT NOT NULL,"
    " at_s BIGINT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,"
    " PRIMARY KEY (organisation, place));"
    "CREATE TABLE office_standing (organisation TEXT COLLATE \"C\" NOT NULL,"
    " office_epoch TEXT NOT NULL, identity TEXT NOT NULL, PRIMARY KEY (organisation));";

constexpr const char* postgres_step_2 =
    "CREATE TABLE office_survey_version (organisation TEXT COLLATE \"C\" NOT NULL,"
    " questionnaire TEXT COLLATE \"C\" NOT NULL, version TEXT COLLATE \"C\" NOT NULL,"
    " place BIGINT NOT NULL, document TEXT NOT NULL, release TEXT NOT NULL,"
    " PRIMARY KEY (organisation, questionnaire, version),"
    " UNIQUE (organisation, questionnaire, place));"
    "CREATE TABLE office_survey_results (organisation TEXT COLLATE \"C\" NOT NULL,"
    " questionnaire TEXT COLLATE \"C\" NOT NULL, month TEXT COLLATE \"C\" NOT NULL,"
    " results TEXT NOT NULL, PRIMARY KEY (organisation, questionnaire, month));"
    "CREATE TABLE office_survey_outcome (organisation TEXT COLLATE \"C\" NOT NULL,"
    " questionnaire TEXT COLLATE \"C\" NOT NULL, place BIGINT NOT NULL, at_s BIGINT NOT NULL,"
    " who TEXT NOT NULL, learned TEXT NOT NULL, did TEXT NOT NULL,"
    " PRIMARY KEY (organisation, questionnaire, place));";

constexpr const char* postgres_step_3 =
    "CREATE TABLE office_survey_draft (organisation TEXT COLLATE \"C\" NOT NULL,"
    " draft TEXT COLLATE \"C\" NOT NULL, document TEXT NOT NULL, revision BIGINT NOT NULL,"
    " who TEXT NOT NULL, at_s BIGINT NOT NULL, PRIMARY KEY (organisation, draft));";

constexpr const char* postgres_step_staff =
    "ALTER TABLE office_staff RENAME COLUMN role TO roles;"
    "UPDATE office_staff SET roles = CASE roles"
    " WHEN 'administrator' THEN 'case_worker manager safeguarding_lead administrator'"
    " WHEN 'staff' THEN 'case_worker' ELSE roles END;"
    "ALTER TABLE office_staff ADD COLUMN title TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE office_staff ADD COLUMN posts TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE office_staff ADD COLUMN units TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE office_staff ADD COLUMN payment_limit_pence BIGINT NOT NULL DEFAULT 0;"
    "ALTER TABLE office_staff ADD COLUMN email TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE office_staff ADD COLUMN state TEXT NOT NULL DEFAULT 'active';"
    "ALTER TABLE office_staff ADD COLUMN totp_secret BYTEA NOT NULL DEFAULT '';"
    "ALTER TABLE office_staff ADD COLUMN totp_step BIGINT NOT NULL DEFAULT 0;"
    "ALTER TABLE office_session ADD COLUMN confirmed_at_s BIGINT NOT NULL DEFAULT 0;"
    "CREATE TABLE office_staff_invitation (organisation TEXT COLLATE \"C\" NOT NULL,"
    " staff BYTEA NOT NULL, token_hash BYTEA NOT NULL, expires_at_s BIGINT NOT NULL,"
    " PRIMARY KEY (organisation, staff), UNIQUE (organisation, token_hash));"
    "CREATE TABLE office_staff_recovery (organisation TEXT COLLATE \"C\" NOT NULL,"
    " staff BYTEA NOT NULL, code_hash BYTEA NOT NULL,"
    " PRIMARY KEY (organisation, staff, code_hash));";

constexpr const char* postgres_learning_step =
    "CREATE TABLE office_register (organisation TEXT COLLATE \"C\" NOT NULL,"
    " register TEXT COLLATE \"C\" NOT NULL, entry TEXT COLLATE \"C\" NOT NULL,"
    " document TEXT NOT NULL, due TEXT COLLATE \"C\" NOT NULL, revision BIGINT NOT NULL,"
    " who TEXT NOT NULL, at_s BIGINT NOT NULL, PRIMARY KEY (organisation, register, entry));"
    "CREATE INDEX office_register_due ON office_register (organisation, register, due, entry)"
    " WHERE due <> '';"
    "CREATE INDEX office_register_newest ON office_register"
    " (organisation, register, at_s DESC, entry);"
    "CREATE TABLE office_report (organisation TEXT COLLATE \"C\" NOT NULL,"
    " quarter TEXT COLLATE \"C\" NOT NULL, report TEXT NOT NULL,"
    " PRIMARY KEY (organisation, quarter));";

constexpr const char* postgres_step_desk =
    "CREATE TABLE office_saved_filter (organisation TEXT COLLATE \"C\" NOT NULL,"
    " staff BYTEA NOT NULL, name TEXT COLLATE \"C\" NOT NULL, filter BYTEA NOT NULL,"
    " query TEXT NOT NULL, PRIMARY KEY (organisation, staff, name),"
    " UNIQUE (organisation, filter));"
    "CREATE TABLE office_calendar_feed (organisation TEXT COLLATE \"C\" NOT NULL,"
    " staff BYTEA NOT NULL, token_hash BYTEA NOT NULL, made_at_s BIGINT NOT NULL,"
    " PRIMARY KEY (organisation, staff), UNIQUE (organisation, token_hash));";

// Empty: written before lines were sealed.
constexpr const char* sqlite_log_step =
    "ALTER TABLE office_audit ADD COLUMN seal BLOB NOT NULL DEFAULT x'';"
    "CREATE TABLE office_audit_head (organisation TEXT NOT NULL, lines INTEGER NOT NULL,"
    " newest BLOB NOT NULL, mac BLOB NOT NULL, PRIMARY KEY (organisation))"
    " STRICT, WITHOUT ROWID;";
constexpr const char* postgres_log_step =
    "ALTER TABLE office_audit ADD COLUMN seal BYTEA NOT NULL DEFAULT '';"
    "CREATE TABLE office_audit_head (organisation TEXT COLLATE \"C\" NOT NULL,"
    " lines BIGINT NOT NULL, newest BYTEA NOT NULL, mac BYTEA NOT NULL,"
    " PRIMARY KEY (organisation));";

// What was written beside a survey's answers is found with them.
constexpr const char* survey_words_step =
    "DROP INDEX office_survey;"
    "CREATE INDEX office_survey ON office_item (organisation, questionnaire, submission)"
    " WHERE kind IN ('survey_answer', 'text');";

// What staff keep of a contact without what tells who it was: in the row of its words, under the
// same key, so that nothing that happens to those can pass it by.
constexpr const char* sqlite_redacted_step =
    "ALTER TABLE office_item ADD COLUMN redacted BLOB NOT NULL DEFAULT x'';"
    "ALTER TABLE office_item ADD COLUMN redacted_revision INTEGER NOT NULL DEFAULT 0;";
constexpr const char* postgres_redacted_step =
    "ALTER TABLE office_item ADD COLUMN redacted BYTEA NOT NULL DEFAULT '';"
    "ALTER TABLE office_item ADD COLUMN redacted_revision BIGINT NOT NULL DEFAULT 0;";

}  // namespace

const DatabaseKind& office_kind() {
    static const DatabaseKind kind{
        .name = "office database",
        .application_id = 0x43444f46,
        .page_bytes = 8192,
        .journal = Journal::Wal,
        .steps = {sqlite_step_1, sqlite_step_2, sqlite_step_3, sqlite_step_4, sqlite_step_staff,
                  case_sqlite_step, sqlite_procedures, sqlite_learning_step, sqlite_step_desk,
                  case_learning_step, case_facts_step, case_growth_sqlite_step, sqlite_log_step,
                  survey_words_step, sqlite_redacted_step},
        .postgres_steps = {postgres_step_1, postgres_step_2, postgres_step_3, postgres_step_staff,
                           case_postgres_step, postgres_procedures, postgres_learning_step,
                           postgres_step_desk, case_learning_step, case_facts_step,
                           case_growth_postgres_step, postgres_log_step, survey_words_step,
                           postgres_redacted_step}};
    return kind;
}

}  // namespace candour::platform
