// Joining an organisation, and what is kept of it. Each change is one transaction, so that a power
// cut leaves the old enrolment or the new one.
#include "sync/client/enrolment.h"

#include <algorithm>
#include <charconv>

#include "sync/client/kept_bundles.h"

namespace candour::client {

namespace {

constexpr const char* enrolment_setting = "enrolment";
constexpr const char* delegation_setting = "delegation";

using Settings = std::map<std::string, std::string>;

void wipe_all(Settings& settings) {
    for (auto& [name, value] : settings)
        wipe(value);
}

// "7 base64": the serial and the online key.
std::string to_setting(const protocol::Delegation& delegation) {
    return std::to_string(delegation.serial) + " " + to_base64(delegation.online_key.bytes);
}

std::optional<protocol::Delegation> delegation_from(const std::string& text) {
    protocol::Delegation delegation;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), delegation.serial);
    if (error != std::errc{} || end == text.data() + text.size() || *end != ' ') {
        return std::nullopt;
    }
    const auto key = from_base64(std::string_view(end + 1, text.data() + text.size()));
    if (!key.ok() || key.value().size() != delegation.online_key.bytes.size()) return std::nullopt;
    std::ranges::copy(key.value(), delegation.online_key.bytes.begin());
    return delegation;
}

struct Opened {
    protocol::Bundle bundle;
    feedback::Organisation organisation;
};

Result<Opened> open_bundle(ByteView package, const protocol::SigningPublicKey& offline_key) {
    ASSIGN_OR_RETURN(protocol::Bundle bundle, protocol::open_package(package, offline_key));
    ASSIGN_OR_RETURN(feedback::Organisation organisation,
                     feedback::parse_organisation(bundle.organisation_json, "the bundle"));
    return Opened{std::move(bundle), std::move(organisation)};
}

// Empty when there is none, or when it is past reading: then joining again is the repair. Also read
// when the bundle is not (a newer program may be stricter), so that the device still knows whose
// words it holds.
Result<std::optional<protocol::Invitation>> kept_invitation(store::OutboxStore& store) {
    ASSIGN_OR_RETURN(std::string json, store.setting(enrolment_setting));
    Result<protocol::Invitation> invitation = protocol::invitation_from_json(json);
    wipe(json);
    if (!invitation.ok()) return std::optional<protocol::Invitation>();
    return std::optional(invitation.take());
}

Result<protocol::Delegation> newest_delegation(const protocol::Delegation& of_bundle,
                                               store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const std::string text, store.setting(delegation_setting));
    const std::optional<protocol::Delegation> kept = delegation_from(text);
    return kept && kept->serial > of_bundle.serial ? *kept : of_bundle;
}

// What a device keeps of what it was, when it joins the same organisation again. Bundles and keys
// only go up: an old invitation brings back its address, not its texts. True: its bundle stays.
Result<bool> keep_newer(Enrolment& joined, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const bool refused, KeptBundles(store).refuses(joined.bundle.version));
    Result<std::optional<Enrolment>> before = load_enrolment(store);
    if (!before.ok() || !before.value()) return false;
    Enrolment known = *before.take();
    if (!joined.invitation.device_key) joined.invitation.device_key = known.invitation.device_key;
    if (!refused && known.bundle.version < joined.bundle.version) return false;
    joined.bundle = std::move(known.bundle);
    joined.organisation = std::move(known.organisation);
    return true;
}

Result<Enrolment> join_as(protocol::Invitation invitation, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(Opened opened, open_bundle(invitation.bundle, invitation.offline_key));
    const Bytes package = std::move(invitation.bundle);
    invitation.bundle.clear();
    Enrolment joined{std::move(invitation), opened.bundle.delegation, std::move(opened.bundle),
                     std::move(opened.organisation)};
    RETURN_IF_ERROR(check_may_join(joined.invitation.offline_key, store));
    ASSIGN_OR_RETURN(const bool stays, keep_newer(joined, store));
    Settings changes;
    if (!stays) {
        ASSIGN_OR_RETURN(changes, KeptBundles(store).changes_to(package, joined.bundle.version));
    }
    ASSIGN_OR_RETURN(joined.delegation, newest_delegation(joined.delegation, store));
    changes[enrolment_setting] = protocol::to_json(joined.invitation);
    changes[delegation_setting] = to_setting(joined.delegation);
    const Status kept = store.set_settings(changes);
    wipe_all(changes);
    if (!kept.ok()) return kept.error();
    return joined;
}

}  // namespace

Status check_may_join(const protocol::SigningPublicKey& offline_key, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const std::optional<protocol::Invitation> known, kept_invitation(store));
    if (!known || known->offline_key == offline_key) return Unit{};
    return Error{ErrorKind::Conflict,
                 "this device belongs to another organisation and holds what was said there; to "
                 "join this one, begin with a new data folder"};
}

Result<Enrolment> join(ByteView invitation_file, std::string_view code, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(protocol::Invitation invitation,
                     protocol::unlock_invitation(invitation_file, code));
    return join_as(std::move(invitation), store);
}

Result<Enrolment> join_on_line(protocol::Invitation granted, store::OutboxStore& store) {
    return join_as(std::move(granted), store);
}

Result<std::optional<Enrolment>> load_enrolment(store::OutboxStore& store) {
    ASSIGN_OR_RETURN(std::string json, store.setting(enrolment_setting));
    if (json.empty()) return std::optional<Enrolment>();
    Result<protocol::Invitation> invitation = protocol::invitation_from_json(json);
    wipe(json);
    if (!invitation.ok()) return invitation.error();
    KeptBundles bundles(store);
    ASSIGN_OR_RETURN(const Bytes package, bundles.active());
    Result<Opened> opened = open_bundle(package, invitation.value().offline_key);
    if (!opened.ok()) {
        ASSIGN_OR_RETURN(const Bytes before, bundles.before());
        Result<Opened> older = open_bundle(before, invitation.value().offline_key);
        if (!older.ok()) {
            return Error{ErrorKind::Corrupt,
                         "what this device keeps of its organisation is damaged (" +
                             opened.error().what + "); join again"};
        }
        RETURN_IF_ERROR(bundles.fall_back());
        opened = std::move(older);
    }
    Enrolment enrolment{invitation.take(), opened.value().bundle.delegation,
                        std::move(opened.value().bundle), std::move(opened.value().organisation)};
    ASSIGN_OR_RETURN(enrolment.delegation, newest_delegation(enrolment.delegation, store));
    return std::optional(std::move(enrolment));
}

Status follow_delegation(const protocol::Delegation& delegation, Enrolment& enrolment,
                         store::OutboxStore& store) {
    const protocol::Delegation& known = enrolment.delegation;
    if (delegation == known) return Unit{};
    if (delegation.serial <= known.serial) {
        return Error{ErrorKind::Denied,
                     "this was signed with a key that the organisation has replaced; nothing of "
                     "it was taken"};
    }
    RETURN_IF_ERROR(store.set_setting(delegation_setting, to_setting(delegation)));
    enrolment.delegation = delegation;
    return Unit{};
}

Status keep_pool_key(const protocol::PoolKey& key, Enrolment& enrolment,
                     store::OutboxStore& store) {
    protocol::Invitation renewed = enrolment.invitation;
    renewed.pool_key = key;
    std::string json = protocol::to_json(renewed);
    const Status kept = store.set_setting(enrolment_setting, json);
    wipe(json);
    RETURN_IF_ERROR(kept);
    enrolment.invitation = std::move(renewed);
    return Unit{};
}

}  // namespace candour::client
