// tests/support/memory_office.h: an OfficeStore in memory, with the store's promises.
#pragma once

#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/support/memory_staff.h"

namespace candour::test {

class MemoryOffice : public MemoryStaff {
public:
    Result<std::string> office_epoch() override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        return epoch_;
    }
    // As after a restore from the backup `earlier`.
    void restore(const MemoryOffice& earlier, const std::string& epoch) {
        const std::scoped_lock lock{mutex_, earlier.mutex_};
        items_ = earlier.items_;
        hashes_ = earlier.hashes_;
        last_release_ = earlier.last_release_;
        epoch_ = epoch;
    }

    // Asked before words change; true: the power fails then. May be empty.
    std::function<bool()> power_fails;

    // As a case does that takes the contact's words.
    void forget(const SubmissionId& id) {
        const std::lock_guard lock{mutex_};
        std::erase_if(items_, [&](const store::OfficeItem& item) { return item.id == id; });
    }

    Result<std::int64_t> add_release(const std::vector<store::OfficeItem>& items,
                                     const std::vector<Bytes>& message_hashes,
                                     CivilDay today) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        std::int64_t added = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!hashes_.insert(message_hashes[i]).second) continue;
            items_.push_back(items[i]);
            ++added;
        }
        last_release_ = std::max(last_release_.value_or(today), today);
        return added;
    }

    Result<std::vector<bool>> revealed_before(const std::vector<Bytes>& message_hashes) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        std::vector<bool> known;
        known.reserve(message_hashes.size());
        for (const Bytes& hash : message_hashes)
            known.push_back(hashes_.contains(hash));
        return known;
    }

    Result<std::optional<CivilDay>> last_release() override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        return last_release_;
    }

    Result<store::InboxPage> inbox(const store::InboxFilter& filter) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        store::InboxPage page;
        for (const store::OfficeItem& item : items_) {
            const bool shown =
                filter.kind ? item.kind == *filter.kind : feedback::is_listed(item.kind);
            const bool wanted = item.kind != feedback::ContactKind::SurveyAnswer && shown &&
                                (filter.service.empty() || item.service == filter.service) &&
                                (filter.language.empty() || item.language == filter.language);
            if (wanted) page.items.push_back(item);
        }
        std::ranges::sort(page.items, [](const auto& a, const auto& b) {
            return a.released != b.released ? a.released > b.released : a.id < b.id;
        });
        page.total = static_cast<std::int64_t>(page.items.size());
        const auto begin = page.items.begin() + std::min(filter.offset, page.total);
        const auto end = begin + std::min(filter.limit, page.items.end() - begin);
        page.items = {begin, end};
        return page;
    }

    Result<store::OfficeItem> item(const SubmissionId& id) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        for (const store::OfficeItem& item : items_) {
            if (item.id == id && item.kind != feedback::ContactKind::SurveyAnswer) return item;
        }
        return Error{ErrorKind::NotFound, "no such contact"};
    }

    Status replace_words(const SubmissionId& id, const Bytes& words) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        for (store::OfficeItem& item : items_) {
            if (item.id != id) continue;
            item.words = words;
            return Unit{};
        }
        return Error{ErrorKind::NotFound, "no such contact"};
    }

    Result<std::int64_t> keep_redacted(const SubmissionId& id, const std::string& epoch,
                                       std::int64_t seen, const Bytes& redacted) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        for (store::OfficeItem& item : items_) {
            if (item.id != id || item.kind == feedback::ContactKind::SurveyAnswer) continue;
            const bool same = item.key_epoch == epoch && item.redacted_revision == seen;
            if (!same || item.words.empty())
                return Error{ErrorKind::Conflict, "somebody else has kept a redacted text"};
            item.redacted = redacted;
            return ++item.redacted_revision;
        }
        return Error{ErrorKind::NotFound, "no such contact"};
    }

    Result<std::vector<store::OfficeItem>> items_under(const std::string& epoch,
                                                       const std::optional<SubmissionId>& after,
                                                       std::int64_t limit) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        std::vector<store::OfficeItem> found;
        for (const store::OfficeItem& item : items_) {
            const bool wanted = item.key_epoch == epoch && !item.words.empty();
            if (wanted && (!after || *after < item.id)) found.push_back(item);
        }
        std::ranges::sort(found, {}, &store::OfficeItem::id);
        if (std::ssize(found) > limit) found.resize(static_cast<std::size_t>(limit));
        return found;
    }
    Result<bool> reseal_item(const store::OfficeItem& seen, const std::string& epoch,
                             const Bytes& words, const Bytes& redacted) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        if (power_fails && power_fails()) return Error{ErrorKind::Unavailable, "the power went"};
        for (store::OfficeItem& item : items_) {
            const bool same =
                item.words == seen.words && item.redacted_revision == seen.redacted_revision;
            if (item.id != seen.id || !same) continue;
            item.key_epoch = epoch;
            item.words = words;
            item.redacted = redacted;
            return true;
        }
        return false;
    }
    Status remove_items(const std::vector<SubmissionId>& ids) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        if (power_fails && power_fails()) return Error{ErrorKind::Unavailable, "the power went"};
        std::erase_if(items_, [&](const store::OfficeItem& item) {
            return std::ranges::find(ids, item.id) != ids.end();
        });
        return Unit{};
    }
    Result<store::DrawKept> keep_draw(const store::PrizeDrawKept& draw,
                                      const std::vector<SubmissionId>& others,
                                      const store::AuditEntry& line) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        if (std::ranges::count(draws_, draw.id, &store::PrizeDrawKept::id) > 0)
            return store::DrawKept::DrawnBefore;
        const auto is_here = [&](const SubmissionId& id) {
            return std::ranges::count(items_, id, &store::OfficeItem::id) == 1;
        };
        if (!std::ranges::all_of(draw.winners, is_here) || !std::ranges::all_of(others, is_here))
            return store::DrawKept::EntriesChanged;
        std::erase_if(items_, [&](const store::OfficeItem& item) {
            return std::ranges::find(others, item.id) != others.end();
        });
        draws_.insert(draws_.begin(), draw);
        audit_.push_back(line);
        return store::DrawKept::Yes;
    }
    Result<std::vector<store::PrizeDrawKept>> draws(std::int64_t limit) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        auto newest = draws_;
        newest.resize(std::min(newest.size(), static_cast<std::size_t>(limit)));
        return newest;
    }
    Result<std::int64_t> erase_words_under(const std::string& epoch) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        std::int64_t erased = 0;
        for (store::OfficeItem& item : items_) {
            if (item.key_epoch != epoch || item.words.empty()) continue;
            item.words.clear();
            item.redacted.clear();
            ++erased;
        }
        return erased;
    }
    Result<std::vector<store::ContactCount>> contact_counts(CivilDay first,
                                                            CivilDay last) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        std::vector<store::ContactCount> counts;
        for (const store::OfficeItem& item : items_) {
            const bool counted = feedback::is_offerable(item.kind) && first <= item.released &&
                                 item.released <= last;
            if (counted) counts.push_back({item.channel, item.language, 1});
        }
        return counts;
    }
    Result<std::vector<store::OfficeItem>> survey_items(const std::string& questionnaire) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        std::vector<store::OfficeItem> found;
        for (const store::OfficeItem& item : items_) {
            const bool of_survey = item.kind == feedback::ContactKind::SurveyAnswer ||
                                   item.kind == feedback::ContactKind::Text;
            if (of_survey && item.questionnaire == questionnaire) found.push_back(item);
        }
        return found;
    }

private:
    std::string epoch_ = "office-1";
    std::vector<store::OfficeItem> items_;
    std::set<Bytes> hashes_;
    std::vector<store::PrizeDrawKept> draws_;
    std::optional<CivilDay> last_release_;
};

}  // namespace candour::test
