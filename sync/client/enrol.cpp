// See enrol.h. What the server says before staff have compared the words is believed by nobody: the
// words are made from it, and only then is its signature worth anything.
#include "sync/client/enrol.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "sync/protocol/enrol_words.h"
#include "sync/protocol/enrolment_code.h"

namespace candour::client {

namespace {

Error enrol_refusal(int status) {
    if (status == 410 || status == 403) {
        return {ErrorKind::Denied,
                "this device was not let in, or its time is over (ten minutes, "
                "five tries); begin again"};
    }
    return refusal(status);
}

// "NAME", "NAME:PORT" or "[IPV6]:PORT".
bool is_host(std::string_view text) {
    const auto odd = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; };
    if (text.find_first_of("/?#@") != std::string_view::npos || std::ranges::any_of(text, odd)) {
        return false;
    }
    const std::size_t bracket = text.starts_with('[') ? text.find(']') : 0;
    if (bracket == std::string_view::npos) return false;
    const std::size_t colon = text.find(':', bracket);
    if (colon == std::string_view::npos) return !text.empty();
    const std::string_view port = text.substr(colon + 1);
    unsigned number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    return colon > 0 && error == std::errc{} && end == port.data() + port.size() && number > 0 &&
           number <= 65'535;
}

}  // namespace

Result<std::string> enrolment_address(std::string_view typed) {
    constexpr std::string_view scheme = "https://";
    while (typed.ends_with('/'))
        typed.remove_suffix(1);
    if (!typed.starts_with(scheme) || !is_host(typed.substr(scheme.size()))) {
        return Error{ErrorKind::Invalid,
                     "the server's address is https://HOST:PORT, as the console shows it"};
    }
    return std::string(typed);
}

Enroller::Enroller(std::string url, store::OutboxStore& store, Network& network,
                   SecureRandom& random)
    : server_{std::move(url), {}},
      store_(store),
      network_(network),
      fetch_(store, network),
      device_key_(protocol::make_signing_key_pair()),
      code_(protocol::make_enrolment_code(random)) {
    random.fill(nonce_);
}

std::optional<std::array<std::string_view, 4>> Enroller::words() const {
    if (stage_ < EnrolStage::Wait) return std::nullopt;
    const Result<std::string> code = protocol::normalised_code(code_);
    CHECK(code.ok());
    return protocol::words_of({.device_nonce = nonce_,
                               .server_nonce = begun_.nonce,
                               .device_key = device_key_.public_key,
                               .pin = server_.pin,
                               .offline_key = begun_.offline_key,
                               .code = code.value()});
}

Status Enroller::advance() {
    switch (stage_) {
        case EnrolStage::AskKey:
            return ask_key();
        case EnrolStage::Begin:
            return begin();
        case EnrolStage::Reveal:
            return reveal();
        case EnrolStage::Wait:
            return poll();
        case EnrolStage::Fetch:
            return fetch();
        case EnrolStage::Joined:
            return Unit{};
    }
    CHECK(false);
}

Status Enroller::ask_key() {
    ASSIGN_OR_RETURN(server_.pin, network_.server_key(server_.url));
    stage_ = EnrolStage::Begin;
    return Unit{};
}

Result<NetworkResponse> Enroller::post(const protocol::EnrolRequest& request) {
    return network_.send(post_request(server_, "/v1/enrol", protocol::encode_enrol(request)));
}

Status Enroller::begin() {
    ASSIGN_OR_RETURN(const std::string code, protocol::normalised_code(code_));
    ASSIGN_OR_RETURN(
        const NetworkResponse response,
        post(protocol::EnrolBegin{
            .device_key = device_key_.public_key,
            .commitment = protocol::enrol_commitment(nonce_, device_key_.public_key, server_.pin),
            .code_hash = protocol::enrol_code_hash(code, device_key_.public_key)}));
    if (response.status != 200) return enrol_refusal(response.status);
    ASSIGN_OR_RETURN(begun_, protocol::decode_enrol_begun(response.body));
    // Before staff are asked: they would let in a device that then cannot join.
    RETURN_IF_ERROR(check_may_join(begun_.offline_key, store_));
    stage_ = EnrolStage::Reveal;
    return Unit{};
}

Status Enroller::reveal() {
    ASSIGN_OR_RETURN(const NetworkResponse response,
                     post(protocol::EnrolReveal{.attempt = begun_.attempt, .nonce = nonce_}));
    if (response.status != 200 && response.status != 204) return enrol_refusal(response.status);
    stage_ = EnrolStage::Wait;
    return Unit{};
}

Status Enroller::poll() {
    ASSIGN_OR_RETURN(const NetworkResponse response,
                     post(protocol::make_enrol_poll(begun_.attempt, device_key_)));
    if (response.status == 202) return Unit{};
    if (response.status != 200) return enrol_refusal(response.status);
    Result<protocol::VerifiedGrant> grant =
        protocol::decode_enrol_grant(response.body, device_key_, begun_.offline_key);
    if (!grant.ok() || grant.value().grant.attempt != begun_.attempt ||
        grant.value().grant.offline_key != begun_.offline_key) {
        return Error{ErrorKind::Denied,
                     "the answer was not signed by the server whose words were compared; nothing "
                     "was kept. Begin again, on another network"};
    }
    grant_ = grant.take();
    stage_ = EnrolStage::Fetch;
    return Unit{};
}

Status Enroller::fetch() {
    ASSIGN_OR_RETURN(BundleFetch::Step step,
                     fetch_.step({.server = server_,
                                  .offline_key = begun_.offline_key,
                                  .known_version = 0,
                                  .known_serial = grant_->delegation.serial}));
    if (step.more) return Unit{};
    if (!step.whole) return Error{ErrorKind::Invalid, step.note};
    protocol::Invitation granted{.server_url = server_.url,
                                 .server_pin = server_.pin,
                                 .offline_key = begun_.offline_key,
                                 .pool_key = grant_->grant.pool_key,
                                 .service_group = grant_->grant.service_group,
                                 .bundle = std::move(step.whole->package),
                                 .device_key = device_key_};
    Result<Enrolment> joined = join_on_line(std::move(granted), store_);
    if (!joined.ok()) {
        RETURN_IF_ERROR(KeptBundles(store_).drop_pieces_but({}));
        return joined.error();
    }
    enrolment_ = joined.take();
    stage_ = EnrolStage::Joined;
    return Unit{};
}

}  // namespace candour::client
