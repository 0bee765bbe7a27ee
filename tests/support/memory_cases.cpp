// tests/support/memory_cases.cpp: plain loops over all cases.
#include "tests/support/memory_cases.h"

#include <set>
#include <tuple>

namespace candour::test {
namespace {

using complaint::CaseId;

// Words in lower case (of ASCII), without what stands between them.
std::set<std::string> words_in(const std::string& text) {
    std::set<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
                            (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (letter) {
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!word.empty()) {
            words.insert(std::move(word));
            word.clear();
        }
    }
    return words;
}

bool is_running(const store::CaseRow& row) {
    return row.status == "open" || row.status == "resolved";
}

bool has(const std::vector<StaffId>& all, const StaffId& one) {
    return std::ranges::find(all, one) != all.end();
}

bool is_or_any(const std::string& wanted, const std::string& value) {
    return wanted.empty() || wanted == value;
}

bool is_between(const std::string& from, const std::string& until, const std::string& day) {
    if (from.empty() && until.empty()) return true;
    return !day.empty() && day >= from && (until.empty() || day <= until);
}

auto order_of(const store::CaseRow& row, store::CaseSort sort) {
    const std::string due = row.next_due.empty() ? "9999-99-99" : row.next_due;
    return std::tuple{sort == store::CaseSort::NextDue ? due : row.received, row.reference};
}

bool comes_before(const store::CaseRow& a, const store::CaseRow& b, store::CaseSort sort) {
    if (sort == store::CaseSort::NewestFirst && a.received != b.received) {
        return a.received > b.received;
    }
    return order_of(a, sort) < order_of(b, sort);
}

const Error no_such_case{ErrorKind::NotFound, "there is no such case"};

}  // namespace

MemoryCases::Kept* MemoryCases::find(const CaseId& id) {
    const auto found =
        std::ranges::find_if(cases_, [&id](const Kept& kept) { return kept.head.row.id == id; });
    return found == cases_.end() ? nullptr : &*found;
}

Status MemoryCases::add_case(const store::CaseHead& head, const std::string& submission,
                             const std::vector<complaint::ChainedEntry>& entries,
                             const std::vector<store::SearchText>& search,
                             const std::optional<store::PersonDetailsRow>& details) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    for (const Kept& kept : cases_) {
        const bool same = !submission.empty() && kept.submission == submission;
        if (same || kept.head.row.reference == head.row.reference) {
            return Error{ErrorKind::Conflict, "it is a case already"};
        }
    }
    cases_.push_back({head, submission, entries, details, search});
    cases_.back().written = all_entries();
    return Unit{};
}

Status MemoryCases::append(const store::CaseHead& head, std::int64_t entries_seen,
                           const std::vector<complaint::ChainedEntry>& entries,
                           const std::vector<store::SearchText>& search,
                           const store::Erasure& erase) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    if (power_fails && power_fails()) return Error{ErrorKind::Unavailable, "the power went"};
    Kept* kept = find(head.row.id);
    if (kept == nullptr) return no_such_case;
    if (kept->head.entries != entries_seen) {
        return Error{ErrorKind::Conflict, "somebody was quicker"};
    }
    kept->head = head;
    kept->written = all_entries();
    kept->entries.insert(kept->entries.end(), entries.begin(), entries.end());
    kept->search.insert(kept->search.end(), search.begin(), search.end());
    if (erase.details) kept->details.reset();
    if (on_contact_taken && !erase.contact.empty()) {
        on_contact_taken(SubmissionId::from_hex(erase.contact).take());
    }
    for (complaint::ChainedEntry& entry : kept->entries) {
        if (std::ranges::count(erase.words, entry.number) == 0 || entry.words.empty()) continue;
        entry.words.clear();
        entry.erased = true;
    }
    std::erase_if(kept->search, [&erase](const store::SearchText& text) {
        return std::ranges::count(erase.words, text.entry) > 0;
    });
    return Unit{};
}

Status MemoryCases::set_details(const CaseId& id, const store::PersonDetailsRow& details) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    Kept* kept = find(id);
    if (kept == nullptr) return no_such_case;
    kept->details = details;
    return Unit{};
}

