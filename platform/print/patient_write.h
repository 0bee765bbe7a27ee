// Writes to a printer that may be slow, off or out of paper, and is never waited for longer.
#pragma once

#include <chrono>

#include "core/base/bytes.h"
#include "platform/print/slip_printer.h"

namespace candour::platform::print {

// How long there still is, in all and since something moved.
class Patience {
public:
    explicit Patience(const PrintLimits& limits);
    void moved();
    Milliseconds left() const;  // 0: no more.

private:
    using Time = std::chrono::steady_clock::time_point;
    PrintLimits limits_;
    Time end_;
    Time stalls_;
};

// `file` is not blocking. Returns when all is written and could go on. Errors: Unavailable.
Status write_patiently(int file, ByteView bytes, Patience& patience);

}  // namespace candour::platform::print
