// platform/server/server_parts.cpp: see server_parts.h.
#include "platform/server/server_parts.h"

#include <array>
#include <chrono>

#include "core/feedback/limits.h"
#include "core/feedback/practice.h"
#include "platform/server/open_databases.h"
#include "sync/server/key_files.h"
#include "sync/server/key_migration.h"
#include "sync/server/pool_keys.h"
#include "sync/server/survey_desk.h"

namespace candour::platform {

namespace {

constexpr const char* release_lease = "release";
// A release of a full pool takes minutes; a process that was killed must not hold others up longer.
constexpr std::int64_t release_lease_s = 900;

Error not_on_intake() {
    return {ErrorKind::Invalid,
            "an intake server has no office; run this on the machine of the office"};
}

// Nothing of it may ever lie beside what is real.
Status check_practice_is_apart(const feedback::Organisation& of_file, const std::string& database) {
    if (database.empty() || !feedback::is_practice(of_file)) return Unit{};
    return Error{ErrorKind::Invalid,
                 "this is a practice office: it keeps SQLite files of its own; leave out the "
                 "database"};
}

}  // namespace

Result<Role> role_named(const std::string& name) {
    if (name == "all") return Role::All;
    if (name == "intake") return Role::Intake;
    if (name == "office") return Role::Office;
    return Error{ErrorKind::Invalid, "--role " + name + ": all, intake or office belongs there"};
}

Result<std::unique_ptr<ServerParts>> ServerParts::open(const ServerPlace& place) {
    std::unique_ptr<ServerParts> parts(new ServerParts(place));
    RETURN_IF_ERROR(parts->load());
    return parts;
}

Status ServerParts::load() {
    process_ = AttemptId::create(random).hex();
    ASSIGN_OR_RETURN(const Bytes file,
                     disk.read(folder.organisation(), feedback::organisation_file_bytes_max));
    organisation_json = to_text(file);
    ASSIGN_OR_RETURN(const feedback::Organisation of_file,
                     feedback::parse_organisation(organisation_json, folder.organisation()));
    if (database.empty()) {
        ASSIGN_OR_RETURN(database, database_of(folder, disk));
    }
    RETURN_IF_ERROR(check_role(folder, disk, role, database));
    RETURN_IF_ERROR(check_practice_is_apart(of_file, database));
    RETURN_IF_ERROR(open_databases(of_file.id));
    RETURN_IF_ERROR(look_at_publications());
    RETURN_IF_ERROR(load_keys());
    if (office_keys() != nullptr) load_clips(of_file);
    if (takes_from_devices()) {
        device_api =
            std::make_unique<server::DeviceApi>(server::DeviceApiParts{.pool = *pool,
                                                                       .registry = *registry,
                                                                       .bundles = *bundles,
                                                                       .board = *board,
                                                                       .keys = online_keys,
                                                                       .pin = pin,
                                                                       .clock = clock,
                                                                       .random = random});
    }
    if (office != nullptr) RETURN_IF_ERROR(follow_office());
    return keep_up_to_date();
}

// Of one release: the organisation stays the same from its first question to its last.
server::Releaser ServerParts::releaser(const feedback::Organisation& organisation) {
    const auto keys = office_keys();
    server::Releaser made(*pool, *office, organisation, keys->opening_keys(),
                          keys->office_keys.back(), keys->message_hash_key, random);
    made.keep_promises_in(*surveys);
    made.remember_in(pool_memory_);
    return made;
}

Status ServerParts::follow_office() {
    ASSIGN_OR_RETURN(const std::string epoch, office->office_epoch());
    RETURN_IF_ERROR(pool->follow_office(epoch));
    RETURN_IF_ERROR(pool->retry_quarantine(server::reading_level, clock.today()));
    return Unit{};
}

Status ServerParts::open_databases(const std::string& id) {
    ASSIGN_OR_RETURN(OpenDatabases open,
                     platform::open_databases(folder, database, role != Role::Intake));
    pool_database = std::move(open.pool);
    office_database = std::move(open.office);
    ASSIGN_OR_RETURN(pool, SqlPool::create(pool_database, id, random));
    registry = std::make_unique<SqlRegistry>(pool_database, id);
    bundles = std::make_unique<SqlBundle>(pool_database, id);
    publications = std::make_unique<SqlPublications>(pool_database, id);
    board = std::make_unique<SqlBoard>(pool_database, id, *pool);
    if (office_database == nullptr) return Unit{};
    ASSIGN_OR_RETURN(office, SqlOffice::create(office_database, id, random));
    surveys = std::make_unique<SqlSurveys>(office_database, id);
    drafts = std::make_unique<SqlDrafts>(office_database, id);
    learning = std::make_unique<SqlLearning>(office_database, id);
    procedures = std::make_unique<SqlProcedures>(office_database, id);
    return Unit{};
}

Status ServerParts::load_keys() {
    if (role != Role::Intake) {
        RETURN_IF_ERROR(server::split_key_file(disk, folder.keys(), *registry, clock.today()));
        const std::string id = organisation()->id;
        ASSIGN_OR_RETURN(history_key, history_key_of(folder, disk, *office_database, id, random));
        RETURN_IF_ERROR(seal_staff_log());
        RETURN_IF_ERROR(begin_with_keys());
        ASSIGN_OR_RETURN(cases,
                         open_cases(folder, on_sqlite(), office_database, id, history_key, random));
        RETURN_IF_ERROR(erase_what_nobody_opens());
    }
    ASSIGN_OR_RETURN(online_keys, server::load_online_keys(disk, folder.keys()));
    ASSIGN_OR_RETURN(pin, pin_for_devices(folder, disk));
    return Unit{};
}

// Whoever takes all seals away gets this line instead, with its day.
Status ServerParts::seal_staff_log() {
    ASSIGN_OR_RETURN(const std::int64_t found, office->seal_log_with(history_key));
    if (found == 0) return Unit{};
    return audit("candour-server", "sealed the " + std::to_string(found) +
                                       " earlier lines of this log as they were found");
}

bool ServerParts::is_practice() const { return feedback::is_practice(*organisation()); }

Status ServerParts::close_months() {
    if (surveys == nullptr) return Unit{};
    const std::lock_guard lock(months_mutex_);
    // A release that began before midnight may still be writing.
    const CivilDay yesterday = clock.today() - std::chrono::days{1};
    if (months_closed_until_ == yesterday) return Unit{};
    const auto closed = server::close_months(*surveys, *office, office_keys()->office_keys,
                                             *organisation(), yesterday);
    if (!closed.ok()) return closed.error();
    months_closed_until_ = yesterday;
    return Unit{};
}

Result<SqlOffice*> ServerParts::need_office() {
    if (office != nullptr) return office.get();
    return not_on_intake();
}

Result<server::ReleaseReport> ServerParts::release(server::Closing closing) {
    if (office == nullptr) return not_on_intake();
    const std::lock_guard lock(release_mutex_);
    const auto now = std::chrono::floor<std::chrono::seconds>(clock.wall_now());
    const std::int64_t now_s = now.time_since_epoch().count();
    ASSIGN_OR_RETURN(const bool mine,
                     pool->take_lease(release_lease, process_, now_s, release_lease_s));
    if (!mine) {
        return Error{ErrorKind::Conflict,
                     "another server process is releasing just now; try again in some minutes"};
    }
    const auto organisation = this->organisation();
    auto report = releaser(*organisation).run(clock.today(), closing);
    // If this fails the lease ends by itself.
    (void)pool->take_lease(release_lease, process_, now_s, 0);
    return report;
}

Status ServerParts::audit(const std::string& who, const std::string& what) {
    if (office == nullptr) return not_on_intake();
    const auto now = std::chrono::floor<std::chrono::seconds>(clock.wall_now());
    return office->add_audit({now.time_since_epoch().count(), who, what});
}

}  // namespace candour::platform
