// What a report means to the person who looks after the device.
#include "app/console/devices/health.h"

#include "app/console/words.h"
#include "sync/protocol/heartbeat.h"

namespace candour::console {
namespace {

// "2026-11" as "November 2026"; as it is when it is no month.
std::string month_in_words(const std::string& month, const PageLanguage& language) {
    const auto first = from_iso(month + "-01");
    return first.ok() ? language.month(first.value()) : shown_text(month);
}

void add_contact(const store::Device& device, const ExpectedOfDevices& expected,
                 const PageLanguage& language, std::vector<std::string>& problems) {
    const CivilDay last = device.last_heartbeat.value_or(device.enrolled);
    const std::int64_t silent = (expected.today - last).count();
    if (silent <= silent_days_max) return;
    problems.push_back(
        (device.last_heartbeat
             ? language.tr_n("Not heard from for {count} day.", "Not heard from for {count} days.",
                             silent)
             : language.tr_n("Not heard from since it joined, {count} day ago.",
                             "Not heard from since it joined, {count} days ago.", silent)) +
        " " +
        language.tr("Check that it is switched on and has a network. What people wrote on it is "
                    "kept there."));
}

void add_room(const protocol::Health& health, const PageLanguage& language,
              std::vector<std::string>& problems) {
    switch (health.outbox) {
        case protocol::Room::Plenty:
            break;
        case protocol::Room::Low:
            problems.push_back(
                language.tr("Its room for what people write is filling up. Check its network."));
            break;
        case protocol::Room::None:
            problems.push_back(language.tr(
                "It has no room left: visitors cannot write until it has sent. Check its network "
                "today, or carry its file here on a stick."));
            break;
    }
    switch (health.disk) {
        case protocol::Room::Plenty:
            break;
        case protocol::Room::Low:
            problems.push_back(language.tr("Its disk is nearly full. Free some space on it."));
            break;
        case protocol::Room::None:
            problems.push_back(language.tr("Its disk is full. Free some space on it."));
            break;
    }
}

void add_sending(const protocol::Health& health, const PageLanguage& language,
                 std::vector<std::string>& problems) {
    const auto silent = static_cast<std::int64_t>(health.days_silent);
    if (silent > silent_days_max) {
        problems.push_back(
            language.tr_n("It has not sent all that it holds for {count} day. Check its network. "
                          "Nothing is lost.",
                          "It has not sent all that it holds for {count} days. Check its network. "
                          "Nothing is lost.",
                          silent));
    }
    if (health.reused_early) {
        problems.push_back(language.tr(
            "It had to reuse room that no proved backup covers yet. Make and verify a backup of "
            "this server now, and then daily."));
    }
    if (health.damaged > 0) {
        const auto damaged = static_cast<std::int64_t>(health.damaged);
        problems.push_back(language.tr_n(
            "{count} place in its store is damaged. Its disk may be failing: replace it.",
            "{count} places in its store are damaged. Its disk may be failing: replace it.",
            damaged));
    }
}

void add_content(const protocol::Health& health, const ExpectedOfDevices& expected,
                 const PageLanguage& language, std::vector<std::string>& problems) {
    if (health.bundle_version < expected.bundle_version) {
        problems.push_back(language.tr("It does not have the newest questions and texts yet."));
    }
    if (!expected.epoch.empty() && health.epoch < expected.epoch) {
        problems.push_back(language.tr("It still uses the key of {month}.",
                                       {{"month", month_in_words(health.epoch, language)}}));
    }
    if (health.languages_withdrawn.empty()) return;
    std::string names;
    for (const std::string& tag : health.languages_withdrawn) {
        names += (names.empty() ? "" : ", ") + language_in_words(shown_text(tag), language);
    }
    problems.push_back(
        language.tr("It cannot show these languages: {languages}. Install their fonts on it.",
                    {{"languages", names}}));
}

}  // namespace

DeviceHealth health_of(const store::Device& device, const ExpectedOfDevices& expected,
                       const PageLanguage& language) {
    DeviceHealth health;
    if (device.state == store::DeviceState::Revoked) {
        health.condition = Condition::Revoked;
        return health;
    }
    add_contact(device, expected, language, health.problems);
    if (device.last_heartbeat) {
        const auto report = protocol::health_from_json(device.health);
        if (report.ok()) {
            add_room(report.value(), language, health.problems);
            add_sending(report.value(), language, health.problems);
            add_content(report.value(), expected, language, health.problems);
        } else {
            health.problems.push_back(
                language.tr("Its last report cannot be read: its program may be another version."));
        }
    }
    if (!health.problems.empty()) {
        health.condition = Condition::NeedsAttention;
    } else if (device.last_heartbeat) {
        health.condition = Condition::Working;
    }
    return health;
}

std::string_view condition_in_words(Condition condition) {
    switch (condition) {
        case Condition::New:
            return N_("Waiting for its first report");
        case Condition::Working:
            return N_("Working");
        case Condition::NeedsAttention:
            return N_("Needs attention");
        case Condition::Revoked:
            return N_("Revoked");
    }
    return "";
}

}  // namespace candour::console
