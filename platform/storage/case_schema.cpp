// platform/storage/case_schema.cpp: cases, their histories, and what finds them again.
//
// office_case is a projection of the histories: lists are filtered and sorted by it. `running` is 1
// while a case is open or resolved; `next_due` is "~", which is after every day, while none runs.
// The two long indexes hold all that lists are filtered by, so that a list and its count read
// nothing but them.
#include "platform/storage/case_schema.h"

namespace candour::platform {

namespace {

#define CANDOUR_FILTERED "status, kind, service, unit, stage, holder, waiting, complaint"

#define CANDOUR_CASE_INDEXES                                                               \
    "CREATE UNIQUE INDEX office_case_reference ON office_case (organisation, reference);"  \
    "CREATE UNIQUE INDEX office_case_submission ON office_case (organisation, submission)" \
    " WHERE submission <> '';"                                                             \
    "CREATE INDEX office_case_due ON office_case"                                          \
    " (organisation, running, next_due, case_id, " CANDOUR_FILTERED                        \
    ", received);"                                                                         \
    "CREATE INDEX office_case_received ON office_case"                                     \
    " (organisation, running, received, case_id, " CANDOUR_FILTERED                        \
    ", next_due);"                                                                         \
    "CREATE INDEX office_case_any ON office_case (organisation, received, case_id);"       \
    "CREATE INDEX office_case_erase ON office_case (organisation, erase_details_after)"    \
    " WHERE erase_details_after <> '';"                                                    \
    "CREATE INDEX office_case_people ON office_case_person (organisation, case_id);"       \
    "CREATE INDEX office_untriaged ON office_item (organisation, submission)"              \
    " WHERE triaged = 0 AND kind <> 'survey_answer';"

}  // namespace

const char* const case_sqlite_step =
    "ALTER TABLE office_item ADD COLUMN triaged INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE office_case (organisation TEXT NOT NULL, case_id BLOB NOT NULL,"
    " reference TEXT NOT NULL, submission TEXT NOT NULL, procedure TEXT NOT NULL,"
    " kind TEXT NOT NULL, complaint INTEGER NOT NULL, label TEXT NOT NULL, method TEXT NOT NULL,"
    " service TEXT NOT NULL, unit TEXT NOT NULL, language TEXT NOT NULL, status TEXT NOT NULL,"
    " running INTEGER NOT NULL, stage TEXT NOT NULL, outcome TEXT NOT NULL, code TEXT NOT NULL,"
    " holder TEXT NOT NULL, next_step TEXT NOT NULL, next_due TEXT NOT NULL,"
    " provisional INTEGER NOT NULL, waiting INTEGER NOT NULL, held INTEGER NOT NULL,"
    " received TEXT NOT NULL, closed TEXT NOT NULL, late INTEGER NOT NULL,"
    " goodwill_pence INTEGER NOT NULL, cost_pence INTEGER NOT NULL,"
    " satisfied_handling INTEGER NOT NULL, satisfied_outcome INTEGER NOT NULL,"
    " erase_details_after TEXT NOT NULL, entries INTEGER NOT NULL, head BLOB NOT NULL,"
    " mac BLOB NOT NULL, PRIMARY KEY (organisation, case_id)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_case_entry (organisation TEXT NOT NULL, case_id BLOB NOT NULL,"
    " number INTEGER NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, at_ms INTEGER NOT NULL,"
    " staff BLOB NOT NULL, initials TEXT NOT NULL, posts TEXT NOT NULL, facts TEXT NOT NULL,"
    " words BLOB NOT NULL, erased INTEGER NOT NULL, commitment BLOB NOT NULL, hash BLOB NOT NULL,"
    " PRIMARY KEY (organisation, case_id, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_case_person (organisation TEXT NOT NULL, staff BLOB NOT NULL,"
    " case_id BLOB NOT NULL, own INTEGER NOT NULL, excluded INTEGER NOT NULL,"
    " running INTEGER NOT NULL, PRIMARY KEY (organisation, staff, case_id)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_case_details (organisation TEXT NOT NULL, case_id BLOB NOT NULL,"
    " key_epoch TEXT NOT NULL, sealed BLOB NOT NULL,"
    " PRIMARY KEY (organisation, case_id)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_case_register (organisation TEXT NOT NULL, place INTEGER NOT NULL,"
    " case_id BLOB NOT NULL, reference TEXT NOT NULL, hash BLOB NOT NULL,"
    " PRIMARY KEY (organisation, place)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_case_standing (organisation TEXT NOT NULL, cases INTEGER NOT NULL,"
    " entries INTEGER NOT NULL, head BLOB NOT NULL, mac BLOB NOT NULL, search_stamp TEXT NOT NULL,"
    " PRIMARY KEY (organisation)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE office_calendar (organisation TEXT NOT NULL, version INTEGER NOT NULL,"
    " nation TEXT NOT NULL, closures TEXT NOT NULL, at_s INTEGER NOT NULL, who TEXT NOT NULL,"
    " PRIMARY KEY (organisation, version)) STRICT, WITHOUT ROWID;" CANDOUR_CASE_INDEXES;

// What is searched in is not logged: it is in no base backup and in no archived log, and empty
// after a crash, whereupon it is made anew.
const char* const case_postgres_step =
    "ALTER TABLE office_item ADD COLUMN triaged BIGINT NOT NULL DEFAULT 0;"
    "CREATE TABLE office_case (organisation TEXT COLLATE \"C\" NOT NULL, case_id BYTEA NOT NULL,"
    " reference TEXT COLLATE \"C\" NOT NULL, submission TEXT COLLATE \"C\" NOT NULL,"
    " procedure TEXT NOT NULL, kind TEXT COLLATE \"C\" NOT NULL, complaint BIGINT NOT NULL,"
    " label TEXT NOT NULL, method TEXT NOT NULL, service TEXT COLLATE \"C\" NOT NULL,"
    " unit TEXT COLLATE \"C\" NOT NULL, language TEXT NOT NULL, status TEXT COLLATE \"C\" NOT NULL,"
    " running BIGINT NOT NULL, stage TEXT COLLATE \"C\" NOT NULL, outcome TEXT NOT NULL,"
    " code TEXT NOT NULL, holder TEXT COLLATE \"C\" NOT NULL, next_step TEXT NOT NULL,"
    " next_due TEXT COLLATE \"C\" NOT NULL, provisional BIGINT NOT NULL, waiting BIGINT NOT NULL,"
    " held BIGINT NOT NULL, received TEXT COLLATE \"C\" NOT NULL, closed TEXT NOT NULL,"
    " late BIGINT NOT NULL, goodwill_pence BIGINT NOT NULL, cost_pence BIGINT NOT NULL,"
    " satisfied_handling BIGINT NOT NULL, satisfied_outcome BIGINT NOT NULL,"
    " erase_details_after TEXT COLLATE \"C\" NOT NULL, entries BIGINT NOT NULL,"
    " head BYTEA NOT NULL, mac BYTEA NOT NULL, PRIMARY KEY (organisation, case_id));"
    "CREATE TABLE office_case_entry (organisation TEXT COLLATE \"C\" NOT NULL,"
    " case_id BYTEA NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL,"
    " at_ms BIGINT NOT NULL, staff BYTEA NOT NULL, initials TEXT NOT NULL, posts TEXT NOT NULL,"
    " facts TEXT NOT NULL, words BYTEA NOT NULL, erased BIGINT NOT NULL, commitment BYTEA NOT NULL,"
    " hash BYTEA NOT NULL, PRIMARY KEY (organisation, case_id, number));"
    "CREATE TABLE office_case_person (organisation TEXT COLLATE \"C\" NOT NULL,"
    " staff BYTEA NOT NULL, case_id BYTEA NOT NULL, own BIGINT NOT NULL, excluded BIGINT NOT NULL,"
    " running BIGINT NOT NULL, PRIMARY KEY (organisation, staff, case_id));"
    "CREATE TABLE office_case_details (organisation TEXT COLLATE \"C\" NOT NULL,"
    " case_id BYTEA NOT NULL, key_epoch TEXT NOT NULL, sealed BYTEA NOT NULL,"
    " PRIMARY KEY (organisation, case_id));"
    "CREATE TABLE office_case_register (organisation TEXT COLLATE \"C\" NOT NULL,"
    " place BIGINT NOT NULL, case_id BYTEA NOT NULL, reference TEXT NOT NULL, hash BYTEA NOT NULL,"
    " PRIMARY KEY (organisation, place));"
    "CREATE TABLE office_case_standing (organisation TEXT COLLATE \"C\" NOT NULL,"
    " cases BIGINT NOT NULL, entries BIGINT NOT NULL, head BYTEA NOT NULL, mac BYTEA NOT NULL,"
    " search_stamp TEXT NOT NULL, PRIMARY KEY (organisation));"
    "CREATE TABLE office_calendar (organisation TEXT COLLATE \"C\" NOT NULL,"
    " version BIGINT NOT NULL, nation TEXT NOT NULL, closures TEXT NOT NULL, at_s BIGINT NOT NULL,"
    " who TEXT NOT NULL, PRIMARY KEY (organisation, version));" CANDOUR_CASE_INDEXES
    "CREATE UNLOGGED TABLE office_search_part (organisation TEXT COLLATE \"C\" NOT NULL,"
    " case_id BYTEA NOT NULL, entry BIGINT NOT NULL, tokens TEXT NOT NULL,"
    " PRIMARY KEY (organisation, case_id, entry));"
    "CREATE UNLOGGED TABLE office_search_case (organisation TEXT COLLATE \"C\" NOT NULL,"
    " case_id BYTEA NOT NULL, words TSVECTOR NOT NULL, PRIMARY KEY (organisation, case_id));"
    "CREATE INDEX office_search_words ON office_search_case USING gin (words);"
    "CREATE UNLOGGED TABLE office_search_stamp (organisation TEXT COLLATE \"C\" NOT NULL,"
    " stamp TEXT NOT NULL, scrub BIGINT NOT NULL, PRIMARY KEY (organisation));";

const char* const case_learning_step =
    "CREATE INDEX office_case_learning ON office_case_entry (organisation, day, case_id, number)"
    " WHERE " CANDOUR_IS_LEARNING ";";

// Empty until the case is written next, or until upkeep comes to it: the index finds those.
const char* const case_facts_step =
    "ALTER TABLE office_case ADD COLUMN report_facts TEXT NOT NULL DEFAULT '';"
    "CREATE INDEX office_case_no_facts ON office_case (organisation, case_id)"
    " WHERE report_facts = '';";

// What grows with an office is found by an index of its own: the cases of one service, the people
// of a case (with all that is asked of them: else SQLite goes past those of all cases), cases that
// are running and somebody's, those that somebody is kept out of. `written`: how many entries the
// register had once the case was written last.
#define CANDOUR_CASE_GROWTH                                                                   \
    "CREATE INDEX office_case_written ON office_case (organisation, written);"                \
    "CREATE INDEX office_case_service ON office_case"                                         \
    " (organisation, service, running, received, case_id, status, kind, unit, stage, holder," \
    " waiting, complaint, next_due);"                                                         \
    "DROP INDEX office_case_people;"                                                          \
    "CREATE INDEX office_case_people ON office_case_person"                                   \
    " (organisation, case_id, staff, own, excluded);"                                         \
    "CREATE INDEX office_case_own ON office_case_person"                                      \
    " (organisation, staff, own, running, case_id) WHERE own = 1 AND running = 1;"            \
    "CREATE INDEX office_case_excluded ON office_case_person"                                 \
    " (organisation, staff, excluded, case_id) WHERE excluded = 1;"

const char* const case_growth_sqlite_step =
    "ALTER TABLE office_case ADD COLUMN written INTEGER NOT NULL DEFAULT 0;" CANDOUR_CASE_GROWTH;
const char* const case_growth_postgres_step =
    "ALTER TABLE office_case ADD COLUMN written BIGINT NOT NULL DEFAULT 0;" CANDOUR_CASE_GROWTH;

// Tokens come folded and with blanks between (search_words.h): what is left to the tokenizer is to
// cut at the blanks. A search asks for beginnings of words: those of three to eight letters have
// lists of their own, which are read only as far as a search goes.
const char* const case_search_sqlite =
    "CREATE TABLE search.office_search_part (organisation TEXT NOT NULL, case_id BLOB NOT NULL,"
    " entry INTEGER NOT NULL, tokens TEXT NOT NULL,"
    " PRIMARY KEY (organisation, case_id, entry)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE search.office_search_case (doc INTEGER PRIMARY KEY, organisation TEXT NOT NULL,"
    " case_id BLOB NOT NULL, UNIQUE (organisation, case_id)) STRICT;"
    "CREATE VIRTUAL TABLE search.office_search_word USING fts5(tokens, content='', detail=none,"
    " columnsize=0, tokenize='ascii', prefix='3 4 5 6 7 8');"
    "CREATE TABLE search.office_search_stamp (organisation TEXT NOT NULL, stamp TEXT NOT NULL,"
    " scrub INTEGER NOT NULL, PRIMARY KEY (organisation)) STRICT, WITHOUT ROWID;";

#undef CANDOUR_FILTERED
#undef CANDOUR_CASE_INDEXES
#undef CANDOUR_CASE_GROWTH

}  // namespace candour::platform
