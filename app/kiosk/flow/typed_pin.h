// TypedPin: the figures of a PIN, as somebody types them.
#pragma once

#include "app/kiosk/flow/typed_symbols.h"
#include "core/privacy/hand_over_pin.h"

namespace candour::kiosk {

constexpr char pin_figure(char typed) { return typed >= '0' && typed <= '9' ? typed : '\0'; }

using TypedPin = TypedSymbols<privacy::pin_figures_max, pin_figure>;

}  // namespace candour::kiosk
