// The organisation's file and the current keys, signed by the offline key.
#include "sync/server/bundle.h"

#include "core/feedback/organisation.h"
#include "sync/protocol/limits.h"

namespace candour::server {

Result<Bytes> make_bundle(const std::string& organisation_json, const std::string& file_name,
                          std::uint64_t version, const KeyRing& ring) {
    CHECK(!ring.epoch_keys.empty());
    RETURN_IF_ERROR(feedback::parse_organisation(organisation_json, file_name));
    Bytes bundle = protocol::encode_bundle({.version = version,
                                            .organisation_json = organisation_json,
                                            .epoch_key = ring.epoch_keys.back().pair.public_key,
                                            .online_key = ring.online_key.public_key},
                                           ring.offline_key);
    if (bundle.size() > protocol::bundle_bytes_max) {
        return Error{ErrorKind::Invalid,
                     file_name + " is too large for a kiosk; shorten its texts"};
    }
    return bundle;
}

}  // namespace candour::server
