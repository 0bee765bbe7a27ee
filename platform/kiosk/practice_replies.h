// platform/kiosk/practice_replies.h: what a kiosk that practises answers to its practice receipt,
// so that staff can try all of it. Made when it is asked for, and kept nowhere.
#pragma once

#include <vector>

#include "core/base/civil_day.h"
#include "core/base/translator.h"
#include "core/privacy/receipt_keys.h"

namespace candour::platform {

// As they would lie on the board; none for any other receipt.
Result<std::vector<store::BoardEntry>> practice_replies(const privacy::Receipt& receipt,
                                                        const privacy::ReceiptKeys& keys,
                                                        const Translator& translator,
                                                        const Language& language, CivilDay today);

}  // namespace candour::platform
