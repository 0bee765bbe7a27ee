// Checks the offer, makes a code and a device key, locks the invitation, lets the device in.
#include "sync/server/invite.h"

#include <algorithm>

#include "sync/protocol/invitation.h"
#include "sync/server/devices.h"

namespace candour::server {

namespace {

constexpr std::size_t url_bytes_max = 300;

// "https://" and then host and port, nothing more. The client checks the rest by connecting.
bool is_server_url(std::string_view url) {
    constexpr std::string_view scheme = "https://";
    if (!url.starts_with(scheme) || url.size() > url_bytes_max) return false;
    const std::string_view authority = url.substr(scheme.size());
    const std::size_t colon = authority.rfind(':');
    if (colon == 0 || colon == std::string_view::npos || colon + 1 == authority.size()) {
        return false;
    }
    constexpr std::string_view forbidden = "/?#@ \\\"<>";
    return authority.find_first_of(forbidden) == std::string_view::npos &&
           authority.substr(colon + 1).find_first_not_of("0123456789") == std::string_view::npos;
}

// "Invitation of 2026-11-25", of the second of a day "Invitation of 2026-11-25 (2)": who revokes by
// name must not meet another kiosk.
Result<std::string> free_name(store::DeviceRegistry& registry, CivilDay today) {
    ASSIGN_OR_RETURN(const auto devices, registry.devices());
    const std::string first = "Invitation of " + to_iso(today);
    std::string name = first;
    const auto is_taken = [&] {
        return std::ranges::any_of(devices,
                                   [&](const auto& device) { return device.name == name; });
    };
    for (int number = 2; is_taken(); ++number)
        name = first + " (" + std::to_string(number) + ")";
    return name;
}

}  // namespace

Result<LockedInvitation> make_invitation(const InvitationOffer& offer, InvitationContents contents,
                                         store::DeviceRegistry& registry, CivilDay today,
                                         SecureRandom& random) {
    if (!is_server_url(offer.server_url)) {
        return Error{ErrorKind::Invalid, "the address \"" + offer.server_url +
                                             "\" is not of the form https://host:port"};
    }
    const Result<Bytes> pin = from_base64(offer.server_pin);
    if (!pin.ok() || pin.value().size() != 32) {
        return Error{ErrorKind::Invalid, "the server's TLS key has no valid pin"};
    }
    ASSIGN_OR_RETURN(const std::string name, free_name(registry, today));
    const protocol::SigningKeyPair device_key = protocol::make_signing_key_pair();
    const std::string code = protocol::make_enrolment_code(random);
    Bytes file = protocol::lock_invitation({.server_url = offer.server_url,
                                            .server_pin = offer.server_pin,
                                            .offline_key = contents.offline_key,
                                            .pool_key = contents.pool_key,
                                            .service_group = offer.service_group,
                                            .bundle = std::move(contents.bundle),
                                            .device_key = device_key},
                                           code, random);
    RETURN_IF_ERROR(registry.add_device({.id = device_id_of(device_key.public_key.bytes),
                                         .key = device_key.public_key.bytes,
                                         .name = name,
                                         .service_group = offer.service_group,
                                         .state = store::DeviceState::Approved,
                                         .enrolled = today,
                                         .last_heartbeat = std::nullopt,
                                         .health = {}}));
    return LockedInvitation{std::move(file), code, name};
}

}  // namespace candour::server
