#include "platform/print/slip_printer.h"

#include "platform/print/device_printer.h"
#include "platform/print/queue_printer.h"

namespace candour::platform::print {

Result<std::unique_ptr<SlipPrinter>> open_printer(const PrintTarget& target,
                                                  const PrintLimits& limits) {
    if (target.kind == PrintTarget::Kind::Device) {
        RETURN_IF_ERROR(check_is_device(target.name));
        return std::unique_ptr<SlipPrinter>(
            std::make_unique<DevicePrinter>(target.name, target.size, limits));
    }
    auto queue = std::make_unique<QueuePrinter>(target.name, limits);
    if (const Status there = queue->check(); !there.ok()) {
        return Error{ErrorKind::Invalid, there.error().what};
    }
    return std::unique_ptr<SlipPrinter>(std::move(queue));
}

}  // namespace candour::platform::print
