// Where codes are printed, as --print-receipts says it.
#pragma once

#include <string>

#include "core/base/result.h"
#include "platform/print/dots.h"

namespace candour::platform::print {

struct PrintTarget {
    enum class Kind { Device, Queue };
    Kind kind = Kind::Device;
    std::string name;  // A path, or the queue's name.
    SlipSize size;
    bool operator==(const PrintTarget&) const = default;
};

// "escpos:/dev/usb/lp0" (with paper_58) or "cups:FRONT_DESK". Errors: Invalid, with an example.
Result<PrintTarget> read_target(const std::string& text);

}  // namespace candour::platform::print
