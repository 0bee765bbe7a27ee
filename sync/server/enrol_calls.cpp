// POST /v1/enrol: begin, reveal, poll.
#include "sync/protocol/limits.h"
#include "sync/server/devices.h"
#include "sync/server/enrol.h"
#include "sync/server/enrol_time.h"
#include "sync/server/pool_keys.h"
#include "sync/server/responses.h"

namespace candour::server {

namespace {

// An office that sets up a shelf of tablets does not come near it.
constexpr std::uint32_t begins_per_address_max = 30;
constexpr Milliseconds begins_window = std::chrono::minutes(10);

Bytes as_bytes_of(const protocol::Hash& hash) { return Bytes(hash.begin(), hash.end()); }

protocol::HttpResponse gone() {
    return refuse(410, "this attempt has ended; begin again with a new code");
}

// Of the registry's errors, those that a device can do something about.
protocol::HttpResponse refuse_attempt(const Error& error) {
    if (error.kind == ErrorKind::NotFound) return refuse(404, "there is no such attempt");
    if (error.kind == ErrorKind::Conflict) return gone();
    return refuse(error);
}

protocol::HttpResponse accepted(int status) { return json_response(status, Bytes{'{', '}'}); }

}  // namespace

EnrolCalls::EnrolCalls(store::DeviceRegistry& registry, store::BundleStore& bundles,
                       OnlineKeys keys, std::string pin, const Clock& clock, SecureRandom& random)
    : registry_(registry),
      bundles_(bundles),
      keys_(std::move(keys)),
      pin_(std::move(pin)),
      clock_(clock),
      random_(random),
      begins_(begins_per_address_max, begins_window, random) {}

std::int64_t EnrolCalls::now_s() const { return seconds_of(clock_); }

protocol::HttpResponse EnrolCalls::post_enrol(const protocol::HttpRequest& request) {
    if (request.body.size() > protocol::device_request_bytes_max) {
        return refuse(413, "the request is too large");
    }
    const auto decoded = protocol::decode_enrol(request.body);
    if (!decoded.ok()) return refuse(400, decoded.error().what);
    if (const auto* first = std::get_if<protocol::EnrolBegin>(&decoded.value())) {
        return begin(*first, request.address);
    }
    if (const auto* second = std::get_if<protocol::EnrolReveal>(&decoded.value())) {
        return reveal(*second);
    }
    return poll(std::get<protocol::EnrolPoll>(decoded.value()));
}

protocol::HttpResponse EnrolCalls::begin(const protocol::EnrolBegin& begin,
                                         const std::string& address) {
    if (!begins_.take(address, clock_.since_boot())) {
        return refuse(429, "too many devices want to join from this address; wait ten minutes");
    }
    // A key to which the approval could not be sealed later.
    if (!protocol::seal_to(begin.device_key, {}).ok()) {
        return refuse(400, "the request's device_key is wrong");
    }
    const Status cleared = registry_.end_attempts_before(now_s() - 2 * enrol_seconds_max);
    if (!cleared.ok()) return refuse(cleared.error());
    store::EnrolmentAttempt attempt;
    attempt.id = AttemptId::create(random_);
    attempt.key = begin.device_key.bytes;
    attempt.commitment = as_bytes_of(begin.commitment);
    attempt.code_hash = as_bytes_of(begin.code_hash);
    attempt.started_at_s = now_s();
    protocol::EnrolBegun begun{
        .attempt = attempt.id, .nonce = {}, .offline_key = keys_.offline_key};
    random_.fill(begun.nonce);
    attempt.nonce_s = as_bytes_of(begun.nonce);
    const Status added = registry_.add_attempt(attempt);
    if (!added.ok()) {
        return refuse(503, "too many devices want to join at once; try again in a minute");
    }
    return json_response(200, protocol::encode_enrol_begun(begun));
}

protocol::HttpResponse EnrolCalls::reveal(const protocol::EnrolReveal& reveal) {
    Result<store::EnrolmentAttempt> attempt = registry_.attempt(reveal.attempt);
    if (!attempt.ok()) return refuse_attempt(attempt.error());
    if (!is_open(attempt.value(), now_s())) return gone();
    const Bytes nonce = as_bytes_of(reveal.nonce);
    if (attempt.value().nonce_d == nonce) return accepted(200);  // Its answer was lost.
    if (!attempt.value().nonce_d.empty()) return refuse(409, "another nonce was revealed");
    const protocol::Hash commitment =
        protocol::enrol_commitment(reveal.nonce, {attempt.value().key}, pin_);
    const bool fits = as_bytes_of(commitment) == attempt.value().commitment;
    if (fits) {
        attempt.value().nonce_d = nonce;
    } else {
        attempt.value().state = store::AttemptState::Refused;
    }
    const Status kept = registry_.update_attempt(attempt.value());
    if (!kept.ok()) return refuse_attempt(kept.error());
    return fits ? accepted(200) : gone();
}

protocol::HttpResponse EnrolCalls::poll(const protocol::EnrolPoll& poll) {
    const Result<store::EnrolmentAttempt> attempt = registry_.attempt(poll.attempt);
    if (!attempt.ok()) return refuse_attempt(attempt.error());
    if (!protocol::poll_holds(poll, {attempt.value().key})) {
        return refuse(401, "the signature of the device does not hold");
    }
    if (may_fetch(attempt.value(), now_s())) return grant(attempt.value());
    if (!is_open(attempt.value(), now_s())) return gone();
    if (attempt.value().nonce_d.empty()) return refuse(409, "reveal the nonce first");
    return accepted(202);
}

protocol::HttpResponse EnrolCalls::grant(const store::EnrolmentAttempt& attempt) {
    // First the key, then the device: see DeviceCalls::post_pool_key().
    const auto pool_key = current_pool_key(registry_);
    if (!pool_key.ok()) return refuse(pool_key.error());
    const auto device = registry_.device(attempt.key);
    if (!device.ok()) return refuse(device.error());
    if (!device.value() || device.value()->state != store::DeviceState::Approved) return gone();
    const Result<std::uint64_t> version = bundles_.version();
    if (!version.ok()) return refuse(version.error());
    Result<Bytes> answer = protocol::encode_enrol_grant({.attempt = attempt.id,
                                                         .pool_key = pool_key.value(),
                                                         .service_group = attempt.service_group,
                                                         .offline_key = keys_.offline_key,
                                                         .bundle_version = version.value()},
                                                        {attempt.key}, keys_.signer());
    if (!answer.ok()) return refuse(400, answer.error().what);
    return json_response(200, answer.take());
}

}  // namespace candour::server
