// platform/storage/sql_cases.h: cases and their histories in the office database, on SQLite or
// PostgreSQL.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/case_store.h"
#include "platform/storage/case_index.h"
#include "platform/storage/schema.h"

namespace candour::platform {

// More cases are never read for one page of a list.
inline constexpr std::int64_t case_page_max = 200;
// More contacts are never asked for at once.
inline constexpr std::size_t submissions_at_once_max = 500;

// Safe from any thread. On PostgreSQL several programs may have the same cases.
class SqlCases : public store::CaseStore {
public:
    // In `database`, which has office_kind()'s tables. `key` seals the register. Without an index
    // (null) searches are refused and everything else works.
    static Result<std::unique_ptr<SqlCases>> create(std::shared_ptr<SqlDatabase> database,
                                                    const std::string& organisation,
                                                    const complaint::ChainKey& key,
                                                    std::unique_ptr<CaseIndex> index,
                                                    SecureRandom& random);

    using CaseStore::append;
    Status add_case(const store::CaseHead& head, const std::string& submission,
                    const std::vector<complaint::ChainedEntry>& entries,
                    const std::vector<store::SearchText>& search,
                    const std::optional<store::PersonDetailsRow>& details) override;
    Status append(const store::CaseHead& head, std::int64_t entries_seen,
                  const std::vector<complaint::ChainedEntry>& entries,
                  const std::vector<store::SearchText>& search,
                  const store::Erasure& erase) override;
    Status set_details(const complaint::CaseId& id,
                       const store::PersonDetailsRow& details) override;

    Result<store::CaseHead> head(const complaint::CaseId& id) override;
    Result<std::optional<complaint::CaseId>> case_of_submission(
        const std::string& submission) override;
    Result<std::map<std::string, complaint::CaseId>> cases_of_submissions(
        const std::vector<std::string>& submissions) override;
    Result<std::optional<complaint::CaseId>> case_by_reference(
        const std::string& reference) override;
    Result<std::vector<complaint::ChainedEntry>> history(const complaint::CaseId& id) override;
    Result<std::optional<store::PersonDetailsRow>> details(const complaint::CaseId& id) override;

    Result<store::CasePage> list(const store::CaseFilter& filter) override;
    Result<store::WorkCounts> counts(const store::CaseFilter& viewer, const std::string& today,
                                     const std::string& week_until) override;
    Status report_facts(const store::FactsFilter& filter, const store::TakeFacts& take) override;
    Result<std::int64_t> facts_written(std::optional<std::int64_t> after,
                                       const store::TakeWritten& take) override;
    Result<std::vector<complaint::CaseId>> without_report_facts(std::int64_t limit) override;
    Status keep_report_facts(const complaint::CaseId& id, std::int64_t entries,
                             const std::string& facts) override;
    Result<std::int64_t> entries_written() override;
    Result<std::vector<complaint::CaseId>> running() override;
    Result<std::vector<complaint::CaseId>> details_due(const std::string& today) override;

    Result<std::vector<store::EntryOfCase>> learning(const store::CaseFilter& filter) override;

    Result<std::vector<complaint::CaseId>> cases_under(const std::string& epoch) override;
    Status reseal(const complaint::CaseId& id, const store::ResealedCase& resealed) override;
    Result<std::int64_t> erase_words_under(const std::string& epoch) override;
    Result<std::vector<complaint::RegisteredCase>> register_from(std::int64_t after,
                                                                 std::int64_t limit) override;
    Result<store::RegisterNow> register_now() override;
    Result<std::vector<std::string>> unregistered() override;

    Result<bool> search_is_current() override;
    Status forget_search() override;
    Status add_search(const complaint::CaseId& id,
                      const std::vector<store::SearchText>& search) override;
    Status search_is_rebuilt() override;
    Result<bool> scrub_search() override;

    Result<std::vector<store::CalendarRow>> calendars() override;
    Result<std::int64_t> add_calendar(const store::CalendarRow& calendar) override;

private:
    SqlCases(std::shared_ptr<SqlDatabase> database, std::string organisation,
             const complaint::ChainKey& key, std::unique_ptr<CaseIndex> index,
             SecureRandom& random);

    // All writers of one organisation go one after the other from here to their commit.
    Result<complaint::RegisterStanding> lock_standing(SqlConnection& connection);
    Status keep_standing(SqlConnection& connection, const complaint::RegisterStanding& standing);
    // `written`: how many entries all histories have with this write.
    Status insert_case(SqlConnection& connection, const store::CaseHead& head,
                       const std::string& submission, std::int64_t written);
    // Returns how many entries all histories have then.
    Result<std::int64_t> enter_in_register(SqlConnection& connection, const store::CaseHead& head,
                                           std::int64_t entries);
    Status update_case(SqlConnection& connection, const store::CaseHead& head,
                       std::int64_t entries_seen, std::int64_t written);
    Status keep_details(SqlConnection& connection, const complaint::CaseId& id,
                        const store::PersonDetailsRow& details);
    Status erase(SqlConnection& connection, const complaint::CaseId& id,
                 const store::Erasure& erase);
    // Also carries the index on to the state that this transaction makes.
    Status index_words(SqlConnection& connection, const complaint::CaseId& id,
                       const std::vector<store::SearchText>& search,
                       const std::vector<std::int64_t>& erased);
    Status need_index() const;

    const std::shared_ptr<SqlDatabase> database_;  // Shared: see SqlPool.
    const std::string organisation_;
    const complaint::ChainKey key_;
    const std::unique_ptr<CaseIndex> index_;  // May be null.
    SecureRandom& random_;
};

}  // namespace candour::platform
