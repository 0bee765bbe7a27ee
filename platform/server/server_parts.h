// platform/server/server_parts.h: everything of one server but its sockets and threads: keys,
// organisation, databases, and what works on them.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/feedback/publications.h"
#include "platform/net/http_server.h"
#include "platform/server/server_folder.h"
#include "platform/server/server_mailer.h"
#include "platform/storage/sql_board.h"
#include "platform/storage/sql_bundle.h"
#include "platform/storage/sql_cases.h"
#include "platform/storage/sql_drafts.h"
#include "platform/storage/sql_learning.h"
#include "platform/storage/sql_office.h"
#include "platform/storage/sql_pool.h"
#include "platform/storage/sql_procedures.h"
#include "platform/storage/sql_publications.h"
#include "platform/storage/sql_registry.h"
#include "platform/storage/sql_surveys.h"
#include "platform/system/clock.h"
#include "platform/system/disk.h"
#include "platform/system/random.h"
#include "sync/server/bundle.h"
#include "sync/server/device_api.h"
#include "sync/server/epochs.h"
#include "sync/server/key_ring.h"
#include "sync/server/office_keys_now.h"
#include "sync/server/publish_survey.h"
#include "sync/server/release.h"

namespace candour::platform {

// What a process does. Intake faces the internet and holds no key that opens anything; office
// opens, releases and shows, and takes nothing from devices.
enum class Role { All, Intake, Office };

// Errors: Invalid, naming what was said.
Result<Role> role_named(const std::string& name);

struct ServerPlace {
    ServerFolder folder;
    std::string database{};  // "postgresql://..."; empty: as the folder says, else SQLite files.
    Role role = Role::All;
};

class ServerParts {
public:
    // The caller holds the folder's lock. Errors: in words that name the file or the database.
    static Result<std::unique_ptr<ServerParts>> open(const ServerPlace& place);
    ServerParts(const ServerParts&) = delete;
    ServerParts& operator=(const ServerParts&) = delete;

    // As it stands now: the file, with what was published over it (an intake: the file). Safe from
    // any thread; whoever holds one keeps it whole.
    std::shared_ptr<const feedback::Organisation> organisation() const;

    bool on_sqlite() const { return database.empty(); }
    bool is_practice() const;
    bool takes_from_devices() const { return role != Role::Office && !is_practice(); }

    // What a server does when it starts and each minute: it sees what other processes published, a
    // pool key that has had its week is replaced, what devices are to have is published when it has
    // changed, and the versions of surveys are kept. Any process may do it, on any thread.
    Status keep_up_to_date();
    // Null with intake. Whoever holds them keeps them whole. Safe from any thread.
    std::shared_ptr<const server::OfficeKeys> office_keys() const;
    server::OfficeKeysNow office_keys_now() const;  // Not with intake. This outlives it.
    // The same on the first of a month, or at the first look after it: new keys, which devices get
    // with the next bundle. And what another process changed in the file is followed. Errors:
    // Invalid, Denied, Conflict, saying which file to put where: then the keys are as before.
    Status rotate_keys();
    // As destroy_epochs() of sync/server, for this process at once.
    Status destroy_keys(const std::vector<std::string>& epochs);
    // How many pieces of words had come back from a backup without their keys, at the start.
    std::int64_t erased_at_start() const { return erased_at_start_; }
    // By the names that a questionnaire calls them by.
    using Pictures = std::map<std::string, Bytes>;
    // As publish_survey() and withdraw_survey() of sync/server; then devices get it, at the latest
    // after the next tick. Safe from any thread. Errors also: Invalid where there is no office.
    Result<std::string> publish_survey(const std::string& document,
                                       const std::vector<std::string>& services,
                                       const std::string& who, const Pictures& pictures = {});
    // Of one questionnaire, as it was last published; none when it has none or is withdrawn.
    Result<Pictures> published_pictures(const std::string& questionnaire);
    Status withdraw_survey(const std::string& id, const std::string& who);
    // As publish_you_said() and withdraw_you_said() of sync/server.
    Status publish_you_said(const std::string& id, const std::string& document,
                            const std::string& who);
    Status withdraw_you_said(const std::string& id, const std::string& who);
    // Makes the surveys' results of months that are over; looks once a day. Safe from any thread.
    Status close_months();
    // One release at a time, whoever asks for it, in whichever process. Safe from any thread.
    // Errors: Conflict when another process is at it; Invalid where this role releases nothing.
    Result<server::ReleaseReport> release(server::Closing closing);
    // Staff actions are kept with name and time. Errors: Invalid where there is no office.
    Status audit(const std::string& who, const std::string& what);
    // The office, or why there is none here.
    Result<SqlOffice*> need_office();

