// See heartbeat.h.
#include "sync/client/heartbeat.h"

#include <algorithm>
#include <charconv>

#include "sync/client/server_calls.h"

namespace candour::client {

namespace {

constexpr const char* complete_day_setting = "complete_day";
constexpr const char* faults_setting = "faults";  // One name a line.
constexpr std::uint64_t days_silent_max = 9'999;
constexpr std::uint32_t low_percent = 70;

std::string as_number(CivilDay day) { return std::to_string(day.time_since_epoch().count()); }

// A device that has never had a complete window is as silent as can be said.
std::uint64_t days_since(const std::string& kept, CivilDay today) {
    int day = 0;
    const char* end = kept.data() + kept.size();
    const auto [stopped, error] = std::from_chars(kept.data(), end, day);
    if (kept.empty() || error != std::errc{} || stopped != end) return days_silent_max;
    const std::int64_t days = today.time_since_epoch().count() - std::int64_t{day};
    return static_cast<std::uint64_t>(
        std::clamp<std::int64_t>(days, 0, static_cast<std::int64_t>(days_silent_max)));
}

protocol::Room room_in(const store::OutboxUse& use) {
    const std::uint64_t usable = use.capacity - std::min(use.damaged, use.capacity);
    if (use.pending + privacy::cells_per_message_max > usable) return protocol::Room::None;
    return use.pending * std::uint64_t{100} >= usable * low_percent ? protocol::Room::Low
                                                                    : protocol::Room::Plenty;
}

}  // namespace

Status note_faults(const std::vector<protocol::Fault>& faults, store::OutboxStore& store) {
    std::string lines;
    for (const std::string& name : protocol::names_of(faults))
        lines += name + "\n";
    ASSIGN_OR_RETURN(const std::string kept, store.setting(faults_setting));
    if (kept == lines) return Unit{};
    return store.set_setting(faults_setting, lines);
}

Result<std::vector<protocol::Fault>> noted_faults(store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const std::string lines, store.setting(faults_setting));
    std::vector<protocol::Fault> faults;
    for (std::string_view rest = lines; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (const auto fault = protocol::fault_from(rest.substr(0, end))) faults.push_back(*fault);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return faults;
}

Status note_complete_window(CivilDay today, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const std::string kept, store.setting(complete_day_setting));
    if (kept == as_number(today)) return Unit{};
    return store.set_setting(complete_day_setting, as_number(today));
}

Result<protocol::Health> health_of(const DeviceFacts& facts, const Enrolment& enrolment,
                                   CivilDay today, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const store::OutboxUse use, store.use());
    ASSIGN_OR_RETURN(const std::string complete_day, store.setting(complete_day_setting));
    return protocol::Health{.program = facts.program,
                            .languages_withdrawn = facts.languages_withdrawn,
                            .disk = facts.disk,
                            .outbox = room_in(use),
                            .days_silent = days_since(complete_day, today),
                            .bundle_version = enrolment.bundle.version,
                            .epoch = enrolment.bundle.epoch,
                            .reused_early = use.reused_early > 0,
                            .damaged = use.damaged,
                            .faults = protocol::names_of(facts.faults)};
}

Status send_heartbeat(const protocol::Health& health, const Enrolment& enrolment,
                      Network& network) {
    CHECK(enrolment.invitation.device_key.has_value());
    ASSIGN_OR_RETURN(const NetworkResponse response,
                     network.send(post_request(
                         address_of(enrolment.invitation), "/v1/heartbeat",
                         protocol::encode_heartbeat(health, *enrolment.invitation.device_key))));
    if (response.status != 200 && response.status != 204) return refusal(response.status);
    return Unit{};
}

}  // namespace candour::client
