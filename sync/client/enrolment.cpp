// Joining an organisation, and what is kept of it. All of it is one setting, so that a power cut
// leaves the old enrolment or the new one.
#include "sync/client/enrolment.h"

#include "sync/protocol/invitation_json.h"

namespace candour::client {

namespace {

constexpr const char* enrolment_setting = "enrolment";

Result<Enrolment> enrolment_from(protocol::Invitation invitation) {
    ASSIGN_OR_RETURN(protocol::Bundle bundle,
                     protocol::decode_bundle(invitation.bundle, invitation.offline_key));
    ASSIGN_OR_RETURN(feedback::Organisation organisation,
                     feedback::parse_organisation(bundle.organisation_json, "the bundle"));
    return Enrolment{std::move(invitation), std::move(bundle), std::move(organisation)};
}

}  // namespace

Result<Enrolment> join(ByteView invitation_file, std::string_view code, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(protocol::Invitation invitation,
                     protocol::unlock_invitation(invitation_file, code));
    ASSIGN_OR_RETURN(Enrolment joined, enrolment_from(std::move(invitation)));
    const Result<std::optional<Enrolment>> before = load_enrolment(store);
    // An enrolment that cannot be read is repaired by joining again; any other failure stands.
    if (!before.ok() && before.error().kind != ErrorKind::Corrupt) return before.error();
    if (before.ok() && before.value()) {
        const Enrolment& known = *before.value();
        if (known.invitation.offline_key != joined.invitation.offline_key) {
            return Error{ErrorKind::Conflict, "this device belongs to " + known.organisation.id +
                                                  " and holds what was said there; to join " +
                                                  joined.organisation.id +
                                                  ", begin with a new data folder"};
        }
        // Bundles only go up: an old invitation brings back its address, not its texts and keys.
        if (known.bundle.version > joined.bundle.version) {
            joined.invitation.bundle = known.invitation.bundle;
            joined.bundle = known.bundle;
            joined.organisation = known.organisation;
        }
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
