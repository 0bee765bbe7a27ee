#include "platform/kiosk/device_report.h"

#include <cstdio>
#include <utility>

#include "platform/system/disk.h"

namespace candour::platform {
namespace {

// Below the first there may be no room for a new bundle with pictures.
protocol::Room room_on_disk(const std::string& folder) {
    constexpr std::uint64_t none_bytes = 64 << 20;
    constexpr std::uint64_t low_bytes = 256 << 20;
    const std::uint64_t free = free_bytes(folder);
    if (free < none_bytes) return protocol::Room::None;
    return free < low_bytes ? protocol::Room::Low : protocol::Room::Plenty;
}

}  // namespace

DeviceReport::DeviceReport(const Panel& panel, std::string folder, store::OutboxStore& store)
    : of_panel_(panel.faults),
      voice_(panel.voice.get()),
      folder_(std::move(folder)),
      store_(store),
      clip_check_([this] { note(); }) {}

void DeviceReport::set_withdrawn(Withdrawn withdrawn) {
    const std::lock_guard lock(mutex_);
    withdrawn_ = std::move(withdrawn);
}

void DeviceReport::try_clips(ClipFiles clips) { clip_check_.begin(std::move(clips)); }

client::DeviceFacts DeviceReport::facts() const {
    client::DeviceFacts facts{.program = CANDOUR_VERSION,
                              .languages_withdrawn = {},
                              .disk = room_on_disk(folder_),
                              .faults = of_panel_};
    {
        const std::lock_guard lock(mutex_);
        facts.languages_withdrawn = withdrawn_.languages;
        facts.faults.insert(facts.faults.end(), withdrawn_.faults.begin(), withdrawn_.faults.end());
    }
    for (const protocol::Fault& fault : clip_check_.faults())
        facts.faults.push_back(fault);
    if (voice_ == nullptr) return facts;
    for (const Language& language : voice_->silent_voices())
        facts.faults.push_back({protocol::FaultKind::VoiceFails, language});
    return facts;
}

void DeviceReport::note() const {
    const Status noted = client::note_faults(facts().faults, store_);
    if (noted.ok()) return;
    std::fprintf(stderr, "candour-kiosk: what does not work is not kept for --status: %s\n",
                 noted.error().what.c_str());
}

}  // namespace candour::platform
