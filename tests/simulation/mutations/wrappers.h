// tests/simulation/mutations/wrappers.h: stores that pass everything on, for mutations that break
// one method.
#pragma once

#include <memory>

#include "core/store/office_store.h"
#include "core/store/outbox_store.h"
#include "core/store/pool_store.h"

namespace candour::simulation {

class OutboxWrapper : public store::OutboxStore {
public:
    explicit OutboxWrapper(std::unique_ptr<store::OutboxStore> inner) : inner_(std::move(inner)) {}
    Status add(const std::vector<privacy::Cell>& cells) override { return inner_->add(cells); }
    Result<std::vector<store::PendingCell>> pending() override { return inner_->pending(); }
    Status acknowledge(const std::vector<std::uint32_t>& slots, std::uint64_t generation) override {
        return inner_->acknowledge(slots, generation);
    }
    Status offer_all_again() override { return inner_->offer_all_again(); }
    Status set_horizon(std::uint64_t generation) override {
        return inner_->set_horizon(generation);
    }
    Result<store::OutboxUse> use() override { return inner_->use(); }
    Result<std::string> setting(const std::string& name) override { return inner_->setting(name); }
    Status set_settings(const std::map<std::string, std::string>& values) override {
        return inner_->set_settings(values);
    }
    Status set_setting(const std::string& name, const std::string& value) override {
        return inner_->set_setting(name, value);
    }

protected:
    // Every pending slot counts as sent.
    Status acknowledge_everything() {
        ASSIGN_OR_RETURN(const std::vector<store::PendingCell> pending, inner_->pending());
        std::vector<std::uint32_t> slots;
        for (const store::PendingCell& item : pending)
            slots.push_back(item.slot);
        return inner_->acknowledge(slots, 1);
    }
    std::unique_ptr<store::OutboxStore> inner_;
};

class PoolWrapper : public store::PoolStore {
public:
    explicit PoolWrapper(std::unique_ptr<store::PoolStore> inner) : inner_(std::move(inner)) {}
    Result<store::Stored> add(const std::vector<privacy::Cell>& cells, CivilDay today) override {
        return inner_->add(cells, today);
    }
    Result<std::vector<store::PooledCell>> waiting() override { return inner_->waiting(); }
    Result<std::vector<privacy::Cell>> held() override { return inner_->held(); }
    Status quarantine(const std::vector<CellId>& cells) override {
        return inner_->quarantine(cells);
    }
    Status mark_released(const std::vector<CellId>& cells) override {
        return inner_->mark_released(cells);
    }
    Status drop(const std::vector<CellId>& cells) override { return inner_->drop(cells); }
    Result<std::int64_t> quarantined() override { return inner_->quarantined(); }
    Result<std::int64_t> retry_quarantine(std::int64_t level, CivilDay today) override {
        return inner_->retry_quarantine(level, today);
    }
    Result<std::int64_t> waiting_count() override { return inner_->waiting_count(); }
    Result<store::Room> room() override { return inner_->room(); }
    Result<std::vector<CellId>> known(const std::vector<CellId>& cells) override {
        return inner_->known(cells);
    }
    Result<std::string> server_epoch() override { return inner_->server_epoch(); }
    Result<store::Stored> standing() override { return inner_->standing(); }
    Result<std::uint64_t> begin_backup() override { return inner_->begin_backup(); }
    Status set_horizon(std::uint64_t generation) override {
        return inner_->set_horizon(generation);
    }
    Status follow_office(const std::string& office_epoch) override {
        return inner_->follow_office(office_epoch);
    }
    Result<bool> take_lease(const std::string& name, const std::string& holder, std::int64_t now_s,
                            std::int64_t seconds) override {
        return inner_->take_lease(name, holder, now_s, seconds);
    }

protected:
    std::unique_ptr<store::PoolStore> inner_;
};

class OfficeWrapper : public store::OfficeStore {
public:
    explicit OfficeWrapper(std::unique_ptr<store::OfficeStore> inner) : inner_(std::move(inner)) {}
    Result<std::string> office_epoch() override { return inner_->office_epoch(); }
    Result<std::int64_t> add_release(const std::vector<store::OfficeItem>& items,
                                     const std::vector<Bytes>& message_hashes,
                                     CivilDay today) override {
        return inner_->add_release(items, message_hashes, today);
    }
    Result<std::vector<bool>> revealed_before(const std::vector<Bytes>& hashes) override {
        return inner_->revealed_before(hashes);
    }
    Result<std::optional<CivilDay>> last_release() override { return inner_->last_release(); }
    Result<store::InboxPage> inbox(const store::InboxFilter& filter) override {
        return inner_->inbox(filter);
    }
    Result<store::OfficeItem> item(const SubmissionId& id) override { return inner_->item(id); }
    Status replace_words(const SubmissionId& id, const Bytes& words) override {
        return inner_->replace_words(id, words);
    }
    Result<std::vector<store::OfficeItem>> items_under(const std::string& epoch,
                                                       const std::optional<SubmissionId>& after,
                                                       std::int64_t limit) override {
        return inner_->items_under(epoch, after, limit);
    }
    Result<std::int64_t> keep_redacted(const SubmissionId& id, const std::string& epoch,
                                       std::int64_t seen, const Bytes& redacted) override {
        return inner_->keep_redacted(id, epoch, seen, redacted);
    }
    Result<bool> reseal_item(const store::OfficeItem& seen, const std::string& epoch,
                             const Bytes& words, const Bytes& redacted) override {
        return inner_->reseal_item(seen, epoch, words, redacted);
    }
    Status remove_items(const std::vector<SubmissionId>& ids) override {
        return inner_->remove_items(ids);
    }
    Result<store::DrawKept> keep_draw(const store::PrizeDrawKept& draw,
                                      const std::vector<SubmissionId>& others,
                                      const store::AuditEntry& line) override {
        return inner_->keep_draw(draw, others, line);
    }
    Result<std::vector<store::PrizeDrawKept>> draws(std::int64_t limit) override {
        return inner_->draws(limit);
    }
    Result<std::int64_t> erase_words_under(const std::string& epoch) override {
        return inner_->erase_words_under(epoch);
    }
    Result<std::vector<store::ContactCount>> contact_counts(CivilDay first,
                                                            CivilDay last) override {
        return inner_->contact_counts(first, last);
    }
    Result<std::vector<store::OfficeItem>> survey_items(const std::string& id) override {
        return inner_->survey_items(id);
    }
    Result<std::optional<store::StaffAccount>> staff_by_name(const std::string& name) override {
        return inner_->staff_by_name(name);
    }
    Result<std::optional<store::StaffAccount>> staff_by_id(const StaffId& id) override {
        return inner_->staff_by_id(id);
    }
    Status add_staff(const store::StaffAccount& account) override {
        return inner_->add_staff(account);
    }
    Status set_password_hash(const StaffId& id, const std::string& hash) override {
        return inner_->set_password_hash(id, hash);
    }
    Result<std::vector<store::StaffAccount>> staff() override { return inner_->staff(); }
    Status change_staff(const store::StaffAccount& account) override {
        return inner_->change_staff(account);
    }
    Status set_title(const StaffId& id, const std::string& title,
                     const std::string& email) override {
        return inner_->set_title(id, title, email);
    }
    Status invite(const StaffId& id, ByteView token_hash, std::int64_t expires_at_s) override {
        return inner_->invite(id, token_hash, expires_at_s);
    }
    Result<std::optional<store::Invitation>> invitation(ByteView token_hash) override {
        return inner_->invitation(token_hash);
    }
    Status accept_invitation(ByteView token_hash, const std::string& password_hash,
                             std::int64_t now_s) override {
        return inner_->accept_invitation(token_hash, password_hash, now_s);
    }
    Status set_totp(const StaffId& id, ByteView sealed_secret, std::int64_t step,
                    const std::vector<Bytes>& recovery_hashes) override {
        return inner_->set_totp(id, sealed_secret, step, recovery_hashes);
    }
    Result<bool> use_totp_step(const StaffId& id, std::int64_t step) override {
        return inner_->use_totp_step(id, step);
    }
    Result<bool> use_recovery_code(const StaffId& id, ByteView hash) override {
        return inner_->use_recovery_code(id, hash);
    }
    Result<std::int64_t> recovery_codes_left(const StaffId& id) override {
        return inner_->recovery_codes_left(id);
    }
    Status confirm_session(ByteView token_hash, std::int64_t at_s) override {
        return inner_->confirm_session(token_hash, at_s);
    }
    Status end_sessions_of(const StaffId& id) override { return inner_->end_sessions_of(id); }
    Status add_session(const store::Session& session) override {
        return inner_->add_session(session);
    }
    Result<std::optional<store::Session>> session(ByteView token_hash) override {
        return inner_->session(token_hash);
    }
    Status end_session(ByteView token_hash) override { return inner_->end_session(token_hash); }
    Status end_sessions_before(std::int64_t now_s) override {
        return inner_->end_sessions_before(now_s);
    }
    Status add_audit(const store::AuditEntry& entry) override { return inner_->add_audit(entry); }
    Result<std::vector<store::AuditEntry>> audit(std::int64_t limit) override {
        return inner_->audit(limit);
    }

protected:
    std::unique_ptr<store::OfficeStore> inner_;
};

}  // namespace candour::simulation
