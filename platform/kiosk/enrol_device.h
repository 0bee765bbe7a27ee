// platform/kiosk/enrol_device.h: joining on line: asks until staff have let the device in.
#pragma once

#include <functional>
#include <string>

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "platform/net/proxy.h"
#include "sync/client/enrol.h"

namespace candour::platform {

struct EnrolHooks {
    std::function<void(const client::Enroller&)> show_words;  // There are a code and words to show.
    std::function<bool(Milliseconds)> wait;                   // False: give up.
};

// Ten minutes at most. Errors: in words, with what to do; then nothing was kept.
Result<client::Enrolment> enrol_device(client::Enroller& enroller, const Clock& clock,
                                       const EnrolHooks& hooks);

// For who stands at a terminal: prints the code and the words. Errors: as enrol_device().
Result<client::Enrolment> enrol_at_terminal(const std::string& url, store::OutboxStore& store,
                                            const Proxy& proxy, SecureRandom& random);

}  // namespace candour::platform
