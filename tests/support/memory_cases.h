// tests/support/memory_cases.h: a CaseStore in memory, with the store's promises.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/store/case_store.h"
#include "core/store/office_store.h"

namespace candour::test {

class MemoryCases : public store::CaseStore {
public:
    // `office`, for the contacts that are in no case; null: there are none.
    explicit MemoryCases(store::OfficeStore* office = nullptr) : office_(office) {}

    // As if a backup had been put in its place.
    void become(const MemoryCases& other) { cases_ = other.cases_; }
    // Where a contact leaves the office, as its words are in a case now. May be empty.
    std::function<void(const SubmissionId&)> on_contact_taken;
    // While set, every call fails with it.
    std::optional<Error> broken;
    // Asked before words change; true: the power fails then. May be empty.
    std::function<bool()> power_fails;

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
    Result<std::optional<complaint::CaseId>> case_by_reference(
        const std::string& reference) override;
    Result<std::vector<complaint::ChainedEntry>> history(const complaint::CaseId& id) override;
    Result<std::optional<store::PersonDetailsRow>> details(const complaint::CaseId& id) override;
    Result<std::vector<complaint::CaseId>> details_due(const std::string& today) override;
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
    Result<std::vector<store::EntryOfCase>> learning(const store::CaseFilter& filter) override;
    Result<std::vector<complaint::CaseId>> cases_under(const std::string& epoch) override;
    Status reseal(const complaint::CaseId& id, const store::ResealedCase& resealed) override;
    Result<std::int64_t> erase_words_under(const std::string& epoch) override;
    // Unchained: what a register promises is SqlCases's to keep.
    Result<std::vector<complaint::RegisteredCase>> register_from(std::int64_t after,
                                                                 std::int64_t limit) override;
    Result<store::RegisterNow> register_now() override;
    Result<std::vector<std::string>> unregistered() override;
    Result<bool> search_is_current() override { return true; }
    Status forget_search() override;
    Status add_search(const complaint::CaseId& id,
                      const std::vector<store::SearchText>& search) override;
    Status search_is_rebuilt() override { return Unit{}; }
    Result<bool> scrub_search() override { return false; }
    Result<std::vector<store::CalendarRow>> calendars() override;
    Result<std::int64_t> add_calendar(const store::CalendarRow& calendar) override;

private:
    struct Kept {
        store::CaseHead head;
        std::string submission;
        std::vector<complaint::ChainedEntry> entries;
        std::optional<store::PersonDetailsRow> details;
        std::vector<store::SearchText> search;
        std::int64_t written = 0;  // How many entries there were with it.
    };
    Kept* find(const complaint::CaseId& id);
    static bool has_words(const Kept& kept, const std::string& words);
    static bool is_visible(const Kept& kept, const store::CaseFilter& filter);
    static bool is_wanted(const Kept& kept, const store::CaseFilter& filter);
    Result<std::int64_t> untriaged();
    std::int64_t all_entries() const;

    store::OfficeStore* office_;
    std::mutex mutex_;
    std::vector<Kept> cases_;  // In the order of the register.
    std::vector<store::CalendarRow> calendars_;
};

}  // namespace candour::test
