// A receipt printer at a device: USB (/dev/usb/lp0), or a serial cable (/dev/ttyS0).
#pragma once

#include <string>

#include "platform/print/slip_printer.h"

namespace candour::platform::print {

class DevicePrinter : public SlipPrinter {
public:
    DevicePrinter(std::string path, SlipSize size, PrintLimits limits);

    SlipSize size() const override { return size_; }
    Status check() const override;
    Status print(const DotPicture& slip) override;

private:
    std::string path_;
    SlipSize size_;
    PrintLimits limits_;
    bool broken_off_ = false;  // It may wait for the rest of a picture.
};

// A printer may be plugged in later; what is there and is no device never prints. Errors: Invalid.
Status check_is_device(const std::string& path);

}  // namespace candour::platform::print
