// tests/support/memory_staff.h: the staff's part of an OfficeStore in memory.
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

class MemoryStaff : public store::OfficeStore {
public:
    // While set, every call fails with it: a full disk, a database that is gone.
    std::optional<Error> broken;

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
        end_sessions(id);
        return Unit{};
    }

    Result<std::vector<store::StaffAccount>> staff() override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        std::vector<store::StaffAccount> all = staff_;
        std::ranges::sort(all, {}, &store::StaffAccount::user_name);
        return all;
    }
    Status change_staff(const store::StaffAccount& changed) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        const auto account = std::ranges::find(staff_, changed.id, &store::StaffAccount::id);
        if (account == staff_.end()) return Error{ErrorKind::NotFound, "no such account"};
        store::StaffAccount made = changed;
        const bool left = changed.state == store::StaffState::Left;
        made.user_name = account->user_name;
        made.password_hash = left ? "" : account->password_hash;
        made.totp_secret = left ? Bytes{} : account->totp_secret;
        if (left) made.email.clear();
        std::swap(*account, made);
        const bool administered = std::ranges::any_of(staff_, [](const auto& one) {
            return one.state == store::StaffState::Active &&
                   one.roles.contains(office::Role::Administrator);
        });
        if (!administered) {
            std::swap(*account, made);
            return Error{ErrorKind::Conflict, "the last administrator"};
        }
        if (left) {
            invitations_.erase(changed.id);
            recovery_.erase(changed.id);
        }
        end_sessions(changed.id);
        return Unit{};
    }
    Status set_title(const StaffId& id, const std::string& title,
                     const std::string& email) override {
        return change(id, [&](auto& account) {
            account.title = title;
            account.email = email;
        });
    }

    Status invite(const StaffId& id, ByteView token_hash, std::int64_t expires_at_s) override {
        const auto known = staff_by_id(id);
        if (!known.ok()) return known.error();
        if (!known.value() || known.value()->state == store::StaffState::Left) {
            return Error{ErrorKind::NotFound, "no such account"};
        }
        return change(id, [&](auto& account) {
            account.password_hash.clear();
            invitations_[id] = {{token_hash.begin(), token_hash.end()}, expires_at_s};
            end_sessions(id);
        });
    }
    Result<std::optional<store::Invitation>> invitation(ByteView token_hash) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        for (const auto& [id, one] : invitations_) {
            if (std::ranges::equal(one.first, token_hash)) {
                return std::optional(store::Invitation{id, one.second});
            }
        }
        return std::optional<store::Invitation>{};
    }
    Status accept_invitation(ByteView token_hash, const std::string& password_hash,
                             std::int64_t now_s) override {
        const auto found = invitation(token_hash);
        if (!found.ok()) return found.error();
        if (!found.value() || found.value()->expires_at_s <= now_s) {
            return Error{ErrorKind::NotFound, "no such invitation"};
        }
        return change(found.value()->staff, [&](auto& account) {
            account.password_hash = password_hash;
            account.state = store::StaffState::Active;
            invitations_.erase(account.id);
        });
    }

    Status set_totp(const StaffId& id, ByteView sealed_secret, std::int64_t step,
                    const std::vector<Bytes>& recovery_hashes) override {
        return change(id, [&](auto& account) {
            account.totp_secret = {sealed_secret.begin(), sealed_secret.end()};
            steps_[id] = step;
            recovery_[id] = {recovery_hashes.begin(), recovery_hashes.end()};
            end_sessions(id);
        });
    }
    Result<bool> use_totp_step(const StaffId& id, std::int64_t step) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        if (steps_[id] >= step) return false;
        steps_[id] = step;
        return true;
    }
    Result<bool> use_recovery_code(const StaffId& id, ByteView hash) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        return recovery_[id].erase(Bytes{hash.begin(), hash.end()}) == 1;
    }
    Result<std::int64_t> recovery_codes_left(const StaffId& id) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        return static_cast<std::int64_t>(recovery_[id].size());
    }

    Status confirm_session(ByteView token_hash, std::int64_t at_s) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        const auto found = sessions_.find(Bytes{token_hash.begin(), token_hash.end()});
        if (found != sessions_.end()) found->second.confirmed_at_s = at_s;
        return Unit{};
    }
    Status end_sessions_of(const StaffId& id) override {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        end_sessions(id);
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

protected:
    std::vector<store::AuditEntry> audit_;
    mutable std::mutex mutex_;

private:
    template <typename Wanted>
    Result<std::optional<store::StaffAccount>> find_staff(Wanted wanted) {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        const auto found = std::ranges::find_if(staff_, wanted);
        if (found == staff_.end()) return std::optional<store::StaffAccount>{};
        return std::optional<store::StaffAccount>{*found};
    }

    template <typename Change>
    Status change(const StaffId& id, Change what) {
        const std::lock_guard lock{mutex_};
        if (broken) return *broken;
        const auto account = std::ranges::find(staff_, id, &store::StaffAccount::id);
        if (account == staff_.end()) return Error{ErrorKind::NotFound, "no such account"};
        what(*account);
        return Unit{};
    }
    void end_sessions(const StaffId& id) {
        std::erase_if(sessions_, [&id](const auto& entry) { return entry.second.staff == id; });
    }

    std::vector<store::StaffAccount> staff_;
    std::map<StaffId, std::pair<Bytes, std::int64_t>> invitations_;
    std::map<StaffId, std::int64_t> steps_;
    std::map<StaffId, std::set<Bytes>> recovery_;
    std::map<Bytes, store::Session> sessions_;
};

}  // namespace candour::test
