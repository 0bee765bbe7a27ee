// Ids that follow from a form's own.
#include "sync/server/keying.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace candour::server {
namespace {

// What seal() takes its ids from: as hard to guess as the sheet's id, and the same each time.
// Nothing secret is made from it: the sealing has randomness of its own.
class IdsOfSheet : public SecureRandom {
public:
    explicit IdsOfSheet(const SheetId& sheet) : sheet_(sheet) {}

    void fill(std::span<std::uint8_t> out) override {
        while (!out.empty()) {
            std::array<std::uint8_t, 32> block{};
            const std::array<std::uint8_t, 8> number = next_number();
            crypto_generichash(block.data(), block.size(), number.data(), number.size(),
                               sheet_.bytes.data(), sheet_.bytes.size());
            const std::size_t count = std::min(out.size(), block.size());
            std::copy_n(block.begin(), count, out.begin());
            out = out.subspan(count);
        }
    }
    std::uint32_t below(std::uint32_t bound) override {
        std::uint64_t drawn = 0;
        fill({reinterpret_cast<std::uint8_t*>(&drawn), sizeof drawn});
        return static_cast<std::uint32_t>(drawn % bound);
    }

private:
    std::array<std::uint8_t, 8> next_number() {
        std::array<std::uint8_t, 8> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(count_ >> (8 * i));
        ++count_;
        return bytes;
    }

    SheetId sheet_;
    std::uint64_t count_ = 0;
};

}  // namespace

Result<Keyed> keep_sheet(store::PoolStore& pool, const privacy::EpochPublicKey& key,
                         feedback::Draft draft, const SheetId& sheet, CivilDay today) {
    static_assert(crypto_generichash_KEYBYTES_MIN <= 16);
    IdsOfSheet ids(sheet);
    ASSIGN_OR_RETURN(const privacy::SealedMessage sealed,
                     privacy::seal(std::move(draft), key, ids));
    // The first cell's id is the same however long the answers are.
    ASSIGN_OR_RETURN(const auto known, pool.known({sealed.cells().front().id}));
    if (!known.empty()) return Keyed::KnownBefore;
    RETURN_IF_ERROR(pool.add(sealed.cells(), today));
    return Keyed::Kept;
}

}  // namespace candour::server
