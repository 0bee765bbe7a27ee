// platform/storage/case_schema.h: the tables of cases, one step of the office's schema.
#pragma once

namespace candour::platform {

extern const char* const case_sqlite_step;
extern const char* const case_postgres_step;
// Learning records by their day, on either engine.
#define CANDOUR_IS_LEARNING "kind IN ('learning_opened', 'learning_written')"
extern const char* const case_learning_step;
// What reports need of a case, beside its row; on both engines.
extern const char* const case_facts_step;
// What keeps lists and reports quick in a large office.
extern const char* const case_growth_sqlite_step;
extern const char* const case_growth_postgres_step;
// The search index on SQLite: a file of its own, attached as "search", never in a backup.
extern const char* const case_search_sqlite;

}  // namespace candour::platform
