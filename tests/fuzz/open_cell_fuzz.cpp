// tests/fuzz/open_cell_fuzz.cpp: any cell from the network, opened with keys of which one may fit.
#include "core/privacy/open.h"
#include "tests/fuzz/contacts.h"
#include "tests/fuzz/keys.h"
#include "tests/fuzz/target.h"
#include "tests/support/secure_random.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    std::array<std::uint8_t, privacy::cell_bytes> wire{};
    std::ranges::copy(input.first(std::min(input.size(), wire.size())), wire.begin());
    static const std::vector<privacy::EpochKeyPair> keys = {privacy::make_epoch_key_pair(),
                                                            epoch_pair()};
    return privacy::open_cell(privacy::Cell::from_wire(wire), keys).ok();
}

std::vector<Bytes> seeds() {
    test::SodiumRandom random;
    const privacy::EpochPublicKey key = epoch_pair().public_key;
    std::vector<privacy::Cell> cells = {privacy::seal_dummy(key, random)};
    for (feedback::Contact& contact : contacts()) {
        const auto message = privacy::seal(feedback::Draft(std::move(contact)), key, random);
        cells.push_back(message.value().cells().front());
    }
    std::vector<Bytes> found;
    for (const privacy::Cell& cell : cells) {
        const auto wire = cell.wire();
        found.emplace_back(wire.begin(), wire.end());
    }
    return found;
}

}  // namespace candour::fuzz
