// TypedReceipt: the letters and digits of a receipt with its check symbol, as somebody types them.
// As a receipt has them: O is 0.
#pragma once

#include "app/kiosk/flow/typed_symbols.h"
#include "core/privacy/receipt.h"

namespace candour::kiosk {

using TypedReceipt = TypedSymbols<privacy::receipt_symbols + 1, privacy::receipt_symbol>;

}  // namespace candour::kiosk