    const ServerFolder folder;
    const Role role;
    SystemClock clock;
    SodiumRandom random;
    FileDisk disk;
    ServerMailer mailer{folder, disk, clock};
    std::string organisation_json;           // The file …
    std::map<std::string, Bytes> own_clips;  // … and its clips, by their names in a bundle.
    std::string database;                    // PostgreSQL's address; empty: SQLite.
    std::string pin;                         // Of the TLS key that devices see.
    server::OnlineKeys online_keys;
    complaint::ChainKey history_key;  // Not with intake.

    std::shared_ptr<SqlDatabase> pool_database;
    std::shared_ptr<SqlDatabase> office_database;  // Null with intake.
    std::unique_ptr<SqlPool> pool;
    std::unique_ptr<SqlRegistry> registry;
    std::unique_ptr<SqlBundle> bundles;
    std::unique_ptr<SqlPublications> publications;
    std::unique_ptr<SqlBoard> board;
    std::unique_ptr<SqlOffice> office;              // Null with intake.
    std::unique_ptr<SqlSurveys> surveys;            // Null with intake.
    std::unique_ptr<SqlDrafts> drafts;              // Null with intake.
    std::unique_ptr<SqlLearning> learning;          // Null with intake.
    std::unique_ptr<SqlProcedures> procedures;      // Null with intake.
    std::unique_ptr<SqlCases> cases;                // Null with intake.
    std::unique_ptr<server::DeviceApi> device_api;  // Null with office, and in practice.
    std::function<HttpRefusals()> http_refusals;    // Empty while nothing is served.
    std::string serving_at;                         // The address; empty: nothing, or every one.

private:
    explicit ServerParts(const ServerPlace& place)
        : folder(place.folder), role(place.role), database(place.database) {}
    Status load();
    Status open_databases(const std::string& id);
    Status load_keys();
    Status seal_staff_log();
    Status begin_with_keys();
    Status erase_what_nobody_opens();
    Status follow_keys();
    Status check_has_published_key();
    void use_keys(server::OfficeKeys keys);
    Result<std::string> digest_of_keys();
    void load_clips(const feedback::Organisation& of_file);
    Status follow_office();
    std::shared_ptr<const feedback::Standing> standing() const;
    Status look_at_publications();
    Status publish_bundle();
    server::Publishing publishing(const std::string& who);
    server::Releaser releaser(const feedback::Organisation& organisation);

    std::string process_;  // This one's name in leases.
    std::mutex release_mutex_;
    server::PoolMemory pool_memory_;  // Under release_mutex_.
    std::mutex months_mutex_;
    std::optional<CivilDay> months_closed_until_;  // Under its mutex.
    std::mutex keys_change_;                       // Whoever changes the files of keys.
    std::string keys_digest_;                      // Of the file, under keys_change_.
    mutable std::mutex keys_mutex_;
    std::shared_ptr<const server::OfficeKeys> keys_;  // Under its mutex.
    std::int64_t erased_at_start_ = 0;
    mutable std::mutex standing_mutex_;
    std::shared_ptr<const feedback::Standing> standing_;  // Under its mutex; null before load().
};

}  // namespace candour::platform
