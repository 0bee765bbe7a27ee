// platform/pictures/qr_code.cpp: see qr_code.h.
#include "platform/pictures/qr_code.h"

#include <exception>

#include <qrcodegen/QrCode.hpp>

namespace candour::platform {

Result<console::QrSquares> make_qr(const std::string& text) try {
    const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    console::QrSquares squares{code.getSize(), {}};
    for (int row = 0; row < squares.size; ++row) {
        for (int column = 0; column < squares.size; ++column) {
            squares.dark.push_back(code.getModule(column, row));
        }
    }
    return squares;
} catch (const std::exception&) {
    return Error{ErrorKind::Invalid, "the text is too long for a QR code"};
}

}  // namespace candour::platform
