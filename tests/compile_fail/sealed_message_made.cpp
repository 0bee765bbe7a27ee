// Nobody but seal() makes a sealed message: plain bytes cannot pass as one.
// Expects: SealedMessage::SealedMessage.std::vector.*is private within this context
#include "core/privacy/seal.h"

candour::privacy::SealedMessage forged() {
    return candour::privacy::SealedMessage(std::vector<candour::privacy::Cell>{});
}
