// OfficeStore: what staff work with. Words are kept encrypted under a per-epoch office key; the
// store sees ciphertext and the few facts that lists are filtered by (architecture §4.8).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/feedback/contact_kind.h"

namespace candour::store {

// One revealed contact. The only date is the release's.
struct OfficeItem {
    SubmissionId id;
    feedback::ContactKind kind = feedback::ContactKind::Suggestion;
    feedback::Channel channel = feedback::Channel::Reception;
    std::string service;   // Empty when released without its label.
    std::string language;  // Empty when dropped (§4.11).
    CivilDay released;
    bool urgent = false;
    std::string questionnaire;
    std::string questionnaire_version;
    std::string key_epoch;  // Which office key sealed `words`.
    Bytes words;            // Encrypted canonical JSON of the contact.
};

struct InboxFilter {
    std::optional<feedback::ContactKind> kind;  // Never SurveyAnswer: those are only counted.
    std::string service;                        // Empty: all.
    std::string language;                       // Empty: all.
    std::int64_t offset = 0;
    std::int64_t limit = 25;
};

struct InboxPage {
    std::vector<OfficeItem> items;  // Newest release first; inside a release by random id.
    std::int64_t total = 0;
};

struct StaffAccount {
    StaffId id;
    std::string user_name;  // Lower case, unique.
    std::string display_name;
    std::string password_hash;  // libsodium's Argon2id string.
    std::string role;           // "administrator" or "staff".
};

struct Session {
    Bytes token_hash;  // BLAKE2b-256 of the cookie's token; the token itself is never stored.
    StaffId staff;
    std::string csrf_token;
    std::int64_t expires_at_s = 0;  // Seconds since 1970 UTC.
};

struct AuditEntry {
    std::int64_t at_s = 0;  // Staff actions are logged with their time; visitors' never.
    std::string who;
    std::string what;
};

class OfficeStore {
public:
    virtual ~OfficeStore() = default;

    // Random, made with the database; changes when the database is restored or new.
    virtual Result<std::string> office_epoch() = 0;

    // Writes one release in one transaction, in the given (already shuffled) order.
    // `message_hashes[i]` (keyed, UNIQUE, kept for ever, tied to no submission) belongs to
    // `items[i]`; an item whose hash is known is left out. Returns how many were new.
    virtual Result<std::int64_t> add_release(const std::vector<OfficeItem>& items,
                                             const std::vector<Bytes>& message_hashes,
                                             CivilDay today) = 0;
    // For each hash, whether a release has revealed its message: a release that was cut short must
    // not count towards the next group's size.
    virtual Result<std::vector<bool>> revealed_before(const std::vector<Bytes>& message_hashes) = 0;
    // The newest day on which add_release() ran, also with no items.
    virtual Result<std::optional<CivilDay>> last_release() = 0;

    // Survey answers never appear here.
    virtual Result<InboxPage> inbox(const InboxFilter& filter) = 0;
    // Errors: NotFound, also for a survey answer (never one by one).
    virtual Result<OfficeItem> item(const SubmissionId& id) = 0;
    // All released answers to one questionnaire, for counting only.
    virtual Result<std::vector<OfficeItem>> survey_items(const std::string& questionnaire) = 0;

    virtual Result<std::optional<StaffAccount>> staff_by_name(const std::string& user_name) = 0;
    virtual Result<std::optional<StaffAccount>> staff_by_id(const StaffId& id) = 0;
    virtual Status add_staff(const StaffAccount& account) = 0;  // Conflict when the name is taken.
    // Also ends all of their sessions, in the same transaction. Errors: NotFound.
    virtual Status set_password_hash(const StaffId& id, const std::string& password_hash) = 0;
    virtual Status add_session(const Session& session) = 0;
    virtual Result<std::optional<Session>> session(ByteView token_hash) = 0;
    virtual Status end_session(ByteView token_hash) = 0;
    virtual Status end_sessions_before(std::int64_t now_s) = 0;
    virtual Status add_audit(const AuditEntry& entry) = 0;
    virtual Result<std::vector<AuditEntry>> audit(std::int64_t limit) = 0;  // Newest first.
};

}  // namespace candour::store
