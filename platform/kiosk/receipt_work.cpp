#include "platform/kiosk/receipt_work.h"

namespace candour::platform {

Result<privacy::ReceiptKeys> work_out(ReceiptToWorkOut job) {
    return privacy::receipt_keys(job.receipt, job.salt);
}

}  // namespace candour::platform
