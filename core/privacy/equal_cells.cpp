// The messages' cells among dummies.
#include "core/privacy/equal_cells.h"

#include <utility>

#include "core/base/shuffle.h"

namespace candour::privacy {

Result<EqualCells> seal_equally(std::vector<feedback::Draft> drafts, const EpochPublicKey& key,
                                SecureRandom& random) {
    std::vector<Cell> cells;
    for (feedback::Draft& draft : drafts) {
        ASSIGN_OR_RETURN(const SealedMessage message, seal(std::move(draft), key, random));
        cells.insert(cells.end(), message.cells().begin(), message.cells().end());
    }
    if (cells.size() > cells_per_hand_over) {
        return Error{ErrorKind::Full, "the texts are too long to be handed over; shorten them"};
    }
    while (cells.size() < cells_per_hand_over)
        cells.push_back(seal_dummy(key, random));
    shuffle(cells, random);
    return EqualCells(std::move(cells));
}

}  // namespace candour::privacy