namespace {

bool is_under(const Bytes& words, const std::string& epoch) {
    return words.size() > epoch.size() && words.front() == epoch.size() &&
           std::equal(epoch.begin(), epoch.end(), words.begin() + 1);
}

}  // namespace

Result<std::vector<CaseId>> MemoryCases::cases_under(const std::string& epoch) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    std::vector<CaseId> found;
    for (const Kept& kept : cases_) {
        const bool details = kept.details && kept.details->key_epoch == epoch;
        const bool words =
            std::ranges::any_of(kept.entries, [&epoch](const complaint::ChainedEntry& entry) {
                return is_under(entry.words, epoch);
            });
        if (details || words) found.push_back(kept.head.row.id);
    }
    return found;
}

Status MemoryCases::reseal(const CaseId& id, const store::ResealedCase& resealed) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    Kept* kept = find(id);
    if (kept == nullptr) return no_such_case;
    if (power_fails && power_fails()) return Error{ErrorKind::Unavailable, "the power went"};
    for (const store::ResealedWords& one : resealed.words) {
        for (complaint::ChainedEntry& entry : kept->entries) {
            if (entry.number == one.number && entry.words == one.seen) entry.words = one.words;
        }
    }
    if (kept->details == resealed.details_seen) kept->details = resealed.details;
    return Unit{};
}

Result<std::int64_t> MemoryCases::erase_words_under(const std::string& epoch) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    std::int64_t erased = 0;
    for (Kept& kept : cases_) {
        if (kept.details && kept.details->key_epoch == epoch) kept.details.reset();
        for (complaint::ChainedEntry& entry : kept.entries) {
            if (!is_under(entry.words, epoch)) continue;
            entry.words.clear();
            entry.erased = true;
            ++erased;
        }
    }
    return erased;
}

Result<store::CaseHead> MemoryCases::head(const CaseId& id) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    const Kept* kept = find(id);
    if (kept == nullptr) return no_such_case;
    return kept->head;
}

Result<std::optional<CaseId>> MemoryCases::case_of_submission(const std::string& submission) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    for (const Kept& kept : cases_) {
        if (!submission.empty() && kept.submission == submission) {
            return std::optional{kept.head.row.id};
        }
    }
    return std::optional<CaseId>{};
}

Result<std::optional<CaseId>> MemoryCases::case_by_reference(const std::string& reference) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    for (const Kept& kept : cases_) {
        if (kept.head.row.reference == reference) return std::optional{kept.head.row.id};
    }
    return std::optional<CaseId>{};
}

Result<std::vector<complaint::ChainedEntry>> MemoryCases::history(const CaseId& id) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    const Kept* kept = find(id);
    if (kept == nullptr) return no_such_case;
    return kept->entries;
}

Result<std::optional<store::PersonDetailsRow>> MemoryCases::details(const CaseId& id) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    const Kept* kept = find(id);
    if (kept == nullptr) return no_such_case;
    return kept->details;
}

Result<std::vector<CaseId>> MemoryCases::details_due(const std::string& today) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    std::vector<CaseId> ids;
    for (const Kept& kept : cases_) {
        const std::string& after = kept.head.row.erase_details_after;
        if (!after.empty() && after < today && !kept.head.row.held) ids.push_back(kept.head.row.id);
    }
    return ids;
}

bool MemoryCases::has_words(const Kept& kept, const std::string& words) {
    std::set<std::string> there;
    for (const store::SearchText& text : kept.search)
        there.merge(words_in(text.text));
    const std::set<std::string> wanted = words_in(words);
    return std::ranges::includes(there, wanted);
}

bool MemoryCases::is_visible(const Kept& kept, const store::CaseFilter& filter) {
    if (has(kept.head.people.excluded, filter.viewer)) return false;
    if (filter.own_only && !has(kept.head.people.own, filter.viewer)) return false;
    return filter.units.empty() || std::ranges::count(filter.units, kept.head.row.unit) > 0;
}

