// Making keys, and putting new ones in the place of old ones.
#include "sync/server/key_ring.h"

#include <algorithm>

namespace candour::server {

namespace {

std::string month_of(CivilDay day) { return to_iso(day).substr(0, 7); }

}  // namespace

const EpochKeys& OfficeKeys::current_epoch() const {
    CHECK(!epoch_keys.empty());
    return epoch_keys.back();
}

std::vector<privacy::EpochKeyPair> OfficeKeys::opening_keys() const {
    std::vector<privacy::EpochKeyPair> pairs;
    for (const EpochKeys& keys : epoch_keys)
        pairs.push_back(keys.pair);
    // The current one opens nearly every cell, so it is tried first.
    std::ranges::reverse(pairs);
    return pairs;
}

const OfficeKey* OfficeKeys::office_key(std::string_view epoch) const {
    const auto found = std::ranges::find(office_keys, epoch, &OfficeKey::epoch);
    return found == office_keys.end() ? nullptr : &*found;
}

KeyRing make_key_ring(CivilDay today, SecureRandom& random) {
    KeyRing ring;
    ring.offline_key = protocol::make_signing_key_pair();
    ring.online = make_online_keys(ring.offline_key, /*serial=*/1);
    ring.office.epoch_keys = {{month_of(today), privacy::make_epoch_key_pair()}};
    ring.office.office_keys = {make_office_key(month_of(today))};
    ring.office.message_hash_key.resize(32);
    random.fill(ring.office.message_hash_key);
    return ring;
}

OnlineKeys make_online_keys(const protocol::SigningKeyPair& offline_key, std::uint64_t serial) {
    OnlineKeys keys{.key = protocol::make_signing_key_pair(),
                    .delegation = {},
                    .offline_key = offline_key.public_key};
    keys.delegation = protocol::encode_delegation(
        {.online_key = keys.key.public_key, .serial = serial}, offline_key);
    return keys;
}

Result<OnlineKeys> rotate_online_key(const protocol::SigningKeyPair& offline_key,
                                     const OnlineKeys& before) {
    if (offline_key.public_key != before.offline_key) {
        return Error{ErrorKind::Denied,
                     "this offline key is of another organisation: devices would refuse it"};
    }
    ASSIGN_OR_RETURN(const protocol::Delegation delegation,
                     protocol::decode_delegation(before.delegation, before.offline_key));
    return make_online_keys(offline_key, delegation.serial + 1);
}

Status add_epoch(OfficeKeys& keys, CivilDay day) {
    const std::string epoch = month_of(day);
    if (epoch <= keys.current_epoch().epoch) {
        return Error{ErrorKind::Conflict, "there is a key for " + keys.current_epoch().epoch +
                                              " already; one for " + epoch + " would be older"};
    }
    keys.epoch_keys.push_back({epoch, privacy::make_epoch_key_pair()});
    keys.office_keys.push_back(make_office_key(epoch));
    return Unit{};
}

}  // namespace candour::server
