// platform/kiosk/send_all.h: sends until nothing waits, for who stands at the machine.
#pragma once

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "sync/client/syncer.h"

namespace candour::platform {

// Sends, in as many windows as it takes, until nothing waits: at least one window. Goes on while
// anything moves; a server that is down is given up within about ten seconds. Errors: the last
// window's, with how much still waits.
Status send_all(client::Syncer& syncer, store::OutboxStore& store, const Clock& clock);

}  // namespace candour::platform
