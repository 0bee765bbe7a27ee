// The list of devices, and revoking.
#include "app/console/devices/devices.h"

#include <algorithm>
#include <utility>

#include "app/console/words.h"
#include "sync/protocol/enrol_words.h"
#include "sync/server/bundle.h"
#include "sync/server/devices.h"

namespace candour::console {
namespace {

std::string_view style_of(Condition condition) {
    switch (condition) {
        case Condition::New:
            return "new";
        case Condition::Working:
            return "working";
        case Condition::NeedsAttention:
            return "attention";
        case Condition::Revoked:
            return "revoked";
    }
    return "";
}

View sentences_view(const std::vector<std::string>& sentences) {
    View list{View::type::list};
    for (const std::string& sentence : sentences) {
        View view;
        view["sentence"] = sentence;
        list << view;
    }
    return list;
}

View view_of_device(const store::Device& device, const ExpectedOfDevices& expected,
                    const PageLanguage& language) {
    const DeviceHealth health = health_of(device, expected, language);
    const bool is_revoked = health.condition == Condition::Revoked;
    View view;
    view["device_name"] = shown_text(device.name);
    view["condition"] = language.tr(condition_in_words(health.condition));
    view["condition_style"] = std::string{style_of(health.condition)};
    view["group"] = device.service_group.empty() ? language.tr("Whole organisation")
                                                 : shown_text(device.service_group);
    view["joined"] = language.day(device.enrolled);
    view["last_contact"] =
        device.last_heartbeat ? language.day(*device.last_heartbeat) : language.tr("None yet");
    view["has_problems"] = !health.problems.empty();
    view["problems"] = sentences_view(health.problems);
    view["has_remarks"] = !health.remarks.empty();
    view["remarks"] = sentences_view(health.remarks);
    view["can_revoke"] = !is_revoked;
    view["revoke_label"] = language.tr("Revoke {device}", {{"device", shown_text(device.name)}});
    view["revoke_href"] = "/devices/" + device.id.hex() + "/revoke";
    return view;
}

Result<std::optional<store::Device>> find(const Desk& desk, std::string_view id_hex) {
    const auto id = DeviceId::from_hex(id_hex);
    if (!id.ok()) return std::optional<store::Device>();
    ASSIGN_OR_RETURN(const auto devices, desk.registry.devices());
    const auto found = std::ranges::find(devices, id.value(), &store::Device::id);
    if (found == devices.end()) return std::optional<store::Device>();
    return std::optional(*found);
}

// What was done just before this page was asked for; the name comes from the registry.
Result<std::string> notice_of(const Desk& desk, const Fields& query) {
    ASSIGN_OR_RETURN(const auto added, find(desk, field(query, "added")));
    if (added && added->state == store::DeviceState::Approved) {
        return desk.language.tr(
            "“{device}” is let in. It fetches what it needs within a minute; leave it switched on.",
            {{"device", shown_text(added->name)}});
    }
    ASSIGN_OR_RETURN(const auto revoked, find(desk, field(query, "revoked")));
    if (revoked && revoked->state == store::DeviceState::Revoked) {
        return desk.language.tr(
            "“{device}” is revoked. The other devices change their key by themselves.",
            {{"device", shown_text(revoked->name)}});
    }
    if (field(query, "refused") != "1") return std::string{};
    return desk.language.tr("The device was not let in. To try again, begin again on the device.");
}

Result<store::Device> find_approved(const Desk& desk, std::string_view id) {
    ASSIGN_OR_RETURN(const auto device, find(desk, id));
    if (device && device->state == store::DeviceState::Approved) return *device;
    return Error{ErrorKind::NotFound, "there is no such device"};
}

// Of the newest texts, to be compared with what a device shows; empty while nothing is published,
// and where it is damaged: that is told of where it is published, the devices are here all the
// same.
std::string words_of_texts(const Desk& desk) {
    const auto published = server::published_content(desk.bundles);
    if (!published.ok() || !published.value()) return {};
    const auto& [content, version] = *published.value();
    return protocol::in_a_row(protocol::words_of(content, version));
}

}  // namespace

Result<ExpectedOfDevices> expected_of_devices(const Desk& desk) {
    ASSIGN_OR_RETURN(const std::uint64_t version, desk.bundles.version());
    return ExpectedOfDevices{
        .today = desk.clock.today(),
        .bundle_version = version,
        .epoch = desk.office_keys.empty() ? std::string{} : desk.office_keys.back().epoch};
}

Result<Page> devices_page(const Desk& desk, const Fields& query) {
    ASSIGN_OR_RETURN(const ExpectedOfDevices expected, expected_of_devices(desk));
    ASSIGN_OR_RETURN(const auto devices, desk.registry.devices());
    ASSIGN_OR_RETURN(const std::string notice, notice_of(desk, query));
    View present{View::type::list};
    View gone{View::type::list};
    std::int64_t gone_count = 0;
    for (const store::Device& device : devices) {
        const bool is_revoked = device.state == store::DeviceState::Revoked;
        (is_revoked ? gone : present) << view_of_device(device, expected, desk.language);
        if (is_revoked) ++gone_count;
    }
    Page page{"devices", desk.language.tr("Devices"), Section::Devices, {}, 200};
    const std::string words = words_of_texts(desk);
    page.view["has_words_of_texts"] = !words.empty();
    page.view["words_of_texts"] = words;
    page.view["has_notice"] = !notice.empty();
    page.view["notice"] = notice;
    page.view["has_devices"] = gone_count < static_cast<std::int64_t>(devices.size());
    page.view["devices"] = std::move(present);
    page.view["has_revoked"] = gone_count > 0;
    page.view["revoked_count"] =
        desk.language.tr_n("{count} revoked device", "{count} revoked devices", gone_count);
    page.view["revoked"] = std::move(gone);
    return page;
}

Result<Page> revoke_page(const Desk& desk, std::string_view id) {
    ASSIGN_OR_RETURN(const store::Device device, find_approved(desk, id));
    Page page{"device_revoke", desk.language.tr("Revoke a device"), Section::Devices, {}, 200};
    page.view["device_name"] = shown_text(device.name);
    page.view["revoke_href"] = "/devices/" + device.id.hex() + "/revoke";
    return page;
}

Result<Reply> revoke(const Desk& desk, std::string_view id, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const store::Device device, find_approved(desk, id));
    // Before it is done: that somebody wanted it must be known even if the power fails meanwhile.
    RETURN_IF_ERROR(note(desk, viewer.account.user_name, "revoked the device " + device.name));
    RETURN_IF_ERROR(server::revoke_device(desk.registry, device.id, desk.clock.today()));
    return Reply{Redirect{"/devices?revoked=" + device.id.hex()}, {}};
}

}  // namespace candour::console
