// The organisation's file and the current key, in a package that the online key signs.
#include "sync/server/bundle.h"

#include "core/feedback/organisation.h"
#include "sync/protocol/bundle_package.h"

namespace candour::server {

Result<Bytes> make_bundle(const std::string& organisation_json, const std::string& file_name,
                          std::uint64_t version, const KeyRing& ring) {
    CHECK(!ring.epoch_keys.empty());
    RETURN_IF_ERROR(feedback::parse_organisation(organisation_json, file_name));
    const EpochKeys& current = ring.epoch_keys.back();
    const Result<protocol::PackedBundle> content =
        protocol::pack_bundle({.organisation_json = organisation_json,
                               .epoch = current.epoch,
                               .epoch_key = current.pair.public_key});
    if (!content.ok()) {
        return Error{ErrorKind::Invalid, file_name + ": " + content.error().what};
    }
    const Bytes manifest = protocol::encode_manifest(
        protocol::manifest_of(content.value(), version), ring.online_signer());
    return protocol::make_package(manifest, content.value().packed);
}

}  // namespace candour::server
