// The signed bundle. The organisation's file is carried as bytes, exactly as it was written.
#include "sync/protocol/fields.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/messages.h"
#include "sync/protocol/signed_json.h"

namespace candour::protocol {

namespace {

constexpr std::string_view bundle_domain = "candour/bundle/1";

}  // namespace

Bytes encode_bundle(const Bundle& bundle, const SigningKeyPair& offline_key) {
    return encode_signed(
        bundle_domain,
        to_compact_json({{"version", bundle.version},
                         {"organisation", to_base64(as_bytes(bundle.organisation_json))},
                         {"epoch_key", to_base64(bundle.epoch_key.bytes)},
                         {"online_key", to_base64(bundle.online_key.bytes)}}),
        offline_key);
}

Result<Bundle> decode_bundle(ByteView bytes, const SigningPublicKey& offline_key) {
    if (bytes.size() > bundle_bytes_max) {
        return Error{ErrorKind::Corrupt, "the bundle is too large"};
    }
    ASSIGN_OR_RETURN(const std::string payload, decode_signed(bundle_domain, bytes, offline_key));
    Fields fields = Fields::of_text(payload);
    Bundle bundle{.version = fields.number("version"),
                  .organisation_json = to_text(fields.bytes("organisation")),
                  .epoch_key = {fields.bytes_of<32>("epoch_key")},
                  .online_key = {fields.bytes_of<32>("online_key")}};
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the bundle's " + fields.bad() + " is wrong"};
    }
    // A key to which nothing can be sealed must not reach a kiosk, whoever signed it.
    ASSIGN_OR_RETURN(bundle.epoch_key, privacy::read_epoch_public_key(bundle.epoch_key.bytes));
    return bundle;
}

}  // namespace candour::protocol
