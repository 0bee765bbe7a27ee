// See pool_key_renewal.h.
#include "sync/client/pool_key_renewal.h"

#include "sync/client/server_calls.h"
#include "sync/protocol/pool_key.h"

namespace candour::client {

Status renew_pool_key(Enrolment& enrolment, store::OutboxStore& store, Network& network,
                      CivilDay today, SecureRandom& random) {
    if (!enrolment.invitation.device_key) {
        return Error{ErrorKind::Denied,
                     "this device joined by an old invitation file, whose pool key has ended; what "
                     "waits is kept. Join again with a new invitation, or carry a file "
                     "(--export)"};
    }
    protocol::Hash nonce{};
    random.fill(nonce);
    Bytes body = protocol::encode_pool_key_request(today, nonce, *enrolment.invitation.device_key);
    ASSIGN_OR_RETURN(const NetworkResponse response,
                     network.send(post_request(address_of(enrolment.invitation), "/v1/pool-key",
                                               std::move(body))));
    if (response.status != 200) return refusal(response.status);
    const Result<protocol::RenewedPoolKey> renewed = protocol::decode_pool_key(
        response.body, nonce, *enrolment.invitation.device_key, enrolment.invitation.offline_key);
    if (!renewed.ok()) return not_our_server(renewed.error());
    RETURN_IF_ERROR(follow_delegation(renewed.value().delegation, enrolment, store));
    return keep_pool_key(renewed.value().pool_key, enrolment, store);
}

}  // namespace candour::client
