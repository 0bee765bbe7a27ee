// tests/support/memory_office.h: an OfficeStore in memory, with the store's promises.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/store/office_store.h"

namespace candour::test {

class MemoryOffice : public store::OfficeStore {
public:
    // While set, every call fails with it: a full disk, a database that is gone.
    std::optional<Error> broken;

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
            const bool wanted = item.kind != feedback::ContactKind::SurveyAnswer &&
                                (!filter.kind || item.kind == *filter.kind) &&
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

    Result<std::vector<store::OfficeItem>> survey_items(const std::string& questionnaire) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        std::vector<store::OfficeItem> found;
        for (const store::OfficeItem& item : items_) {
            if (item.kind == feedback::ContactKind::SurveyAnswer &&
                item.questionnaire == questionnaire) {
                found.push_back(item);
            }
        }
        return found;
    }

    Result<std::optional<store::StaffAccount>> staff_by_name(const std::string& name) override {
        return find_staff([&name](const auto& account) { return account.user_name == name; });
    }
    Result<std::optional<store::StaffAccount>> staff_by_id(const StaffId& id) override {
        return find_staff([&id](const auto& account) { return account.id == id; });
    }

    Status add_staff(const store::StaffAccount& account) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        for (const store::StaffAccount& other : staff_) {
            if (other.user_name == account.user_name) {
                return Error{ErrorKind::Conflict, "the user name is taken"};
            }
        }
        staff_.push_back(account);
        return Unit{};
    }

    Status set_password_hash(const StaffId& id, const std::string& password_hash) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        const auto account = std::ranges::find(staff_, id, &store::StaffAccount::id);
        if (account == staff_.end()) return Error{ErrorKind::NotFound, "no such account"};
        account->password_hash = password_hash;
        std::erase_if(sessions_, [&id](const auto& entry) { return entry.second.staff == id; });
        return Unit{};
    }

    Status add_session(const store::Session& session) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        sessions_[session.token_hash] = session;
        return Unit{};
    }
    Result<std::optional<store::Session>> session(ByteView token_hash) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        const auto found = sessions_.find(Bytes{token_hash.begin(), token_hash.end()});
        if (found == sessions_.end()) return std::optional<store::Session>{};
        return std::optional<store::Session>{found->second};
    }
    Status end_session(ByteView token_hash) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        sessions_.erase(Bytes{token_hash.begin(), token_hash.end()});
        return Unit{};
    }
    Status end_sessions_before(std::int64_t now_s) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        std::erase_if(sessions_,
                      [now_s](const auto& entry) { return entry.second.expires_at_s <= now_s; });
        return Unit{};
    }

    Status add_audit(const store::AuditEntry& entry) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        audit_.push_back(entry);
        return Unit{};
    }
    Result<std::vector<store::AuditEntry>> audit(std::int64_t limit) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        std::vector<store::AuditEntry> newest{audit_.rbegin(), audit_.rend()};
        newest.resize(std::min(newest.size(), static_cast<std::size_t>(limit)));
        return newest;
    }

    // Everything kept of sessions, to look for what must not be there.
    std::vector<store::Session> sessions() const {
        const std::lock_guard lock{mutex_};
        std::vector<store::Session> all;
        for (const auto& [hash, session] : sessions_)
            all.push_back(session);
        return all;
    }
    void remove_staff(const StaffId& id) {
        const std::lock_guard lock{mutex_};
        std::erase_if(staff_, [&id](const auto& account) { return account.id == id; });
    }

private:
    template <typename Wanted>
    Result<std::optional<store::StaffAccount>> find_staff(Wanted wanted) {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        const auto found = std::ranges::find_if(staff_, wanted);
        if (found == staff_.end()) return std::optional<store::StaffAccount>{};
        return std::optional<store::StaffAccount>{*found};
    }

    mutable std::mutex mutex_;
    std::string epoch_ = "office-1";
    std::vector<store::OfficeItem> items_;
    std::set<Bytes> hashes_;
    std::optional<CivilDay> last_release_;
    std::vector<store::StaffAccount> staff_;
    std::map<Bytes, store::Session> sessions_;
    std::vector<store::AuditEntry> audit_;
};

}  // namespace candour::test
