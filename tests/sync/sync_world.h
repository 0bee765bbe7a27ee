// tests/sync/sync_world.h: stores in memory, a network that a test scripts, and a clock, for both
// ends of the protocol in one process.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/privacy/open.h"
#include "core/store/outbox_store.h"
#include "sync/protocol/http_message.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/messages.h"
#include "sync/server/intake.h"
#include "sync/server/invite.h"
#include "sync/server/key_ring.h"
#include "tests/support/memory_pool.h"
#include "tests/support/memory_registry.h"
#include "tests/support/secure_random.h"

namespace candour::test {

inline const CivilDay a_day{std::chrono::year{2026} / 11 / 22};

// Stands still on a_day, at noon.
class FixedClock : public Clock {
public:
    Instant wall_now() const override { return Instant{a_day} + std::chrono::hours(12); }
    Milliseconds since_boot() const override { return Milliseconds{1000}; }
};

class MemoryOutbox : public store::OutboxStore {
public:
    struct Slot {
        store::SlotState state = store::SlotState::Free;
        privacy::Cell cell;
        std::uint64_t generation = 0;
    };

    explicit MemoryOutbox(std::size_t capacity = 4096) : slots(capacity) {}

    Status add(const std::vector<privacy::Cell>& cells) override {
        std::vector<Slot*> free;
        for (Slot& slot : slots) {
            if (slot.state != store::SlotState::Pending) free.push_back(&slot);
        }
        if (free.size() < cells.size()) return Error{ErrorKind::Full, "no slot"};
        std::ranges::stable_sort(free, {}, [this](const Slot* slot) { return rank(*slot); });
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (rank(*free[i]).first == 2) ++reused_early;
            *free[i] = {store::SlotState::Pending, cells[i], 0};
        }
        return Unit{};
    }
    Result<std::vector<store::PendingCell>> pending() override {
        std::vector<store::PendingCell> found;
        for (std::uint32_t i = 0; i < slots.size(); ++i) {
            if (slots[i].state == store::SlotState::Pending) found.push_back({i, slots[i].cell});
        }
        return found;
    }
    Status acknowledge(const std::vector<std::uint32_t>& numbers,
                       std::uint64_t generation) override {
        for (const std::uint32_t number : numbers) {
            slots[number].state = store::SlotState::Acknowledged;
            slots[number].generation = generation;
        }
        return Unit{};
    }
    Status offer_all_again() override {
        for (Slot& slot : slots) {
            if (slot.state == store::SlotState::Acknowledged) {
                slot.state = store::SlotState::Pending;
            }
        }
        horizon = 0;
        return Unit{};
    }
    Status set_horizon(std::uint64_t generation) override {
        horizon = std::max(horizon, generation);
        return Unit{};
    }
    Result<store::OutboxUse> use() override {
        const auto count = [&](store::SlotState state) {
            return static_cast<std::uint32_t>(std::ranges::count(slots, state, &Slot::state));
        };
        return store::OutboxUse{.capacity = static_cast<std::uint32_t>(slots.size()),
                                .pending = count(store::SlotState::Pending),
                                .acknowledged = count(store::SlotState::Acknowledged),
                                .damaged = damaged,
                                .reusable = static_cast<std::uint32_t>(std::ranges::count_if(
                                    slots, [this](const Slot& s) { return rank(s).first == 1; })),
                                .reused_early = reused_early};
    }
    Result<std::string> setting(const std::string& name) override {
        const auto found = settings.find(name);
        return found == settings.end() ? std::string() : found->second;
    }
    Status set_setting(const std::string& name, const std::string& value) override {
        settings[name] = value;
        return Unit{};
    }
    Status set_settings(const std::map<std::string, std::string>& values) override {
        for (const auto& [name, value] : values)
            settings[name] = value;
        return Unit{};
    }

    // Everything that a response may change, to see that it has not.
    std::pair<std::vector<std::pair<int, std::uint64_t>>, std::map<std::string, std::string>>
    state() const {
        std::vector<std::pair<int, std::uint64_t>> marks;
        for (const Slot& slot : slots) {
            marks.emplace_back(static_cast<int>(slot.state), slot.generation);
        }
        auto present = settings;
        std::erase_if(present, [](const auto& setting) { return setting.second.empty(); });
        return {marks, present};
    }

    std::vector<Slot> slots;
    std::uint32_t damaged = 0;
    std::uint64_t horizon = 0;
    std::uint64_t reused_early = 0;
    std::map<std::string, std::string> settings;

private:
    // Free ones first, then those in a proved backup, then the lowest generation.
    std::pair<int, std::uint64_t> rank(const Slot& slot) const {
        if (slot.state != store::SlotState::Acknowledged) return {0, 0};
        return slot.generation <= horizon ? std::pair(1, std::uint64_t{0})
                                          : std::pair(2, slot.generation);
    }
};

// Hands each request to `answer` and keeps it.
class ScriptedNetwork : public Network {
public:
    Result<NetworkResponse> send(const NetworkRequest& request) override {
        requests.push_back(request);
        return answer(request);
    }

    std::function<Result<NetworkResponse>(const NetworkRequest&)> answer;
    std::vector<NetworkRequest> requests;
};

inline Result<NetworkResponse> ask(server::Intake& intake, const NetworkRequest& request) {
    const protocol::HttpResponse response = intake.post_cells({.method = request.method,
                                                               .path = "/v1/cells",
                                                               .query = "",
                                                               .headers = request.headers,
                                                               .body = request.body});
    return NetworkResponse{response.status, response.body};
}

// A registry in which `key` is the current pool key.
inline MemoryRegistry registry_with(const protocol::PoolKey& key) {
    MemoryRegistry registry;
    registry.keys = store::PoolKeys{.current = key.bytes, .previous = {}, .since = a_day};
    return registry;
}

inline privacy::Cell random_cell(SecureRandom& random) {
    privacy::Cell cell;
    random.fill(cell.id.bytes);
    random.fill(cell.sealed);
    return cell;
}

inline std::vector<privacy::Cell> random_cells(std::size_t count, SecureRandom& random) {
    std::vector<privacy::Cell> cells;
    for (std::size_t i = 0; i < count; ++i)
        cells.push_back(random_cell(random));
    return cells;
}

// Sealed as a kiosk seals it.
inline std::vector<privacy::Cell> sealed(feedback::Contact contact,
                                         const privacy::EpochPublicKey& key, SecureRandom& random) {
    return privacy::seal(feedback::Draft(std::move(contact)), key, random).take().cells();
}

inline std::string pin_of_zeros() { return to_base64(Bytes(32)); }

}  // namespace candour::test
