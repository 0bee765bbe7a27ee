// platform/kiosk/enrol_in_window.h: joining on line, on the kiosk's own screen.
#pragma once

#include <string>

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "platform/device/window.h"
#include "platform/net/proxy.h"
#include "sync/client/enrol.h"

namespace candour::platform {

// Shows the code and the four words (JoinScreen) until staff have let the device in and somebody
// has touched the way on. `example` is the organisation whose languages the screen speaks.
// Errors: as enrol_device(); also Unavailable when the window was closed. Then nothing was kept.
struct WindowToJoin {
    std::string url;
    WindowOptions window;
    std::string share_folder;
    feedback::Organisation example;
};
Result<client::Enrolment> enrol_in_window(WindowToJoin setting, store::OutboxStore& store,
                                          const Proxy& proxy, SecureRandom& random);

}  // namespace candour::platform
