// A QR code as squares, and as an inline drawing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour::console {

struct QrSquares {
    int size = 0;              // On each side.
    std::vector<bool> dark{};  // Row by row.
};

// Errors: Invalid when the text is too long.
using MakeQr = std::function<Result<QrSquares>(const std::string& text)>;

// An <svg> with the quiet zone that readers need. `label` is ours: it is not escaped.
std::string qr_drawing(const QrSquares& squares, const std::string& label);

}  // namespace candour::console
