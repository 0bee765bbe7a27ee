// Devices, their attempts to enrol and the pool keys, on each engine.
#include "platform/storage/sql_registry.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

using store::AttemptState;
using store::Device;
using store::DeviceState;
using store::EnrolmentAttempt;
using store::PreviousKey;

const CivilDay a_day{std::chrono::year{2026} / 11 / 22};
using Key = std::array<std::uint8_t, 32>;

Key key_of(std::uint8_t number) {
    Key key;
    key.fill(number);
    return key;
}

Device device_of(std::uint8_t number, std::string name = "Front desk") {
    Device device;
    device.id.bytes.fill(number);
    device.key = key_of(number);
    device.name = std::move(name);
    device.service_group = "centre";
    device.enrolled = a_day;
    return device;
}

EnrolmentAttempt attempt_of(std::uint8_t number) {
    EnrolmentAttempt attempt;
    attempt.id.bytes.fill(number);
    attempt.key = key_of(number);
    attempt.commitment = Bytes(32, 1);
    attempt.nonce_s = Bytes(16, 2);
    attempt.code_hash = Bytes{0, 3, 0};
    attempt.started_at_s = 1000 + number;
    return attempt;
}

struct Office : test::StoreHome {
    using StoreHome::StoreHome;
    SqlRegistry registry(const std::string& organisation = "org") {
        return SqlRegistry(open(pool_kind()), organisation);
    }
};

}  // namespace

TEST_CASE("a device is kept as it was approved, and found by its key", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    {
        SqlRegistry registry = office.registry();
        REQUIRE(registry.add_device(device_of(2, "Tablet Ŵ")).ok());
        REQUIRE(registry.add_device(device_of(1, "front desk")).ok());
        REQUIRE(registry.add_device(device_of(2)).error().kind == ErrorKind::Conflict);
    }
    SqlRegistry registry = office.registry();
    const auto found = registry.device(key_of(2)).take();
    REQUIRE(found->id == device_of(2).id);
    REQUIRE(found->key == key_of(2));
    REQUIRE(found->name == "Tablet Ŵ");
    REQUIRE(found->service_group == "centre");
    REQUIRE(found->state == DeviceState::Approved);
    REQUIRE(found->enrolled == a_day);
    REQUIRE_FALSE(found->last_heartbeat.has_value());
    REQUIRE(found->health.empty());
    REQUIRE_FALSE(registry.device(key_of(9)).value().has_value());
    const auto all = registry.devices().take();
    REQUIRE(all.size() == 2);
    // By name, byte by byte, on each engine alike.
    REQUIRE(all[0].name == "Tablet Ŵ");
    REQUIRE(all[1].name == "front desk");
}

TEST_CASE("a revoked device stays revoked and says how it is until then", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    SqlRegistry registry = office.registry();
    REQUIRE(registry.add_device(device_of(1)).ok());
    REQUIRE(registry.put_heartbeat(device_of(1).id, a_day, R"({"free":"low"})").ok());
    REQUIRE(registry.put_heartbeat(device_of(1).id, a_day + std::chrono::days{7}, "{}").ok());
    REQUIRE(registry.revoke_device(device_of(1).id).ok());
    REQUIRE(registry.revoke_device(device_of(1).id).ok());
    const auto found = registry.device(key_of(1)).take();
    REQUIRE(found->state == DeviceState::Revoked);
    REQUIRE(found->last_heartbeat == a_day + std::chrono::days{7});
    REQUIRE(found->health == "{}");
    REQUIRE(registry.revoke_device(device_of(2).id).error().kind == ErrorKind::NotFound);
    REQUIRE(registry.put_heartbeat(device_of(2).id, a_day, "").error().kind == ErrorKind::NotFound);
}

TEST_CASE("an attempt is kept, revealed and counted until it is decided", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    SqlRegistry registry = office.registry();
    const EnrolmentAttempt begun = attempt_of(1);
    REQUIRE(registry.add_attempt(begun).ok());
    REQUIRE(registry.add_attempt(begun).error().kind == ErrorKind::Conflict);
    REQUIRE(registry.count_try(begun.id).value() == 1);
    REQUIRE(registry.count_try(begun.id).value() == 2);
    EnrolmentAttempt revealed = begun;
    revealed.nonce_d = Bytes(16, 7);
    revealed.commitment = Bytes(32, 99);  // Not to be changed.
    revealed.tries = 0;                   // Nor this.
    REQUIRE(registry.update_attempt(revealed).ok());
    const EnrolmentAttempt kept = registry.attempt(begun.id).take();
    REQUIRE(kept.key == begun.key);
    REQUIRE(kept.commitment == begun.commitment);
    REQUIRE(kept.nonce_s == begun.nonce_s);
    REQUIRE(kept.nonce_d == revealed.nonce_d);
    REQUIRE(kept.code_hash == begun.code_hash);
    REQUIRE(kept.started_at_s == begun.started_at_s);
    REQUIRE(kept.tries == 2);
    REQUIRE(kept.state == AttemptState::Waiting);

    revealed.state = AttemptState::Refused;
    REQUIRE(registry.update_attempt(revealed).ok());
    REQUIRE(registry.attempt(begun.id).value().state == AttemptState::Refused);
    revealed.state = AttemptState::Waiting;
    REQUIRE(registry.update_attempt(revealed).error().kind == ErrorKind::Conflict);
    REQUIRE(registry.approve_attempt(begun.id, device_of(1)).error().kind == ErrorKind::Conflict);
    REQUIRE(registry.devices().value().empty());
}

