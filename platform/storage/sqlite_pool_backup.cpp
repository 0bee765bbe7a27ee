// platform/storage/sqlite_pool_backup.cpp: what the pool knows of its backups, of the office that
// its releases go to, and of who may work on it.
#include <charconv>

#include "platform/storage/sqlite_pool.h"

namespace candour::platform {

namespace {

constexpr const char* generation_setting = "generation";
constexpr const char* horizon_setting = "horizon";
constexpr const char* office_setting = "office_epoch";

}  // namespace

Result<std::uint64_t> SqlitePool::number_setting(std::string_view name, std::uint64_t unset) {
    ASSIGN_OR_RETURN(const std::string text, settings_.get(name));
    if (text.empty()) return unset;
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc() && stopped == end) return number;
    return Error{ErrorKind::Corrupt, database_->path() + " is damaged: its " + std::string(name) +
                                         " is no number; restore a backup"};
}

Result<store::Stored> SqlitePool::read_standing() {
    store::Stored now{.server_epoch = epoch_};
    ASSIGN_OR_RETURN(now.generation, number_setting(generation_setting, 1));
    ASSIGN_OR_RETURN(now.horizon, number_setting(horizon_setting, 0));
    return now;
}

Result<std::string> SqlitePool::server_epoch() {
    const std::lock_guard lock(mutex_);
    return epoch_;
}

Result<store::Stored> SqlitePool::standing() {
    const std::lock_guard lock(mutex_);
    return read_standing();
}

Result<std::uint64_t> SqlitePool::begin_backup() {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    ASSIGN_OR_RETURN(const store::Stored now, read_standing());
    RETURN_IF_ERROR(settings_.set(generation_setting, std::to_string(now.generation + 1)));
    RETURN_IF_ERROR(transaction.commit());
    return now.generation;
}

Status SqlitePool::set_horizon(std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    ASSIGN_OR_RETURN(const store::Stored now, read_standing());
    if (generation >= now.generation) {
        return Error{ErrorKind::Invalid, "backup " + std::to_string(generation) +
                                             " was never begun here; the next one is " +
                                             std::to_string(now.generation)};
    }
    if (generation <= now.horizon) return Unit{};
    RETURN_IF_ERROR(settings_.set(horizon_setting, std::to_string(generation)));
    RETURN_IF_ERROR(
        database_->run("DELETE FROM pool_released WHERE organisation = $1 AND generation <= $2",
                       organisation_, static_cast<std::int64_t>(generation)));
    return transaction.commit();
}

Status SqlitePool::follow_office(const std::string& office_epoch) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    ASSIGN_OR_RETURN(const std::string known, settings_.get(office_setting));
    if (known == office_epoch) return Unit{};
    RETURN_IF_ERROR(
        database_->run("INSERT INTO pool_waiting (organisation, cell, first_seen, sealed)"
                       " SELECT organisation, cell, first_seen, sealed FROM pool_released"
                       " WHERE organisation = $1",
                       organisation_));
    const std::int64_t returned = database_->changes();
    RETURN_IF_ERROR(
        database_->run("DELETE FROM pool_released WHERE organisation = $1", organisation_));
    RETURN_IF_ERROR(settings_.set(office_setting, office_epoch));
    RETURN_IF_ERROR(transaction.commit());
    waiting_ += returned;
    return Unit{};
}

Result<bool> SqlitePool::take_lease(const std::string& name, const std::string& holder,
                                    std::int64_t now_s, std::int64_t seconds) {
    const std::lock_guard lock(mutex_);
    RETURN_IF_ERROR(database_->run(
        "INSERT INTO pool_lease (organisation, name, holder, until_s) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (organisation, name) DO UPDATE SET holder = $3, until_s = $4"
        " WHERE pool_lease.holder = $3 OR pool_lease.until_s <= $5",
        organisation_, name, holder, now_s + seconds, now_s));
    return database_->changes() == 1;
}

}  // namespace candour::platform
