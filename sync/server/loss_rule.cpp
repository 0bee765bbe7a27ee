// Devices by what they reported, cells by what opens them.
#include "sync/server/loss_rule.h"

#include <array>
#include <chrono>
#include <optional>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "sync/server/open_pool.h"

namespace candour::server {

namespace {

using nlohmann::json;

constexpr const char* since_field = "epoch_since";
// A day for each of the two clocks.
constexpr std::chrono::days after_first_report{2};

json object_of(const std::string& text) {
    json read = json::parse(text, nullptr, /*allow_exceptions=*/false);
    return read.is_object() ? read : json::object();
}

std::string text_in(const json& object, const char* field) {
    const auto found = object.find(field);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<CivilDay> day_in(const json& object, const char* field) {
    const Result<CivilDay> day = from_iso(text_in(object, field));
    return day.ok() ? std::optional{day.value()} : std::nullopt;
}

std::string why_it_may_hold(const store::Device& device, const std::string& epoch) {
    if (!device.last_heartbeat) return "it has never reported";
    const Result<protocol::Health> health = protocol::health_from_json(device.health);
    if (!health.ok()) return "its last report cannot be read";
    if (health.value().epoch <= epoch) return "it still uses the key of " + health.value().epoch;
    const std::optional<CivilDay> since = day_in(object_of(device.health), since_field);
    const auto silent = std::chrono::days(static_cast<int>(health.value().days_silent));
    if (since && *device.last_heartbeat - silent >= *since + after_first_report) return {};
    return "it has not reported a complete upload since it took a newer key";
}

enum class Opens { No, Dummy, Message, Unknown };

struct Inside {
    Opens opens = Opens::No;
    MessageId message{};
};

// What the box opens and the program cannot read may be a newer program's: it counts as words.
Inside inside_of(const privacy::Cell& cell, const privacy::EpochKeyPair& key) {
    const auto wire = cell.wire();
    const ByteView sealed = ByteView(wire).subspan(cell.id.bytes.size());
    std::array<std::uint8_t, privacy::cell_bytes> plain{};
    const bool opened =
        crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(),
                             key.public_key.bytes.data(), key.private_key.data()) == 0;
    sodium_memzero(plain.data(), plain.size());
    if (!opened) return {};
    Result<privacy::OpenedCell> read = privacy::open_cell(cell, {key});
    if (!read.ok()) return {.opens = Opens::Unknown};
    wipe(read.value().content);
    if (read.value().dummy) return {.opens = Opens::Dummy};
    return {.opens = Opens::Message, .message = read.value().message};
}

}  // namespace

std::string health_to_keep(const protocol::Health& health, const std::string& before,
                           CivilDay today) {
    json kept = object_of(protocol::to_json(health));
    const json earlier = object_of(before);
    const std::optional<CivilDay> since = day_in(earlier, since_field);
    const bool same = text_in(earlier, "epoch") == health.epoch;
    kept[since_field] = to_iso(same && since ? *since : today);
    return kept.dump();
}

std::vector<Holder> holders_of(const std::vector<store::Device>& devices,
                               const std::string& epoch) {
    std::vector<Holder> holders;
    for (const store::Device& device : devices) {
        if (device.state != store::DeviceState::Approved) continue;
        std::string why = why_it_may_hold(device, epoch);
        if (!why.empty()) holders.push_back({device.name, std::move(why)});
    }
    return holders;
}

Result<PooledUnder> pooled_under(const privacy::EpochKeyPair& key, ByteView message_hash_key,
                                 store::PoolStore& pool, store::OfficeStore& office) {
    ASSIGN_OR_RETURN(const auto waiting, pool.waiting());
    ASSIGN_OR_RETURN(std::vector<privacy::Cell> cells, pool.held());
    for (const store::PooledCell& pooled : waiting)
        cells.push_back(pooled.cell);
    PooledUnder found;
    std::vector<Bytes> hashes;
    for (const privacy::Cell& cell : cells) {
        const Inside inside = inside_of(cell, key);
        if (inside.opens == Opens::Unknown) found.unread = true;
        if (inside.opens == Opens::Message)
            hashes.push_back(message_hash(inside.message, message_hash_key));
    }
    ASSIGN_OR_RETURN(const std::vector<bool> revealed, office.revealed_before(hashes));
    for (const bool has_it : revealed)
        (has_it ? found.released : found.unread) = true;
    return found;
}

}  // namespace candour::server
