// platform/kiosk/enrol_device.h: joining on line, for who stands at the terminal.
#pragma once

#include <string>

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "platform/net/proxy.h"
#include "sync/client/enrol.h"

namespace candour::platform {

// Prints the code and the four words, and waits until staff have let the device in, ten minutes at
// most. Errors: in words, with what to do; then nothing was kept.
Result<client::Enrolment> enrol_device(const std::string& url, store::OutboxStore& store,
                                       const Proxy& proxy, SecureRandom& random);

}  // namespace candour::platform
