// The same picture as a page, for printers that a print queue drives.
#pragma once

#include "core/base/result.h"
#include "platform/print/dots.h"

namespace candour::platform::print {

// One page, a little wider and higher than the picture, without title, author or today's date.
// Errors: Unavailable when Cairo fails.
Result<Bytes> slip_pdf(const DotPicture& picture, float dots_per_mm);

}  // namespace candour::platform::print
