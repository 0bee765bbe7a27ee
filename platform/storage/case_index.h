// platform/storage/case_index.h: what finds cases by their words, on either engine. It holds plain
// text, so it is kept in a place of its own that no backup has, and can be made anew at any time.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/store/case_store.h"
#include "platform/storage/sql.h"

namespace candour::platform {

// A search finds its cases among so many that have the words (on SQLite the newest): no list counts
// further.
inline constexpr std::int64_t search_cases_max = store::case_total_max;

class CaseIndex {
public:
    virtual ~CaseIndex() = default;

    // Inside a transaction of the store.
    // Adds or replaces the texts of entries, and takes those of `erased` away.
    Status change(SqlConnection& connection, const std::string& organisation,
                  const complaint::CaseId& id, const std::vector<store::SearchText>& texts,
                  const std::vector<std::int64_t>& erased);
    Status set_stamp(SqlConnection& connection, const std::string& organisation,
                     const std::string& stamp);
    // Empty: none.
    Result<std::string> stamp(SqlConnection& connection, const std::string& organisation);
    // Something was erased: scrub() has work.
    Status want_scrub(SqlConnection& connection, const std::string& organisation);
    // Its stamp too.
    virtual Status forget(SqlConnection& connection, const std::string& organisation) = 0;

    // A query for the case_id of those that match parameter `question` of organisation $1.
    virtual std::string matching(const std::string& question) const = 0;
    // Words as that parameter; each finds whatever begins with it.
    virtual std::string question(const std::set<std::string>& words) const = 0;

    // See CaseStore::scrub_search(). Outside any transaction.
    virtual Result<bool> scrub(SqlDatabase& database, const std::string& organisation) = 0;

protected:
    // The words by which a case was found before, and from now on; either may be empty.
    virtual Status replace(SqlConnection& connection, const std::string& organisation,
                           const complaint::CaseId& id, const std::string& before,
                           const std::string& after) = 0;
};

// In the new or existing file `path`, attached to the one connection of a SQLite database. The
// organisations of one database share one file: the first path is kept.
Result<std::unique_ptr<CaseIndex>> make_sqlite_case_index(SqlDatabase& database,
                                                          const std::string& path);
// In tables of the office's own schema.
std::unique_ptr<CaseIndex> make_postgres_case_index();

}  // namespace candour::platform
