// SlipPrinter: takes a slip to paper. It may take as long as its limits say: not for the thread
// that draws. Nothing of a slip is written to a file.
#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/base/world.h"
#include "platform/print/dots.h"
#include "platform/print/target.h"

namespace candour::platform::print {

struct PrintLimits {
    Milliseconds stall{5'000};   // In which it has not taken anything.
    Milliseconds whole{45'000};  // For all of it: a serial cable takes a good half minute.
};

class SlipPrinter {
public:
    virtual ~SlipPrinter() = default;
    virtual SlipSize size() const = 0;
    // Whether it answers now. Errors: Unavailable, with what to look at.
    virtual Status check() const = 0;
    // Returns when it has all of it. SIGPIPE must be ignored. Errors: Unavailable: it is not
    // there, has no paper, or did not take it within the limits.
    virtual Status print(const DotPicture& slip) = 0;
};

// Errors: Invalid where it can never print: a file, a folder, no program `lp`.
Result<std::unique_ptr<SlipPrinter>> open_printer(const PrintTarget& target,
                                                  const PrintLimits& limits = {});

}  // namespace candour::platform::print
