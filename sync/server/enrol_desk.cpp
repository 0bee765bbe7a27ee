// The console's side of enrolment: code, words, decision.
#include <algorithm>

#include "sync/protocol/enrol_words.h"
#include "sync/protocol/enrolment_code.h"
#include "sync/server/devices.h"
#include "sync/server/enrol.h"
#include "sync/server/enrol_time.h"

namespace candour::server {

namespace {

constexpr std::size_t name_bytes_max = 100;

protocol::Hash hash_in(const Bytes& bytes) {
    protocol::Hash hash{};
    if (bytes.size() == hash.size()) std::ranges::copy(bytes, hash.begin());
    return hash;
}

bool shows_code(const store::EnrolmentAttempt& attempt, const std::string& code) {
    const protocol::Hash hash = protocol::enrol_code_hash(code, {attempt.key});
    return !attempt.nonce_d.empty() && protocol::same_hash(hash, hash_in(attempt.code_hash));
}

}  // namespace

EnrolDesk::EnrolDesk(store::DeviceRegistry& registry, EnrolIdentity identity, const Clock& clock)
    : registry_(registry), identity_(std::move(identity)), clock_(clock) {}

std::int64_t EnrolDesk::now_s() const { return seconds_of(clock_); }

Result<EnrolDesk::Found> EnrolDesk::find(std::string_view typed_code) {
    ASSIGN_OR_RETURN(const std::string code, protocol::normalised_code(typed_code));
    ASSIGN_OR_RETURN(std::vector<store::EnrolmentAttempt> attempts, registry_.attempts());
    std::erase_if(attempts, [now = now_s()](const store::EnrolmentAttempt& attempt) {
        return !is_open(attempt, now);
    });
    const auto found = std::ranges::find_if(
        attempts, [&code](const store::EnrolmentAttempt& one) { return shows_code(one, code); });
    if (found == attempts.end()) {
        for (const store::EnrolmentAttempt& attempt : attempts) {
            RETURN_IF_ERROR(registry_.count_try(attempt.id));
        }
        return Error{ErrorKind::Denied,
                     "no device that waits shows this code; look at its screen again, and begin "
                     "again on the device when the code is older than ten minutes"};
    }
    return Found{found->id, protocol::words_of({.device_nonce = hash_in(found->nonce_d),
                                                .server_nonce = hash_in(found->nonce_s),
                                                .device_key = {found->key},
                                                .pin = identity_.pin,
                                                .offline_key = identity_.offline_key,
                                                .code = code})};
}

Result<store::Device> EnrolDesk::approve(const AttemptId& id, const std::string& name,
                                         const std::string& service_group) {
    if (name.empty() || name.size() > name_bytes_max) {
        return Error{ErrorKind::Invalid, "give the device a name of 1 to 100 letters"};
    }
    ASSIGN_OR_RETURN(const store::EnrolmentAttempt attempt, registry_.attempt(id));
    if (!is_open(attempt, now_s()) || attempt.nonce_d.empty()) {
        return Error{ErrorKind::Conflict,
                     "this device's attempt has ended; begin again on the device"};
    }
    const store::Device device{.id = device_id_of(attempt.key),
                               .key = attempt.key,
                               .name = name,
                               .service_group = service_group,
                               .state = store::DeviceState::Approved,
                               .enrolled = clock_.today(),
                               .last_heartbeat = std::nullopt,
                               .health = {}};
    RETURN_IF_ERROR(registry_.approve_attempt(id, device));
    return device;
}

Status EnrolDesk::refuse(const AttemptId& id) {
    ASSIGN_OR_RETURN(store::EnrolmentAttempt attempt, registry_.attempt(id));
    attempt.state = store::AttemptState::Refused;
    return registry_.update_attempt(attempt);
}

}  // namespace candour::server
