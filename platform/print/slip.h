// Draws the paper on which a visitor takes their code away.
#pragma once

#include "app/kiosk/ui/translator.h"
#include "core/base/result.h"
#include "core/privacy/receipt.h"
#include "platform/print/dots.h"
#include "platform/text/fonts.h"

namespace candour::platform::print {

// In `language`, as far as the catalogue has its words; on the thread that owns `fonts`. Nothing
// but the code differs between two of one language and size. Errors: Unavailable when Cairo fails.
Result<DotPicture> draw_slip(Fonts& fonts, const kiosk::Translator& translator,
                             const Language& language, const privacy::Receipt& receipt,
                             const SlipSize& size);

}  // namespace candour::platform::print
