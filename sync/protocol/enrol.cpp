// The messages of enrolment on line.
#include "sync/protocol/enrol.h"

#include <sodium.h>

#include "sync/protocol/fields.h"
#include "sync/protocol/limits.h"

namespace candour::protocol {

namespace {

constexpr std::string_view commitment_domain = "candour/enrol-commitment/1";
constexpr std::string_view code_domain = "candour/enrol-code/1";
constexpr std::string_view poll_domain = "candour/enrol-poll/1";

nlohmann::json to_fields(const EnrolBegin& begin) {
    return {{"step", "begin"},
            {"device_key", to_base64(begin.device_key.bytes)},
            {"commitment", to_base64(begin.commitment)},
            {"code_hash", to_base64(begin.code_hash)}};
}

nlohmann::json to_fields(const EnrolReveal& reveal) {
    return {{"step", "reveal"},
            {"attempt", to_base64(reveal.attempt.bytes)},
            {"nonce", to_base64(reveal.nonce)}};
}

nlohmann::json to_fields(const EnrolPoll& poll) {
    return {{"step", "poll"},
            {"attempt", to_base64(poll.attempt.bytes)},
            {"signature", to_base64(poll.signature)}};
}

Bytes as_json(const nlohmann::json& value) {
    const std::string json = to_compact_json(value);
    return Bytes(json.begin(), json.end());
}

AttemptId attempt_of(Fields& fields) { return {fields.bytes_of<16>("attempt")}; }

EnrolRequest request_of(Fields& fields, std::string_view step) {
    if (step == "begin") {
        return EnrolBegin{.device_key = {fields.bytes_of<32>("device_key")},
                          .commitment = fields.bytes_of<32>("commitment"),
                          .code_hash = fields.bytes_of<32>("code_hash")};
    }
    if (step == "reveal") {
        return EnrolReveal{.attempt = attempt_of(fields), .nonce = fields.bytes_of<32>("nonce")};
    }
    return EnrolPoll{.attempt = attempt_of(fields),
                     .signature = fields.bytes_of<sizeof(Signature)>("signature")};
}

}  // namespace

Bytes encode_enrol(const EnrolRequest& request) {
    return as_json(std::visit([](const auto& step) { return to_fields(step); }, request));
}

Result<EnrolRequest> decode_enrol(ByteView bytes) {
    if (bytes.size() > device_request_bytes_max) {
        return Error{ErrorKind::Corrupt, "the request is too large"};
    }
    Fields fields = Fields::of_text(to_text(bytes));
    const std::string step = fields.text("step");
    if (fields.ok() && step != "begin" && step != "reveal" && step != "poll") {
        return Error{ErrorKind::Corrupt, "the request's step is none of begin, reveal and poll"};
    }
    EnrolRequest request = request_of(fields, step);
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the request's " + fields.bad() + " is wrong"};
    }
    return request;
}

Hash enrol_commitment(const Hash& device_nonce, const SigningPublicKey& device_key,
                      std::string_view pin) {
    return domain_hash(commitment_domain, {device_nonce, device_key.bytes, as_bytes(pin)});
}

Hash enrol_code_hash(std::string_view code, const SigningPublicKey& device_key) {
    return keyed_hash(code_domain, {as_bytes(code)}, device_key.bytes);
}

EnrolPoll make_enrol_poll(const AttemptId& attempt, const SigningKeyPair& device_key) {
    return {.attempt = attempt, .signature = sign(poll_domain, attempt.bytes, device_key)};
}

bool poll_holds(const EnrolPoll& poll, const SigningPublicKey& device_key) {
    return signature_holds(poll_domain, poll.attempt.bytes, poll.signature, device_key);
}

Bytes encode_enrol_begun(const EnrolBegun& begun) {
    return as_json({{"attempt", to_base64(begun.attempt.bytes)},
                    {"nonce", to_base64(begun.nonce)},
                    {"offline_key", to_base64(begun.offline_key.bytes)}});
}

Result<EnrolBegun> decode_enrol_begun(ByteView bytes) {
    if (bytes.size() > message_bytes_max) {
        return Error{ErrorKind::Corrupt, "the server's answer is too large"};
    }
    Fields fields = Fields::of_text(to_text(bytes));
    EnrolBegun begun{.attempt = attempt_of(fields),
                     .nonce = fields.bytes_of<32>("nonce"),
                     .offline_key = {fields.bytes_of<32>("offline_key")}};
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the server's answer is not that of a Candour server"};
    }
    return begun;
}

}  // namespace candour::protocol