bool MemoryCases::is_wanted(const Kept& kept, const store::CaseFilter& filter) {
    const store::CaseRow& row = kept.head.row;
    const bool holder_fits =
        filter.holder.empty() ||
        (filter.holder == "none" ? row.holder.empty() : row.holder == filter.holder);
    return is_visible(kept, filter) &&
           (filter.status == store::any_status ||
            (filter.status.empty() ? is_running(row) : row.status == filter.status)) &&
           is_or_any(filter.kind, row.kind) && is_or_any(filter.service, row.service) &&
           is_or_any(filter.stage, row.stage) && holder_fits &&
           is_between(filter.due_from, filter.due_until, row.next_due) &&
           is_between(filter.received_from, filter.received_until, row.received) &&
           is_between(filter.closed_from, filter.closed_until, row.closed) &&
           filter.waiting.value_or(row.waiting) == row.waiting &&
           filter.complaint.value_or(row.complaint) == row.complaint &&
           filter.late.value_or(row.late) == row.late && has_words(kept, filter.words);
}

Result<std::vector<store::EntryOfCase>> MemoryCases::learning(const store::CaseFilter& filter) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    std::vector<store::EntryOfCase> found;
    for (const Kept& kept : cases_) {
        const store::CaseRow& row = kept.head.row;
        if (row.status == "set_aside" || !is_visible(kept, filter)) continue;
        for (const complaint::ChainedEntry& entry : kept.entries) {
            if (entry.kind != "learning_opened" && entry.kind != "learning_written") continue;
            found.push_back({row.id, row.reference, row.service, entry});
        }
    }
    std::ranges::sort(found, [](const auto& a, const auto& b) {
        return std::tuple{a.entry.day, a.id, a.entry.number} >
               std::tuple{b.entry.day, b.id, b.entry.number};
    });
    if (std::cmp_greater(found.size(), filter.limit))
        found.resize(static_cast<std::size_t>(filter.limit));
    return found;
}

Result<store::CasePage> MemoryCases::list(const store::CaseFilter& filter) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    store::CasePage page;
    for (const Kept& kept : cases_) {
        if (is_wanted(kept, filter)) page.rows.push_back(kept.head.row);
    }
    std::ranges::sort(page.rows, [&filter](const auto& a, const auto& b) {
        return comes_before(a, b, filter.sort);
    });
    const auto found = static_cast<std::int64_t>(page.rows.size());
    const auto begin = page.rows.begin() + std::min(filter.offset, found);
    const auto end = begin + std::min(filter.limit, page.rows.end() - begin);
    page.rows = {begin, end};
    page.total = std::min(found, store::case_total_max);
    return page;
}

Result<std::int64_t> MemoryCases::untriaged() {
    if (office_ == nullptr) return std::int64_t{0};
    ASSIGN_OR_RETURN(const store::InboxPage inbox,
                     office_->inbox({.kind = {}, .service = {}, .language = {}, .limit = 1 << 20}));
    std::int64_t count = 0;
    for (const store::OfficeItem& item : inbox.items) {
        const auto in_a_case = std::ranges::find(cases_, item.id.hex(), &Kept::submission);
        if (in_a_case == cases_.end()) ++count;
    }
    return count;
}

Result<store::WorkCounts> MemoryCases::counts(const store::CaseFilter& viewer,
                                              const std::string& today,
                                              const std::string& week_until) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    store::WorkCounts counts;
    ASSIGN_OR_RETURN(counts.untriaged, untriaged());
    for (const Kept& kept : cases_) {
        const store::CaseRow& row = kept.head.row;
        if (!is_visible(kept, viewer) || !is_running(row)) continue;
        const std::string& due = row.next_due;
        if (!due.empty() && due < today) ++counts.overdue;
        if (due == today) ++counts.due_today;
        if (due > today && due <= week_until) ++counts.due_this_week;
        if (row.holder.empty()) ++counts.unassigned;
        if (row.waiting) ++counts.waiting;
    }
    return counts;
}

