// platform/server/administration_devices.cpp: invitations, and letting devices in and out.
#include <algorithm>

#include "app/console/devices/health.h"
#include "platform/server/administration_commands.h"
#include "sync/server/devices.h"
#include "sync/server/enrol.h"
#include "sync/server/invite.h"
#include "sync/server/pool_keys.h"

namespace candour::platform {

namespace {

constexpr std::size_t address_bytes_max = 1024;

server::EnrolDesk desk_of(ServerParts& parts) {
    return {*parts.registry,
            {.pin = parts.pin, .offline_key = parts.online_keys.offline_key},
            parts.clock};
}

// Where kiosks reach the server: as said, else where it served last.
Result<std::string> address_for_kiosks(ServerParts& parts, const std::string& said) {
    if (!said.empty()) return said;
    const auto served = parts.disk.read(parts.folder.address(), address_bytes_max);
    if (served.ok() && !served.value().empty()) return to_text(served.value());
    return Error{ErrorKind::Invalid,
                 "at which address do kiosks reach this server, or its intakes? Say it: --address "
                 "https://NAME:PORT"};
}

Status check_group(const feedback::Organisation& organisation, const std::string& group) {
    if (group.empty()) return Unit{};
    std::string known;
    for (const feedback::Service& service : organisation.services) {
        if (service.group == group) return Unit{};
        if (known.find(service.group) == std::string::npos) {
            known += (known.empty() ? "" : ", ") + service.group;
        }
    }
    return Error{ErrorKind::Invalid,
                 "there is no service group \"" + group + "\"; there are: " + known};
}

Result<store::Device> approved_device(ServerParts& parts, const std::string& name) {
    ASSIGN_OR_RETURN(const auto devices, parts.registry->devices());
    const auto found = std::ranges::find_if(devices, [&](const store::Device& device) {
        return device.state == store::DeviceState::Approved &&
               (device.name == name || device.id.hex() == name);
    });
    if (found != devices.end()) return *found;
    return Error{ErrorKind::NotFound, "there is no device \"" + name +
                                          "\"; candour-server devices " + parts.folder.path +
                                          " lists them"};
}

void add_device(ControlMessage& answer, std::size_t number, const store::Device& device,
                const console::ExpectedOfDevices& expected) {
    const auto health = console::health_of(device, expected);
    const std::string end = "." + std::to_string(number);
    std::string problems;
    for (const std::string& problem : health.problems)
        problems += (problems.empty() ? "" : "\n") + problem;
    answer["name" + end] = device.name;
    answer["group" + end] = device.service_group;
    answer["condition" + end] = console::condition_in_words(health.condition);
    answer["joined" + end] = to_iso(device.enrolled);
    answer["last_contact" + end] = device.last_heartbeat ? to_iso(*device.last_heartbeat) : "";
    answer["problems" + end] = problems;
}

}  // namespace

Result<ControlMessage> administer_invite(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who) {
    ASSIGN_OR_RETURN(const std::string address,
                     address_for_kiosks(parts, value_of(request, "address")));
    ASSIGN_OR_RETURN(const protocol::PoolKey pool_key, server::current_pool_key(*parts.registry));
    ASSIGN_OR_RETURN(Bytes bundle, server::current_package(*parts.bundles, parts.online_keys));
    ASSIGN_OR_RETURN(const server::LockedInvitation invitation,
                     server::make_invitation(
                         {.server_url = address, .server_pin = parts.pin, .service_group = {}},
                         {.offline_key = parts.online_keys.offline_key,
                          .pool_key = pool_key,
                          .bundle = std::move(bundle)},
                         *parts.registry, parts.clock.today(), parts.random));
    RETURN_IF_ERROR(parts.audit(who, "made an invitation, " + invitation.name + ", to " + address));
    return ControlMessage{{"invitation", to_base64(invitation.file)},
                          {"code", invitation.code},
                          {"name", invitation.name},
                          {"address", address}};
}

Result<ControlMessage> administer_devices(ServerParts& parts, const ControlMessage&,
                                          const std::string&) {
    ASSIGN_OR_RETURN(const std::uint64_t version, parts.bundles->version());
    const auto keys = parts.office_keys();
    const console::ExpectedOfDevices expected{
        .today = parts.clock.today(),
        .bundle_version = version,
        .epoch = keys ? keys->current_epoch().epoch : std::string()};
    ASSIGN_OR_RETURN(const auto devices, parts.registry->devices());
    ControlMessage answer = {{"count", std::to_string(devices.size())}};
    for (std::size_t i = 0; i < devices.size(); ++i)
        add_device(answer, i, devices[i], expected);
    return answer;
}

Result<ControlMessage> administer_find_device(ServerParts& parts, const ControlMessage& request,
                                              const std::string& who) {
    const auto found = desk_of(parts).find(value_of(request, "code"));
    if (!found.ok() && found.error().kind == ErrorKind::Denied) {
        RETURN_IF_ERROR(parts.audit(who, "typed a code that no waiting device shows"));
    }
    if (!found.ok()) return found.error();
    std::string words;
    for (const std::string_view word : found.value().words)
        words += (words.empty() ? "" : " ") + std::string(word);
    return ControlMessage{{"attempt", found.value().attempt.hex()}, {"words", words}};
}

Result<ControlMessage> administer_approve(ServerParts& parts, const ControlMessage& request,
                                          const std::string& who) {
    const std::string name = value_of(request, "name");
    const std::string group = value_of(request, "group");
    RETURN_IF_ERROR(check_group(*parts.organisation(), group));
    if (approved_device(parts, name).ok()) {
        return Error{ErrorKind::Conflict,
                     "another device has the name \"" + name + "\"; give it a different one"};
    }
    ASSIGN_OR_RETURN(const AttemptId attempt, AttemptId::from_hex(value_of(request, "attempt")));
    RETURN_IF_ERROR(parts.audit(who, "let in the device " + name));
    RETURN_IF_ERROR(desk_of(parts).approve(attempt, name, group));
    return ControlMessage{};
}

Result<ControlMessage> administer_revoke(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who) {
    ASSIGN_OR_RETURN(const store::Device device, approved_device(parts, value_of(request, "name")));
    RETURN_IF_ERROR(parts.audit(who, "revoked the device " + device.name));
    RETURN_IF_ERROR(server::revoke_device(*parts.registry, device.id, parts.clock.today()));
    return ControlMessage{{"name", device.name}};
}

}  // namespace candour::platform
