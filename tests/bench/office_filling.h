// tests/bench/office_filling.h: an office full of cases, as its store would have kept them.
#pragma once

#include <memory>

#include "platform/storage/sql_cases.h"
#include "sync/server/key_ring.h"

namespace candour::bench {

inline constexpr const char* office_organisation = "example";
inline constexpr int office_staff = 40;
// In one case of so many stands this word, and in each of them "repair".
inline constexpr int rare_word_every = 997;
inline constexpr const char* rare_word = "marzipan";
inline constexpr const char* common_word = "repair";

complaint::CaseId office_case(std::int64_t number);
StaffId office_person(int number);
// One year before `today` to today, the older the more likely closed: one case in twenty runs.
store::CaseRow office_row(std::int64_t number, CivilDay today);

// `count` cases of 3 to 15 entries, many in one transaction: the rows are those of
// SqlCases::add_case() and append(), the histories are chained and their words sealed. `index`: of
// SQLite; null: PostgreSQL's tables are filled directly, for its round trips.
Status fill_office(platform::SqlDatabase& database, platform::CaseIndex* index,
                   const complaint::ChainKey& key, const server::OfficeKey& office_key,
                   std::int64_t count, CivilDay today);

}  // namespace candour::bench
