// The heartbeat as a message that the device signs.
#include "sync/protocol/heartbeat.h"

#include <algorithm>
#include <array>

#include "sync/protocol/faults.h"
#include "sync/protocol/fields.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/signed_json.h"

namespace candour::protocol {

namespace {

constexpr std::string_view heartbeat_domain = "candour/heartbeat/1";
constexpr std::size_t languages_max = 64;
constexpr std::uint64_t days_silent_max = 9'999;
constexpr std::array<std::string_view, 3> room_names = {"plenty", "low", "none"};

std::string_view name_of(Room room) { return room_names[static_cast<std::size_t>(room)]; }

Room room_of(Fields& fields, const char* name) {
    const std::string text = fields.text(name);
    const auto found = std::ranges::find(room_names, text);
    if (found == room_names.end()) {
        fields.fail(name);
        return Room::Plenty;
    }
    return static_cast<Room>(found - room_names.begin());
}

nlohmann::json to_fields(const Health& health) {
    nlohmann::json fields = {{"program", health.program},
                             {"languages_withdrawn", health.languages_withdrawn},
                             {"disk", name_of(health.disk)},
                             {"outbox", name_of(health.outbox)},
                             {"days_silent", std::min(health.days_silent, days_silent_max)},
                             {"bundle_version", health.bundle_version},
                             {"epoch", health.epoch},
                             {"reused_early", health.reused_early},
                             {"damaged", health.damaged}};
    if (!health.faults.empty()) fields["faults"] = health.faults;
    return fields;
}

void check_short(Fields& fields, const char* name, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
        if (text.size() > short_text_bytes_max) fields.fail(name);
    }
}

Result<Health> health_of(Fields& fields) {
    Health health{.program = fields.short_text("program"),
                  .languages_withdrawn = fields.texts("languages_withdrawn", languages_max),
                  .disk = room_of(fields, "disk"),
                  .outbox = room_of(fields, "outbox"),
                  .days_silent = fields.number("days_silent", days_silent_max),
                  .bundle_version = fields.number("bundle_version"),
                  .epoch = fields.short_text("epoch"),
                  .reused_early = fields.flag("reused_early"),
                  .damaged = fields.number("damaged")};
    // Devices of before have none.
    if (fields.has("faults")) health.faults = fields.texts("faults", faults_max);
    check_short(fields, "languages_withdrawn", health.languages_withdrawn);
    check_short(fields, "faults", health.faults);
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the heartbeat's " + fields.bad() + " is wrong"};
    }
    return health;
}

}  // namespace

Bytes encode_heartbeat(const Health& health, const SigningKeyPair& device_key) {
    nlohmann::json fields = to_fields(health);
    fields["device_key"] = to_base64(device_key.public_key.bytes);
    return encode_signed(heartbeat_domain, to_compact_json(fields), device_key);
}

Result<Heartbeat> decode_heartbeat(ByteView bytes) {
    if (bytes.size() > device_request_bytes_max) {
        return Error{ErrorKind::Corrupt, "the heartbeat is too large"};
    }
    ASSIGN_OR_RETURN(const DeviceMessage message, decode_signed_by_device(heartbeat_domain, bytes));
    ASSIGN_OR_RETURN(Health health, health_from_json(message.payload));
    return Heartbeat{message.device_key, std::move(health)};
}

std::string to_json(const Health& health) { return to_compact_json(to_fields(health)); }

Result<Health> health_from_json(std::string_view json) {
    Fields fields = Fields::of_text(json);
    return health_of(fields);
}

}  // namespace candour::protocol
