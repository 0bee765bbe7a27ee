// platform/storage/sql_office.h: what staff work with, on SQLite or PostgreSQL.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/office_store.h"
#include "core/store/staff_log.h"
#include "platform/storage/database_home.h"
#include "platform/storage/schema.h"

namespace candour::platform {

// More items are never read for one page of the inbox.
inline constexpr std::int64_t inbox_page_max = 200;

// Safe from any thread. On PostgreSQL several programs may have the same office.
class SqlOffice : public store::OfficeStore, public store::StaffLog {
public:
    // The office of one organisation in `database`, which has office_kind()'s tables.
    static Result<std::unique_ptr<SqlOffice>> create(std::shared_ptr<SqlDatabase> database,
                                                     const std::string& organisation,
                                                     SecureRandom& random);
    // The same in a SQLite file of its own, made when it is not there.
    // Errors: Conflict (another program has it), Full, Unavailable, Corrupt, Invalid (a newer
    // program's file).
    static Result<std::unique_ptr<SqlOffice>> create(const std::string& path,
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
    Status replace_words(const SubmissionId& id, const Bytes& words) override;
    Result<std::int64_t> keep_redacted(const SubmissionId& id, const std::string& epoch,
                                       std::int64_t seen, const Bytes& redacted) override;
    Result<std::vector<store::OfficeItem>> items_under(const std::string& epoch,
                                                       const std::optional<SubmissionId>& after,
                                                       std::int64_t limit) override;
    Result<bool> reseal_item(const store::OfficeItem& seen, const std::string& epoch,
                             const Bytes& words, const Bytes& redacted) override;
    Status remove_items(const std::vector<SubmissionId>& ids) override;
    Result<store::DrawKept> keep_draw(const store::PrizeDrawKept& draw,
                                      const std::vector<SubmissionId>& others,
                                      const store::AuditEntry& line) override;
    Result<std::vector<store::PrizeDrawKept>> draws(std::int64_t limit) override;
    Result<std::int64_t> erase_words_under(const std::string& epoch) override;
    Result<std::vector<store::OfficeItem>> survey_items(const std::string& questionnaire) override;
    Result<std::vector<store::ContactCount>> contact_counts(CivilDay first, CivilDay last) override;
    Result<std::optional<store::StaffAccount>> staff_by_name(const std::string& user_name) override;
    Result<std::optional<store::StaffAccount>> staff_by_id(const StaffId& id) override;
    Result<std::vector<store::StaffAccount>> staff() override;
    Status add_staff(const store::StaffAccount& account) override;
    Status change_staff(const store::StaffAccount& account) override;
    Status set_title(const StaffId& id, const std::string& title,
                     const std::string& email) override;
    Status set_password_hash(const StaffId& id, const std::string& password_hash) override;
    Status invite(const StaffId& id, ByteView token_hash, std::int64_t expires_at_s) override;
    Result<std::optional<store::Invitation>> invitation(ByteView token_hash) override;
    Status accept_invitation(ByteView token_hash, const std::string& password_hash,
                             std::int64_t now_s) override;
    Status set_totp(const StaffId& id, ByteView sealed_secret, std::int64_t step,
                    const std::vector<Bytes>& recovery_hashes) override;
    Result<bool> use_totp_step(const StaffId& id, std::int64_t step) override;
    Result<bool> use_recovery_code(const StaffId& id, ByteView hash) override;
    Result<std::int64_t> recovery_codes_left(const StaffId& id) override;
    Status add_session(const store::Session& session) override;
    Result<std::optional<store::Session>> session(ByteView token_hash) override;
    Status confirm_session(ByteView token_hash, std::int64_t at_s) override;
    Status end_session(ByteView token_hash) override;
    Status end_sessions_of(const StaffId& id) override;
    Status end_sessions_before(std::int64_t now_s) override;
    Status add_audit(const store::AuditEntry& entry) override;
    Result<std::vector<store::AuditEntry>> audit(std::int64_t limit) override;

    Result<std::vector<office::SealedLine>> lines_after(std::int64_t place,
                                                        std::int64_t limit) override;
    Result<std::optional<office::StaffLogHead>> log_head() override;
    // From now on each line of the staff's log is sealed. Where nothing was yet, what is there is
    // sealed as it is found: how many lines. Before anything else is done with the office.
    Result<std::int64_t> seal_log_with(const complaint::ChainKey& key);

    const std::shared_ptr<SqlDatabase>& database() const { return database_; }

private:
    SqlOffice(std::shared_ptr<SqlDatabase> database, std::string organisation,
              SecureRandom& random);
    Status write_audit(SqlConnection& connection, const store::AuditEntry& entry);

    const std::shared_ptr<SqlDatabase> database_;  // Shared: see SqlPool.
    const std::string organisation_;
    SecureRandom& random_;
    std::optional<complaint::ChainKey> log_key_;
};

}  // namespace candour::platform
