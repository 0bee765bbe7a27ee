// Joining an organisation, and what is kept of it. All of it is one setting, so that a power cut
// leaves the old enrolment or the new one.
#include "sync/client/enrolment.h"

namespace candour::client {

namespace {

constexpr const char* enrolment_setting = "enrolment";

Result<Enrolment> enrolment_from(protocol::Invitation invitation) {
    ASSIGN_OR_RETURN(protocol::Bundle bundle,
                     protocol::open_package(invitation.bundle, invitation.offline_key));
    ASSIGN_OR_RETURN(feedback::Organisation organisation,
                     feedback::parse_organisation(bundle.organisation_json, "the bundle"));
    return Enrolment{std::move(invitation), std::move(bundle), std::move(organisation)};
}

// Empty when there is none, or when it is past reading: then joining again is the repair. Also read
// when the bundle in it is not (a newer program may be stricter), so that the device still knows
// whose words it holds.
Result<std::optional<protocol::Invitation>> kept_invitation(store::OutboxStore& store) {
    ASSIGN_OR_RETURN(std::string json, store.setting(enrolment_setting));
    Result<protocol::Invitation> invitation = protocol::invitation_from_json(json);
    wipe(json);
    if (!invitation.ok()) return std::optional<protocol::Invitation>();
    return std::optional(invitation.take());
}

}  // namespace

Result<Enrolment> join(ByteView invitation_file, std::string_view code, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(protocol::Invitation invitation,
                     protocol::unlock_invitation(invitation_file, code));
    ASSIGN_OR_RETURN(Enrolment joined, enrolment_from(std::move(invitation)));
    ASSIGN_OR_RETURN(const std::optional<protocol::Invitation> known, kept_invitation(store));
    if (known && known->offline_key != joined.invitation.offline_key) {
        return Error{ErrorKind::Conflict,
                     "this device belongs to another organisation and holds what was said there; "
                     "to join " +
                         joined.organisation.id + ", begin with a new data folder"};
    }
    // Bundles only go up: an old invitation brings back its address, not its texts and keys.
    Result<std::optional<Enrolment>> before = load_enrolment(store);
    if (before.ok() && before.value() && before.value()->bundle.version > joined.bundle.version) {
        Enrolment newer = *before.take();
        joined.invitation.bundle = std::move(newer.invitation.bundle);
        joined.bundle = std::move(newer.bundle);
        joined.organisation = std::move(newer.organisation);
    }
    std::string json = protocol::to_json(joined.invitation);
    const Status kept = store.set_setting(enrolment_setting, json);
    wipe(json);
    if (!kept.ok()) return kept.error();
    return joined;
}

Result<std::optional<Enrolment>> load_enrolment(store::OutboxStore& store) {
    ASSIGN_OR_RETURN(std::string json, store.setting(enrolment_setting));
    if (json.empty()) return std::optional<Enrolment>();
    Result<protocol::Invitation> invitation = protocol::invitation_from_json(json);
    wipe(json);
    if (!invitation.ok()) return invitation.error();
    Result<Enrolment> enrolment = enrolment_from(invitation.take());
    if (!enrolment.ok()) {
        return Error{ErrorKind::Corrupt, "what this device keeps of its organisation is damaged (" +
                                             enrolment.error().what + "); join again"};
    }
    return std::optional(enrolment.take());
}

}  // namespace candour::client
