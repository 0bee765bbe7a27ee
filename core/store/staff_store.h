// StaffStore: accounts of the people who work in the console, their sessions, and the audit of
// what they did. Whatever changes an account ends its sessions in the same transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/office/role.h"

namespace candour::store {

enum class StaffState {
    Invited,  // Has an invitation and no password yet.
    Active,
    Left,  // Signs in no more; the name stays with what they did.
};

// Of StaffAccount. An id is of a-z, 0-9, "_" and "-".
inline constexpr std::size_t staff_ids_max = 100;

struct StaffAccount {
    StaffId id;
    std::string user_name;  // Lower case, unique.
    std::string display_name;
    std::string password_hash;  // libsodium's Argon2id string; empty: no password fits.
    office::Roles roles{};
    std::string title{};            // "Services manager": people are told name and title.
    std::set<std::string> posts{};  // Ids that procedures call their holders by: "vice_chair".
    std::set<std::string> units{};  // Ids of the organisation's units; empty: all.
    std::int64_t payment_limit_pence = 0;
    std::string email{};
    StaffState state = StaffState::Active;
    Bytes totp_secret{};  // Sealed with a key outside the database; empty: none.
};

struct Session {
    Bytes token_hash;  // BLAKE2b-256 of the cookie's token; the token itself is never stored.
    StaffId staff;
    std::string csrf_token;
    std::int64_t expires_at_s = 0;    // Seconds since 1970 UTC.
    std::int64_t confirmed_at_s = 0;  // When the person last proved who they are; 0: not since.
};

struct Invitation {
    StaffId staff;
    std::int64_t expires_at_s = 0;
};

struct AuditEntry {
    std::int64_t at_s = 0;  // Staff actions are logged with their time; visitors' never.
    std::string who;
    std::string what;
};

class StaffStore {
public:
    virtual ~StaffStore() = default;

    virtual Result<std::optional<StaffAccount>> staff_by_name(const std::string& user_name) = 0;
    virtual Result<std::optional<StaffAccount>> staff_by_id(const StaffId& id) = 0;
    // All of them, by user name, also those who left.
    virtual Result<std::vector<StaffAccount>> staff() = 0;
    virtual Status add_staff(const StaffAccount& account) = 0;  // Conflict when the name is taken.
    // Everything but the name, the password and the second factor. Ends all of their sessions.
    // Left: takes password, second factor and invitation away as well.
    // Errors: NotFound; Conflict when nobody active would be an administrator any more.
    virtual Status change_staff(const StaffAccount& account) = 0;
    // What a person changes of themselves; their sessions go on. Errors: NotFound.
    virtual Status set_title(const StaffId& id, const std::string& title,
                             const std::string& email) = 0;
    // Also ends all of their sessions, in the same transaction. Errors: NotFound.
    virtual Status set_password_hash(const StaffId& id, const std::string& password_hash) = 0;

    // The hash of a new invitation's token takes the place of the one before and of the password;
    // ends all of their sessions. Errors: NotFound, also for one who left.
    virtual Status invite(const StaffId& id, ByteView token_hash, std::int64_t expires_at_s) = 0;
    virtual Result<std::optional<Invitation>> invitation(ByteView token_hash) = 0;
    // Once: the account is active and has this password.
    // Errors: NotFound when the invitation was used, taken back or has ended.
    virtual Status accept_invitation(ByteView token_hash, const std::string& password_hash,
                                     std::int64_t now_s) = 0;

    // A second factor in the place of the one before, with the hashes of its recovery codes; an
    // empty secret takes it away. `step`: the one whose code has just been used.
    // Ends all of their sessions. Errors: NotFound.
    virtual Status set_totp(const StaffId& id, ByteView sealed_secret, std::int64_t step,
                            const std::vector<Bytes>& recovery_hashes) = 0;
    // True once for each step, and for none before one that was used.
    virtual Result<bool> use_totp_step(const StaffId& id, std::int64_t step) = 0;
    // True once for each of the hashes.
    virtual Result<bool> use_recovery_code(const StaffId& id, ByteView hash) = 0;
    virtual Result<std::int64_t> recovery_codes_left(const StaffId& id) = 0;

    virtual Status add_session(const Session& session) = 0;
    virtual Result<std::optional<Session>> session(ByteView token_hash) = 0;
    // The person has proved again who they are.
    virtual Status confirm_session(ByteView token_hash, std::int64_t at_s) = 0;
    virtual Status end_session(ByteView token_hash) = 0;
    virtual Status end_sessions_of(const StaffId& id) = 0;
    virtual Status end_sessions_before(std::int64_t now_s) = 0;

    virtual Status add_audit(const AuditEntry& entry) = 0;
    virtual Result<std::vector<AuditEntry>> audit(std::int64_t limit) = 0;  // Newest first.
};

}  // namespace candour::store
