// A print queue of CUPS, through its program `lp`: the page goes to its standard input.
#pragma once

#include <string>

#include "platform/print/slip_printer.h"

namespace candour::platform::print {

class QueuePrinter : public SlipPrinter {
public:
    QueuePrinter(std::string queue, PrintLimits limits);

    SlipSize size() const override { return on_a_page; }
    // Whether there is `lp`.
    Status check() const override;
    // Returns when the queue has it; what the printer then does with it nobody here learns.
    Status print(const DotPicture& slip) override;

private:
    std::string queue_;
    PrintLimits limits_;
};

}  // namespace candour::platform::print