TEST_CASE("what is not an attempt is NotFound", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    SqlRegistry registry = office.registry();
    const AttemptId id = attempt_of(5).id;
    REQUIRE(registry.attempt(id).error().kind == ErrorKind::NotFound);
    REQUIRE(registry.count_try(id).error().kind == ErrorKind::NotFound);
    REQUIRE(registry.update_attempt(attempt_of(5)).error().kind == ErrorKind::NotFound);
    REQUIRE(registry.approve_attempt(id, device_of(5)).error().kind == ErrorKind::NotFound);
}

TEST_CASE("an approved attempt lets its own device in, once", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    SqlRegistry registry = office.registry();
    REQUIRE(registry.add_attempt(attempt_of(1)).ok());
    REQUIRE(registry.approve_attempt(attempt_of(1).id, device_of(2)).error().kind ==
            ErrorKind::Conflict);  // Another key.
    REQUIRE(registry.approve_attempt(attempt_of(1).id, device_of(1, "Ward 3")).ok());
    REQUIRE(registry.attempt(attempt_of(1).id).value().state == AttemptState::Approved);
    REQUIRE(registry.attempt(attempt_of(1).id).value().name == "Ward 3");
    REQUIRE(registry.device(key_of(1)).value()->name == "Ward 3");
    REQUIRE(registry.approve_attempt(attempt_of(1).id, device_of(1)).error().kind ==
            ErrorKind::Conflict);

    // A device that is there already: neither is done.
    EnrolmentAttempt again = attempt_of(3);
    again.key = key_of(1);
    REQUIRE(registry.add_attempt(again).ok());
    REQUIRE(registry.approve_attempt(again.id, device_of(1)).error().kind == ErrorKind::Conflict);
    REQUIRE(registry.attempt(again.id).value().state == AttemptState::Waiting);
}

TEST_CASE("old attempts end, and a flood of new ones is refused", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    SqlRegistry registry = office.registry();
    for (int i = 0; i < attempts_kept_max; ++i) {
        EnrolmentAttempt attempt = attempt_of(static_cast<std::uint8_t>(i));
        REQUIRE(registry.add_attempt(attempt).ok());
    }
    EnrolmentAttempt more = attempt_of(1);
    more.id = AttemptId::create(office.random);
    REQUIRE(registry.add_attempt(more).error().kind == ErrorKind::Full);
    REQUIRE(registry.end_attempts_before(1010).ok());
    REQUIRE(registry.attempts().value().size() == attempts_kept_max - 10);
    REQUIRE(registry.add_attempt(more).ok());
}

TEST_CASE("the pool key changes once, the one before it stays or goes", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    SqlRegistry registry = office.registry();
    REQUIRE_FALSE(registry.pool_keys().value().has_value());
    REQUIRE(registry.rotate_pool_key(std::nullopt, key_of(1), a_day, PreviousKey::Keep).ok());
    REQUIRE(
        registry.rotate_pool_key(std::nullopt, key_of(9), a_day, PreviousKey::Keep).error().kind ==
        ErrorKind::Conflict);
    REQUIRE(registry.pool_keys().value()->current == key_of(1));
    REQUIRE_FALSE(registry.pool_keys().value()->previous.has_value());
    const CivilDay later = a_day + std::chrono::days{7};
    REQUIRE(registry.rotate_pool_key(key_of(1), key_of(2), later, PreviousKey::Keep).ok());
    auto keys = registry.pool_keys().take();
    REQUIRE(keys->current == key_of(2));
    REQUIRE(keys->previous == key_of(1));
    REQUIRE(keys->since == later);
    // Another program that still sees the first one.
    REQUIRE(registry.rotate_pool_key(key_of(1), key_of(8), later, PreviousKey::Keep).error().kind ==
            ErrorKind::Conflict);
    REQUIRE(registry.pool_keys().value()->current == key_of(2));
    REQUIRE(registry.pool_keys().value()->previous == key_of(1));
    REQUIRE(registry.rotate_pool_key(key_of(2), key_of(3), later, PreviousKey::Drop).ok());
    keys = registry.pool_keys().take();
    REQUIRE(keys->current == key_of(3));
    REQUIRE_FALSE(keys->previous.has_value());
}

TEST_CASE("organisations in one registry do not see each other", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    {
        SqlRegistry one = office.registry("one");
        REQUIRE(one.add_device(device_of(1)).ok());
        REQUIRE(one.add_attempt(attempt_of(1)).ok());
        REQUIRE(one.rotate_pool_key(std::nullopt, key_of(1), a_day, PreviousKey::Keep).ok());
    }
    SqlRegistry two = office.registry("two");
    REQUIRE(two.devices().value().empty());
    REQUIRE(two.attempts().value().empty());
    REQUIRE_FALSE(two.device(key_of(1)).value().has_value());
    REQUIRE_FALSE(two.pool_keys().value().has_value());
    REQUIRE(two.revoke_device(device_of(1).id).error().kind == ErrorKind::NotFound);
}

}  // namespace candour::platform
