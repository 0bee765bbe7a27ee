// platform/kiosk/device_report.h: what this kiosk says of itself: in its heartbeat, and to who
// stands at it (--status). Any thread may ask.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "core/store/outbox_store.h"
#include "platform/kiosk/clip_check.h"
#include "platform/kiosk/panel.h"
#include "sync/client/heartbeat.h"

namespace candour::platform {

class DeviceReport {
public:
    // `panel` and `store` outlive this. `folder`: where the kiosk keeps its data.
    DeviceReport(const Panel& panel, std::string folder, store::OutboxStore& store);

    // Of the texts that are in use now.
    void set_withdrawn(Withdrawn withdrawn);
    // Decodes them all, in its own time, and then keeps what it found.
    void try_clips(ClipFiles clips);
    client::DeviceFacts facts() const;
    // Keeps its faults for --status. A store that does not take them is said on standard error.
    void note() const;

private:
    const std::vector<protocol::Fault> of_panel_;
    const EspeakSpeaker* voice_;
    const std::string folder_;
    store::OutboxStore& store_;
    mutable std::mutex mutex_;
    Withdrawn withdrawn_;
    ClipCheck clip_check_;  // Last: its thread uses all above.
};

}  // namespace candour::platform
