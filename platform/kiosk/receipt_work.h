// platform/kiosk/receipt_work.h: what a receipt is the key to, worked out on a thread of its own:
// it takes some 0.3 s of one core, more on a tablet, and the screen must not stand still for it.
#pragma once

#include "core/base/result.h"
#include "core/privacy/receipt_keys.h"
#include "platform/kiosk/background_work.h"

namespace candour::platform {

struct ReceiptToWorkOut {
    privacy::Receipt receipt;
    privacy::ReceiptSalt salt;
};
using ReceiptWork = BackgroundWork<ReceiptToWorkOut, Result<privacy::ReceiptKeys>>;

Result<privacy::ReceiptKeys> work_out(ReceiptToWorkOut job);

}  // namespace candour::platform
