// What a report means to the person who looks after the device.
#include "app/console/devices/health.h"

#include <utility>

#include "app/console/words.h"
#include "sync/protocol/fault_words.h"
#include "sync/protocol/heartbeat.h"

namespace candour::console {
namespace {

// "2026-11" as "November 2026"; as it is when it is no month.
std::string month_in_words(const std::string& month, const PageLanguage& language) {
    const auto first = from_iso(month + "-01");
    return first.ok() ? language.month(first.value()) : shown_text(month);
}

std::string names_of(const std::vector<std::string>& tags, const PageLanguage& language) {
    std::string names;
    for (const std::string& tag : tags)
        names += (names.empty() ? "" : ", ") + language_in_words(shown_text(tag), language);
    return names;
}

// One report, in the reader's language.
class Findings {
public:
    Findings(const ExpectedOfDevices& expected, const PageLanguage& language, DeviceHealth& health)
        : expected_(expected), language_(language), health_(health) {}

    void add_contact(const store::Device& device) {
        const CivilDay last = device.last_heartbeat.value_or(device.enrolled);
        const std::int64_t silent = (expected_.today - last).count();
        if (silent <= silent_days_max) return;
        const std::string since =
            device.last_heartbeat
                ? language_.tr_n("Not heard from for {count} day.",
                                 "Not heard from for {count} days.", silent)
                : language_.tr_n("Not heard from since it joined, {count} day ago.",
                                 "Not heard from since it joined, {count} days ago.", silent);
        problem(since + " " +
                language_.tr("Check that it is switched on and has a network. What people wrote "
                             "on it is kept there."));
    }

    void add_room(const protocol::Health& report) {
        switch (report.outbox) {
            case protocol::Room::Plenty:
                break;
            case protocol::Room::Low:
                problem(language_.tr(
                    "Its room for what people write is filling up. Check its network."));
                break;
            case protocol::Room::None:
                problem(language_.tr(
                    "It has no room left: visitors cannot write until it has sent. Check its "
                    "network today, or carry its file here on a stick."));
                break;
        }
        switch (report.disk) {
            case protocol::Room::Plenty:
                break;
            case protocol::Room::Low:
                problem(language_.tr("Its disk is nearly full. Free some space on it."));
                break;
            case protocol::Room::None:
                problem(language_.tr("Its disk is full. Free some space on it."));
                break;
        }
    }

    void add_sending(const protocol::Health& report) {
        const auto silent = static_cast<std::int64_t>(report.days_silent);
        if (silent > silent_days_max) {
            problem(
                language_.tr_n("It has not sent all that it holds for {count} day. Check its "
                               "network. Nothing is lost.",
                               "It has not sent all that it holds for {count} days. Check its "
                               "network. Nothing is lost.",
                               silent));
        }
        if (report.reused_early) {
            problem(language_.tr(
                "It had to reuse room that no proved backup covers yet. Make and verify a backup "
                "of this server now, and then daily."));
        }
        if (report.damaged > 0) {
            problem(
                language_.tr_n("{count} place in its store is damaged. Its disk may be "
                               "failing: replace it.",
                               "{count} places in its store are damaged. Its disk may be "
                               "failing: replace it.",
                               static_cast<std::int64_t>(report.damaged)));
        }
    }

    void add_content(const protocol::Health& report) {
        if (report.bundle_version < expected_.bundle_version) {
            problem(language_.tr("It does not have the newest questions and texts yet."));
        }
        if (!expected_.epoch.empty() && report.epoch < expected_.epoch) {
            problem(language_.tr("It still uses the key of {month}.",
                                 {{"month", month_in_words(report.epoch, language_)}}));
        }
    }

    // Devices of before do not say why they withdraw a language: it was for want of letters.
    void add_faults(const protocol::Health& report) {
        std::vector<std::string> without_letters = report.languages_withdrawn;
        for (const protocol::FaultGroup& group : protocol::grouped(report.faults)) {
            (protocol::is_remark(group.kind) ? health_.remarks : health_.problems)
                .push_back(language_.tr(protocol::words_of(group.kind),
                                        {{"languages", names_of(group.languages, language_)}}));
            const bool says_why = group.kind == protocol::FaultKind::LettersMissing ||
                                  group.kind == protocol::FaultKind::TextsUnreadable ||
                                  group.kind == protocol::FaultKind::TextsMissing;
            for (const Language& told : group.languages) {
                if (says_why) std::erase(without_letters, told);
            }
        }
        for (const std::string& fault : report.faults) {
            if (protocol::fault_from(fault)) continue;
            problem(
                language_.tr("It reports “{fault}”, which this server does not know: its "
                             "program is newer.",
                             {{"fault", first_words(fault, fault_characters_max)}}));
        }
        if (without_letters.empty()) return;
        problem(
            language_.tr("It cannot show these languages: {languages}. Install their fonts on it.",
                         {{"languages", names_of(without_letters, language_)}}));
    }

    void add_unreadable() {
        problem(
            language_.tr("Its last report cannot be read: its program may be another version."));
    }

private:
    static constexpr int fault_characters_max = 40;

    void problem(std::string words) { health_.problems.push_back(std::move(words)); }

    const ExpectedOfDevices& expected_;
    const PageLanguage& language_;
    DeviceHealth& health_;
};

}  // namespace

DeviceHealth health_of(const store::Device& device, const ExpectedOfDevices& expected,
                       const PageLanguage& language) {
    DeviceHealth health;
    if (device.state == store::DeviceState::Revoked) {
        health.condition = Condition::Revoked;
        return health;
    }
    Findings findings(expected, language, health);
    findings.add_contact(device);
    if (device.last_heartbeat) {
        const auto report = protocol::health_from_json(device.health);
        if (report.ok()) {
            findings.add_room(report.value());
            findings.add_sending(report.value());
            findings.add_content(report.value());
            findings.add_faults(report.value());
        } else {
            findings.add_unreadable();
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
