// tests/simulation/ledger.cpp: the truth, append only.
#include "tests/simulation/ledger.h"

#include <algorithm>

#include <sodium.h>

#include "core/base/check.h"

namespace candour::simulation {

std::array<std::uint8_t, 16> hash_of(ByteView bytes) {
    std::array<std::uint8_t, 16> hash;
    CHECK(crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0) ==
          0);
    return hash;
}

std::size_t Ledger::say(std::string story, const std::vector<privacy::Cell>& cells) {
    const std::size_t index = messages_.size();
    Message message;
    for (const privacy::Cell& cell : cells) {
        message.cells.push_back(cell.id);
        CellTruth truth;
        truth.message = index;
        truth.hash = hash_of(cell.sealed);
        CHECK(cells_.emplace(cell.id, truth).second);
    }
    stories_[story] = index;
    message.story = std::move(story);
    messages_.push_back(std::move(message));
    return index;
}

void Ledger::thank(std::size_t message) {
    messages_[message].thanked = true;
    thanked_.push_back(message);
}

void Ledger::poison(const privacy::Cell& cell) {
    CellTruth truth;
    truth.poison = true;
    truth.hash = hash_of(cell.sealed);
    CHECK(cells_.emplace(cell.id, truth).second);
    poison_.push_back(cell.id);
}

std::optional<std::string> Ledger::sent(const privacy::Cell& cell) {
    const auto hash = hash_of(cell.sealed);
    CellTruth truth;
    truth.hash = hash;
    const auto [known, is_new] = cells_.emplace(cell.id, truth);
    if (is_new || known->second.hash == hash) return std::nullopt;
    return "a kiosk sends cell " + cell.id.hex() + " with other bytes than were sealed";
}

void Ledger::acknowledged(const std::string& epoch, std::uint64_t generation, std::uint64_t horizon,
                          const std::vector<CellId>& cells) {
    std::uint64_t& newest = horizons_[epoch];
    newest = std::max(newest, horizon);
    const auto known = std::ranges::find(epochs_, epoch);
    const auto index = static_cast<std::size_t>(known - epochs_.begin());
    if (known == epochs_.end()) epochs_.push_back(epoch);
    for (const CellId& id : cells) {
        acked_.push_back({index, id});
        if (CellTruth* truth = cell(id)) {
            const auto [ack, is_new] = truth->acked.emplace(epoch, generation);
            if (!is_new) ack->second = std::min(ack->second, generation);
        }
    }
}

void Ledger::server_went_back() {
    for (Message& message : messages_) {
        if (message.excuse == Excuse::IfServerGoesBack) message.excuse = Excuse::Lost;
    }
}

bool Ledger::is_proved(const CellTruth& cell) const {
    return std::ranges::any_of(cell.acked, [&](const auto& ack) {
        const auto horizon = horizons_.find(ack.first);
        return horizon != horizons_.end() && ack.second <= horizon->second;
    });
}

bool Ledger::is_promised(const Message& message) const {
    return std::ranges::all_of(message.cells,
                               [&](const CellId& id) { return !cell(id)->acked.empty(); });
}

const CellTruth* Ledger::cell(const CellId& id) const {
    const auto found = cells_.find(id);
    return found == cells_.end() ? nullptr : &found->second;
}

CellTruth* Ledger::cell(const CellId& id) {
    const auto found = cells_.find(id);
    return found == cells_.end() ? nullptr : &found->second;
}

std::optional<std::size_t> Ledger::message_of_story(const std::string& story) const {
    const auto found = stories_.find(story);
    if (found == stories_.end()) return std::nullopt;
    return found->second;
}

std::vector<CellId> Ledger::acked(const std::string& epoch, const Mark& mark,
                                  std::size_t max) const {
    std::vector<CellId> found;
    const auto known = std::ranges::find(epochs_, epoch);
    if (known == epochs_.end()) return found;
    const auto index = static_cast<std::size_t>(known - epochs_.begin());
    for (std::size_t i = mark.acked; i > 0 && found.size() < max; --i) {
        if (acked_[i - 1].epoch == index) found.push_back(acked_[i - 1].cell);
    }
    return found;
}

}  // namespace candour::simulation
