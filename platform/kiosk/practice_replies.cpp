// See practice_replies.h.
#include "platform/kiosk/practice_replies.h"

#include "app/kiosk/flow/receipt.h"
#include "app/kiosk/screens/draw.h"

namespace candour::platform {

Result<std::vector<store::BoardEntry>> practice_replies(const privacy::Receipt& receipt,
                                                        const privacy::ReceiptKeys& keys,
                                                        const Translator& translator,
                                                        const Language& language, CivilDay today) {
    if (receipt != kiosk::practice_receipt()) return std::vector<store::BoardEntry>{};
    const ShownText words = translator.show(language, kiosk::practice_answer());
    ASSIGN_OR_RETURN(const privacy::ReplyAddress address,
                     privacy::read_reply_address(privacy::reply_to(keys)));
    ASSIGN_OR_RETURN(privacy::SealedReply sealed,
                     privacy::seal_reply({words.text, words.language, today}, address));
    return std::move(sealed.parts);
}

}  // namespace candour::platform
