// tests/simulation/ledger.h: what really happened, kept outside every machine: what was said, what
// was thanked for, what the server promised. The invariants hold the machines against it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "core/privacy/cell.h"

namespace candour::simulation {

struct IdHash {
    template <typename Tag>
    std::size_t operator()(const RandomId<Tag>& id) const {
        std::size_t hash = 0;
        for (std::size_t i = 0; i < sizeof(hash); ++i)
            hash = hash << 8 | id.bytes[i];
        return hash;
    }
};

// When no machine has a message any more, is that somebody's doing outside the promise?
enum class Excuse : std::uint8_t {
    None,
    // The device's copy is gone (old image put back, slot reused before a proved backup) while the
    // server had it: its loss is excused once the server goes back to a backup.
    IfServerGoesBack,
    Lost,  // An operator threw away the only copy.
};

struct Message {
    std::vector<CellId> cells;
    std::string story;
    bool thanked = false;
    Excuse excuse = Excuse::None;
};

inline constexpr std::size_t no_message = static_cast<std::size_t>(-1);

struct CellTruth {
    std::size_t message = no_message;  // no_message: a dummy or poison.
    bool offered = false;              // It was on the wire before.
    bool poison = false;               // Nothing opens it: the quarantine is its place.
    std::array<std::uint8_t, 16> hash{};
    std::map<std::string, std::uint64_t> acked;  // By server epoch: the lowest generation.
};

// How far things were at some moment.
struct Mark {
    std::size_t thanked = 0;
    std::size_t acked = 0;
};

class Ledger {
public:
    // A message that a visitor is about to send. Its index.
    std::size_t say(std::string story, const std::vector<privacy::Cell>& cells);
    void thank(std::size_t message);
    void poison(const privacy::Cell& cell);
    // Every cell that a kiosk puts on the wire: an unknown one is a dummy. Errors: how it differs
    // from what was sealed.
    std::optional<std::string> sent(const privacy::Cell& cell);
    // A signed acknowledgement left the server.
    void acknowledged(const std::string& epoch, std::uint64_t generation, std::uint64_t horizon,
                      const std::vector<CellId>& cells);
    // Whether some server said both that it has the cell and that its backup of then is proved.
    bool is_proved(const CellTruth& cell) const;
    // Whether servers have acknowledged every cell of it.
    bool is_promised(const Message& message) const;
    void server_went_back();
    // For a look at a moment in the past.
    void forget_after(const Mark& mark) {
        thanked_.resize(mark.thanked);
        acked_.resize(mark.acked, {});
    }

    Mark mark() const { return {thanked_.size(), acked_.size()}; }
    const std::vector<Message>& messages() const { return messages_; }
    Message& message(std::size_t index) { return messages_[index]; }
    // In the order of thanking.
    const std::vector<std::size_t>& thanked() const { return thanked_; }
    const CellTruth* cell(const CellId& id) const;
    CellTruth* cell(const CellId& id);
    std::optional<std::size_t> message_of_story(const std::string& story) const;
    const std::vector<CellId>& poison_ids() const { return poison_; }
    // Cells acknowledged under `epoch` before `mark`, the newest first, at most `max`.
    std::vector<CellId> acked(const std::string& epoch, const Mark& mark, std::size_t max) const;

    // What an office item turned out to be; ids are random, so it is read once.
    struct Revealed {
        std::size_t message;
        std::array<std::uint8_t, 16> words_hash;
    };
    std::unordered_map<SubmissionId, Revealed, IdHash> revealed;

private:
    struct Acked {
        std::size_t epoch;
        CellId cell;
    };

    std::vector<Message> messages_;
    std::vector<std::size_t> thanked_;
    std::unordered_map<CellId, CellTruth, IdHash> cells_;
    std::map<std::string, std::size_t> stories_;
    std::vector<std::string> epochs_;
    std::vector<Acked> acked_;
    std::map<std::string, std::uint64_t> horizons_;
    std::vector<CellId> poison_;
};

std::array<std::uint8_t, 16> hash_of(ByteView bytes);

}  // namespace candour::simulation