Status MemoryCases::report_facts(const store::FactsFilter& filter, const store::TakeFacts& take) {
    std::vector<store::CaseFactsRow> found;
    {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        for (const Kept& kept : cases_) {
            const store::CaseRow& row = kept.head.row;
            const bool over_before = !row.closed.empty() && row.closed < filter.closed_from;
            const bool of_unit = filter.units.empty() || std::ranges::count(filter.units, row.unit);
            if (row.received > filter.received_until || over_before || !of_unit) continue;
            if (row.status == "set_aside" || !is_or_any(filter.service, row.service)) continue;
            found.push_back({row.id, kept.head.report_facts});
        }
    }
    for (const store::CaseFactsRow& row : found)
        RETURN_IF_ERROR(take(row));
    return Unit{};
}

Result<std::int64_t> MemoryCases::facts_written(std::optional<std::int64_t> after,
                                                const store::TakeWritten& take) {
    std::vector<store::WrittenFacts> found;
    std::int64_t before = 0;
    {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        before = all_entries();
        for (const Kept& kept : cases_) {
            if (after && kept.written <= *after) continue;
            const store::CaseRow& row = kept.head.row;
            found.push_back({row.id, kept.head.report_facts, row.status == "set_aside"});
        }
    }
    for (const store::WrittenFacts& one : found)
        RETURN_IF_ERROR(take(one));
    return before;
}

Result<std::vector<CaseId>> MemoryCases::without_report_facts(std::int64_t limit) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    std::vector<CaseId> found;
    for (const Kept& kept : cases_) {
        if (kept.head.report_facts.empty() && std::ssize(found) < limit)
            found.push_back(kept.head.row.id);
    }
    return found;
}

Status MemoryCases::keep_report_facts(const CaseId& id, std::int64_t entries,
                                      const std::string& facts) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    Kept* kept = find(id);
    if (kept != nullptr && kept->head.entries == entries) kept->head.report_facts = facts;
    return Unit{};
}

std::int64_t MemoryCases::all_entries() const {
    std::int64_t entries = 0;
    for (const Kept& kept : cases_)
        entries += kept.head.entries;
    return entries;
}

Result<std::int64_t> MemoryCases::entries_written() {
    ASSIGN_OR_RETURN(const store::RegisterNow now, register_now());
    return now.entries;
}

Result<std::vector<CaseId>> MemoryCases::running() {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    std::vector<CaseId> ids;
    for (const Kept& kept : cases_) {
        if (is_running(kept.head.row)) ids.push_back(kept.head.row.id);
    }
    return ids;
}

Result<std::vector<complaint::RegisteredCase>> MemoryCases::register_from(std::int64_t after,
                                                                          std::int64_t limit) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    std::vector<complaint::RegisteredCase> found;
    for (auto at = static_cast<std::size_t>(after); at < cases_.size(); ++at) {
        if (static_cast<std::int64_t>(found.size()) == limit) break;
        const store::CaseRow& row = cases_[at].head.row;
        found.push_back(
            {.place = static_cast<std::int64_t>(at) + 1, .id = row.id, .reference = row.reference});
    }
    return found;
}

Result<store::RegisterNow> MemoryCases::register_now() {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    store::RegisterNow now;
    now.standing.cases = static_cast<std::int64_t>(cases_.size());
    now.entries = all_entries();
    now.standing.entries = now.entries;
    return now;
}

Result<std::vector<std::string>> MemoryCases::unregistered() {
    if (broken) return *broken;
    return std::vector<std::string>{};
}

Result<std::vector<store::CalendarRow>> MemoryCases::calendars() {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    return calendars_;
}

Result<std::int64_t> MemoryCases::add_calendar(const store::CalendarRow& calendar) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    calendars_.push_back(calendar);
    calendars_.back().version = static_cast<std::int64_t>(calendars_.size());
    return calendars_.back().version;
}

Status MemoryCases::forget_search() {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    for (Kept& kept : cases_)
        kept.search.clear();
    return Unit{};
}

Status MemoryCases::add_search(const CaseId& id, const std::vector<store::SearchText>& search) {
    const std::lock_guard lock{mutex_};
    if (broken) return *broken;
    Kept* kept = find(id);
    if (kept == nullptr) return no_such_case;
    kept->search.insert(kept->search.end(), search.begin(), search.end());
    return Unit{};
}

}  // namespace candour::test
