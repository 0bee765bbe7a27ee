// One path for all dark squares.
#include "app/console/staff/qr.h"

namespace candour::console {

std::string qr_drawing(const QrSquares& squares, const std::string& label) {
    constexpr int quiet = 4;  // ISO/IEC 18004: four squares on each side.
    std::string path;
    for (int row = 0; row < squares.size; ++row) {
        for (int column = 0; column < squares.size; ++column) {
            if (!squares.dark.at(static_cast<std::size_t>(row * squares.size + column))) continue;
            path += "M" + std::to_string(column + quiet) + " " + std::to_string(row + quiet) +
                    "h1v1h-1z";
        }
    }
    const std::string side = std::to_string(squares.size + 2 * quiet);
    return "<svg class=\"candour-qr\" role=\"img\" aria-label=\"" + label + "\" viewBox=\"0 0 " +
           side + " " + side +
           "\" width=\"220\" height=\"220\" shape-rendering=\"crispEdges\"><rect width=\"100%\" "
           "height=\"100%\" fill=\"#fff\"/><path d=\"" +
           path + "\" fill=\"#000\"/></svg>";
}

}  // namespace candour::console
