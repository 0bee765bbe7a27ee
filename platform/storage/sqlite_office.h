// platform/storage/sqlite_office.h: what staff work with, in one SQLite file.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/store/office_store.h"
#include "platform/storage/sqlite_epoch.h"

namespace candour::platform {

// More items are never read for one page of the inbox.
inline constexpr std::int64_t inbox_page_max = 200;

// Safe from any thread. Holds the file alone from create() to its end.
class SqliteOffice : public store::OfficeStore {
public:
    // Opens or makes `path`. Errors: Conflict (another program has it), Full, Unavailable, Corrupt,
    // Invalid (a newer program's file).
    static Result<std::unique_ptr<SqliteOffice>> create(const std::string& path,
                                                        const std::string& organisation,
                                                        SecureRandom& random,
                                                        const DatabaseHome& home = real_home());

    Result<std::string> office_epoch() override;
    Result<std::int64_t> add_release(const std::vector<store::OfficeItem>& items,
                                     const std::vector<Bytes>& message_hashes,
                                     CivilDay today) override;
    Result<std::vector<bool>> revealed_before(const std::vector<Bytes>& message_hashes) override;
    Result<std::optional<CivilDay>> last_release() override;
    Result<store::InboxPage> inbox(const store::InboxFilter& filter) override;
    Result<store::OfficeItem> item(const SubmissionId& id) override;
    Result<std::vector<store::OfficeItem>> survey_items(const std::string& questionnaire) override;
    Result<std::optional<store::StaffAccount>> staff_by_name(const std::string& user_name) override;
    Result<std::optional<store::StaffAccount>> staff_by_id(const StaffId& id) override;
    Status add_staff(const store::StaffAccount& account) override;
    Status set_password_hash(const StaffId& id, const std::string& password_hash) override;
    Status add_session(const store::Session& session) override;
    Result<std::optional<store::Session>> session(ByteView token_hash) override;
    Status end_session(ByteView token_hash) override;
    Status end_sessions_before(std::int64_t now_s) override;
    Status add_audit(const store::AuditEntry& entry) override;
    Result<std::vector<store::AuditEntry>> audit(std::int64_t limit) override;

private:
    SqliteOffice(std::unique_ptr<Sqlite> database, std::string organisation);
    Status insert_item(const store::OfficeItem& item);
    Result<std::vector<bool>> insert_hashes(const std::vector<Bytes>& message_hashes);

    std::mutex mutex_;
    std::unique_ptr<Sqlite> database_;
    const std::string organisation_;
    std::string epoch_;
};

}  // namespace candour::platform
