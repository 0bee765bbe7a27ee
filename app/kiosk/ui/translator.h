// The program's own texts in the visitor's language: see core/base/translator.h.
#pragma once

#include "core/base/translator.h"

namespace candour::kiosk {

using candour::fill;
using candour::Translator;

}  // namespace candour::kiosk
