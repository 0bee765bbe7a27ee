// platform/pictures/qr_code.h: QR codes through qrcodegen.
#pragma once

#include <string>

#include "app/console/staff/qr.h"

namespace candour::platform {

// With medium error correction. Errors: Invalid when the text is too long for any QR code.
Result<console::QrSquares> make_qr(const std::string& text);

}  // namespace candour::platform
