// tests/bench/office_filling.h: an office full of cases, as its store would have kept them.
#pragma once

#include <string>

#include "platform/storage/sql_cases.h"
#include "tests/bench/office_histories.h"

namespace candour::bench {

struct OfficeDatabase {
    platform::SqlDatabase& database;
    // Of SQLite; null: PostgreSQL's tables are filled directly, for its round trips.
    platform::CaseIndex* index = nullptr;
    std::string organisation;
};

// `count` cases, many in one transaction: the rows are those of SqlCases::add_case() and append(),
// the histories are chained and their words sealed.
Status fill_office(const OfficeDatabase& into, OfficeHistories& histories,
                   const complaint::ChainKey& key, std::int64_t count);

}  // namespace candour::bench
