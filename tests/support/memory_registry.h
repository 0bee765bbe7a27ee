// tests/support/memory_registry.h: a DeviceRegistry in memory, with the store's promises.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/store/device_registry.h"

namespace candour::test {

class MemoryRegistry : public store::DeviceRegistry {
public:
    Status add_attempt(const store::EnrolmentAttempt& attempt) override {
        if (kept.size() >= attempts_max) return Error{ErrorKind::Full, "too many attempts"};
        if (kept.emplace(attempt.id, attempt).second) return Unit{};
        return Error{ErrorKind::Conflict, "the attempt is there already"};
    }
    Result<store::EnrolmentAttempt> attempt(const AttemptId& id) override {
        const auto found = kept.find(id);
        if (found == kept.end()) return no_attempt();
        return found->second;
    }
    Result<std::vector<store::EnrolmentAttempt>> attempts() override {
        std::vector<store::EnrolmentAttempt> all;
        for (const auto& [id, attempt] : kept)
            all.push_back(attempt);
        return all;
    }
    Status update_attempt(const store::EnrolmentAttempt& attempt) override {
        const auto found = kept.find(attempt.id);
        if (found == kept.end()) return no_attempt();
        if (found->second.state != store::AttemptState::Waiting) return decided();
        const store::EnrolmentAttempt before = found->second;
        found->second = attempt;
        found->second.key = before.key;
        found->second.commitment = before.commitment;
        found->second.tries = before.tries;
        return Unit{};
    }
    Result<int> count_try(const AttemptId& id) override {
        const auto found = kept.find(id);
        if (found == kept.end()) return no_attempt();
        return ++found->second.tries;
    }
    Status approve_attempt(const AttemptId& id, const store::Device& device) override {
        const auto found = kept.find(id);
        if (found == kept.end()) return no_attempt();
        if (found->second.state != store::AttemptState::Waiting) return decided();
        RETURN_IF_ERROR(add_device(device));
        found->second.state = store::AttemptState::Approved;
        found->second.name = device.name;
        found->second.service_group = device.service_group;
        return Unit{};
    }
    Status end_attempts_before(std::int64_t started_at_s) override {
        std::erase_if(kept, [started_at_s](const auto& entry) {
            return entry.second.started_at_s < started_at_s;
        });
        return Unit{};
    }

    Result<std::vector<store::Device>> devices() override {
        std::vector<store::Device> all;
        for (const auto& [key, device] : known)
            all.push_back(device);
        std::ranges::sort(
            all, {}, [](const store::Device& device) { return std::pair(device.name, device.id); });
        return all;
    }
    Result<std::optional<store::Device>> device(const store::DeviceKey& key) override {
        const auto found = known.find(key);
        if (found == known.end()) return std::optional<store::Device>();
        return std::optional(found->second);
    }
    Status add_device(const store::Device& device) override {
        if (known.emplace(device.key, device).second) return Unit{};
        return Error{ErrorKind::Conflict, "the device is there already"};
    }
    Status revoke_device(const DeviceId& id) override {
        return change(id,
                      [](store::Device& device) { device.state = store::DeviceState::Revoked; });
    }
    Status put_heartbeat(const DeviceId& id, CivilDay day, const std::string& health) override {
        return change(id, [&](store::Device& device) {
            device.last_heartbeat = day;
            device.health = health;
        });
    }

    Result<std::optional<store::PoolKeys>> pool_keys() override { return keys; }
    Status rotate_pool_key(const std::optional<std::array<std::uint8_t, 32>>& replaced,
                           const std::array<std::uint8_t, 32>& fresh, CivilDay day,
                           store::PreviousKey previous) override {
        const auto current = keys ? std::optional(keys->current) : std::nullopt;
        if (current != replaced) return Error{ErrorKind::Conflict, "the key was changed meanwhile"};
        const bool keep = previous == store::PreviousKey::Keep;
        keys = {fresh, keep ? current : std::nullopt, day};
        return Unit{};
    }

    std::size_t attempts_max = 100;
    std::map<AttemptId, store::EnrolmentAttempt> kept;
    std::map<store::DeviceKey, store::Device> known;
    std::optional<store::PoolKeys> keys;

private:
    static Error no_attempt() { return {ErrorKind::NotFound, "there is no such attempt"}; }
    static Error decided() { return {ErrorKind::Conflict, "the attempt waits no longer"}; }
    template <typename Change>
    Status change(const DeviceId& id, Change how) {
        for (auto& [key, device] : known) {
            if (device.id != id) continue;
            how(device);
            return Unit{};
        }
        return Error{ErrorKind::NotFound, "there is no such device"};
    }
};

}  // namespace candour::test
