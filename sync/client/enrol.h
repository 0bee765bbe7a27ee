// Enroller: a device joins on line. It shows a code and four words; a member of staff types the
// code into the console and compares the words. One request a call, no thread, no timer.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "sync/client/bundle_fetch.h"
#include "sync/client/enrolment.h"
#include "sync/client/server_calls.h"
#include "sync/protocol/enrol.h"

namespace candour::client {

enum class EnrolStage : std::uint8_t {
    AskKey,  // Which TLS key does the server show?
    Begin,   // Ask to be let in.
    Reveal,  // From the end of this stage on there are words to compare.
    Wait,    // For staff. Ask about every three seconds, at most ten minutes.
    Fetch,   // The first bundle.
    Joined,
};

// "https://HOST" or "https://HOST:PORT", without a slash at its end. Errors: Invalid, in words.
Result<std::string> enrolment_address(std::string_view typed);

class Enroller {
public:
    // `url`: as enrolment_address() gives it. All outlive this.
    Enroller(std::string url, store::OutboxStore& store, Network& network, SecureRandom& random);

    // The next request. Waiting is Ok and the same stage. Errors: Unavailable (call again);
    // Denied, Conflict or Invalid: it is over, and nothing was kept.
    Status advance();

    EnrolStage stage() const { return stage_; }
    // "ABCD-EFGH": to be typed into the console.
    const std::string& code() const { return code_; }
    // The same must be on the console's page. Empty before stage Wait.
    std::optional<std::array<std::string_view, 4>> words() const;
    // After stage Joined: what is now kept.
    const std::optional<Enrolment>& enrolment() const { return enrolment_; }

private:
    Status ask_key();
    Status begin();
    Status reveal();
    Status poll();
    Status fetch();
    Result<NetworkResponse> post(const protocol::EnrolRequest& request);

    ServerAddress server_;
    store::OutboxStore& store_;
    Network& network_;
    BundleFetch fetch_;
    EnrolStage stage_ = EnrolStage::AskKey;
    protocol::SigningKeyPair device_key_;
    protocol::Hash nonce_{};
    std::string code_;
    protocol::EnrolBegun begun_;
    std::optional<protocol::VerifiedGrant> grant_;
    std::optional<Enrolment> enrolment_;
};

}  // namespace candour::client
