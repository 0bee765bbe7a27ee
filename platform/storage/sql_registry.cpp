// platform/storage/sql_registry.cpp: devices and pool keys. Attempts are in sql_attempts.cpp.
#include "platform/storage/sql_registry.h"

#include "platform/storage/sql_columns.h"

namespace candour::platform {

namespace {

constexpr int current_place = 0;
constexpr int previous_place = 1;

#define CANDOUR_DEVICE_COLUMNS \
    "device, device_key, name, service_group, state, enrolled, last_heartbeat, health"

Result<store::Device> read_device(const SqlRows& rows, const std::string& name) {
    store::Device device;
    ASSIGN_OR_RETURN(device.id, read_id<DeviceId>(rows, 0, name));
    ASSIGN_OR_RETURN(device.key, read_array<32>(rows, 1, name));
    device.name = rows.text(2);
    device.service_group = rows.text(3);
    device.state =
        rows.integer(4) == 0 ? store::DeviceState::Approved : store::DeviceState::Revoked;
    ASSIGN_OR_RETURN(device.enrolled, from_iso(rows.text(5)));
    ASSIGN_OR_RETURN(device.last_heartbeat, read_day(rows, 6));
    device.health = rows.text(7);
    return device;
}

Status changed_one(SqlConnection& connection) {
    if (connection.changes() == 1) return Unit{};
    return Error{ErrorKind::NotFound, "there is no such device"};
}

}  // namespace

SqlRegistry::SqlRegistry(std::shared_ptr<SqlDatabase> database, std::string organisation)
    : database_(std::move(database)), organisation_(std::move(organisation)) {}

Result<std::vector<store::Device>> SqlRegistry::devices() {
    return database_->read([&](SqlConnection& connection) -> Result<std::vector<store::Device>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT " CANDOUR_DEVICE_COLUMNS " FROM registry_device"
                                          " WHERE organisation = $1 ORDER BY name, device",
                                          organisation_));
        std::vector<store::Device> found;
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return found;
            ASSIGN_OR_RETURN(store::Device device, read_device(rows, connection.name()));
            found.push_back(std::move(device));
        }
    });
}

Result<std::optional<store::Device>> SqlRegistry::device(const store::DeviceKey& key) {
    return database_->read([&](SqlConnection& connection) -> Result<std::optional<store::Device>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT " CANDOUR_DEVICE_COLUMNS " FROM registry_device"
                                          " WHERE organisation = $1 AND device_key = $2",
                                          organisation_, ByteView(key)));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return std::optional<store::Device>();
        ASSIGN_OR_RETURN(store::Device device, read_device(rows, connection.name()));
        return std::optional(std::move(device));
    });
}

Status SqlRegistry::insert_device(SqlConnection& connection, const store::Device& device) {
    const std::string heartbeat = device.last_heartbeat ? to_iso(*device.last_heartbeat) : "";
    return connection.run("INSERT INTO registry_device (organisation, " CANDOUR_DEVICE_COLUMNS
                          ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                          organisation_, ByteView(device.id.bytes), ByteView(device.key),
                          device.name, device.service_group,
                          device.state == store::DeviceState::Approved ? 0 : 1,
                          to_iso(device.enrolled), heartbeat, device.health);
}

#undef CANDOUR_DEVICE_COLUMNS

Status SqlRegistry::add_device(const store::Device& device) {
    Status added = database_->write(
        [&](SqlConnection& connection) { return insert_device(connection, device); },
        LostCommit::Report);
    if (added.ok() || added.error().kind != ErrorKind::Conflict) return added;
    return Error{ErrorKind::Conflict, "this device is enrolled already"};
}

Status SqlRegistry::revoke_device(const DeviceId& id) {
    RETURN_IF_ERROR(database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE registry_device SET state = 1"
                           " WHERE organisation = $1 AND device = $2",
                           organisation_, ByteView(id.bytes)));
        return changed_one(connection);
    }));
    if (on_revoked_) on_revoked_(id);
    return Unit{};
}

Status SqlRegistry::put_heartbeat(const DeviceId& id, CivilDay day, const std::string& health) {
    return database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE registry_device SET last_heartbeat = $3, health = $4"
                           " WHERE organisation = $1 AND device = $2",
                           organisation_, ByteView(id.bytes), to_iso(day), health));
        return changed_one(connection);
    });
}

Result<std::optional<store::PoolKeys>> SqlRegistry::pool_keys() {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::optional<store::PoolKeys>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT place, pool_key, since FROM registry_pool_key"
                                              " WHERE organisation = $1 ORDER BY place",
                                              organisation_));
            std::optional<store::PoolKeys> keys;
            while (true) {
                ASSIGN_OR_RETURN(const bool more, rows.next());
                if (!more) return keys;
                ASSIGN_OR_RETURN(const auto key, read_array<32>(rows, 1, connection.name()));
                if (rows.integer(0) == current_place) {
                    ASSIGN_OR_RETURN(const CivilDay since, from_iso(rows.text(2)));
                    keys = {.current = key, .previous = std::nullopt, .since = since};
                } else if (keys) {
                    keys->previous = key;
                }
            }
        });
}

Status SqlRegistry::insert_pool_key(SqlConnection& connection, int place, ByteView key,
                                    CivilDay since) {
    return connection.run(
        "INSERT INTO registry_pool_key (organisation, place, pool_key, since)"
        " VALUES ($1, $2, $3, $4)",
        organisation_, place, key, to_iso(since));
}

Status SqlRegistry::rotate_pool_key(const std::optional<std::array<std::uint8_t, 32>>& replaced,
                                    const std::array<std::uint8_t, 32>& fresh, CivilDay day,
                                    store::PreviousKey previous) {
    const Error meanwhile{ErrorKind::Conflict,
                          "another program has changed the pool key; read it again"};
    Status rotated = database_->write(
        [&](SqlConnection& connection) -> Status {
            if (replaced) {
                // Takes the row, or waits for who has it, and then sees that it is another key.
                RETURN_IF_ERROR(
                    connection.run("DELETE FROM registry_pool_key"
                                   " WHERE organisation = $1 AND place = $2 AND pool_key = $3",
                                   organisation_, current_place, ByteView(*replaced)));
                if (connection.changes() == 0) return meanwhile;
            }
            RETURN_IF_ERROR(
                connection.run("DELETE FROM registry_pool_key"
                               " WHERE organisation = $1 AND place = $2",
                               organisation_, previous_place));
            if (replaced && previous == store::PreviousKey::Keep) {
                RETURN_IF_ERROR(insert_pool_key(connection, previous_place, *replaced, day));
            }
            return insert_pool_key(connection, current_place, fresh, day);
        },
        LostCommit::Report);
    if (!rotated.ok() && rotated.error().kind == ErrorKind::Conflict) return meanwhile;
    return rotated;
}

}  // namespace candour::platform
