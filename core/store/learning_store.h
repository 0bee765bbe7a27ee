// LearningStore: what the organisation keeps of what it learns: entries of "You said, we did",
// recommendations, what became of suggestions, and the reports that were published. Staff's words,
// with their name and time. The learning register itself is read from cases.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour::store {

// Each is a list of documents; which form they have is said by core/feedback.
enum class Register : std::uint8_t {
    YouSaid,         // you_said.h
    Recommendation,  // recommendation.h (N11 to N13)
    Suggestion,      // suggestion_line.h (W2); by the submission's id in hex.
    Publicity,       // publicity.h (W1b): what was sent or displayed where.
    Help,            // app/casework/lead_items.h; by the submission's id in hex.
    Text,            // The same.
};

struct RegisterEntry {
    std::string id{};
    std::string document{};     // JSON.
    std::string due{};          // ISO day on which somebody has to look at it; empty: none.
    std::int64_t revision = 0;  // Grows by one with each change: whoever changes it names the one
                                // that he saw, so that nobody overwrites what he has not read.
    std::string who{};          // Who changed it last.
    std::int64_t at_s = 0;
    bool operator==(const RegisterEntry&) const = default;
};

// What one organisation writes in a lifetime.
inline constexpr std::size_t register_entries_max = 100'000;
inline constexpr std::size_t register_entry_bytes_max = 64 << 10;

class LearningStore {
public:
    virtual ~LearningStore() = default;

    // The one changed last first, at most `limit`.
    virtual Result<std::vector<RegisterEntry>> entries(Register of, std::int64_t limit) = 0;
    // Those with a due day up to and with `day`; the longest due first, at most `limit`.
    virtual Result<std::vector<RegisterEntry>> due(Register of, const std::string& day,
                                                   std::int64_t limit) = 0;
    virtual Result<std::optional<RegisterEntry>> entry(Register of, const std::string& id) = 0;
    // With revision 1, whatever it says. Errors: Conflict when there is one of that id; Full.
    virtual Status add_entry(Register of, const RegisterEntry& entry) = 0;
    // Takes its revision for the one that was seen; returns the new one. Errors: Conflict when
    // somebody else has changed it since, NotFound; Full.
    virtual Result<std::int64_t> change_entry(Register of, const RegisterEntry& entry) = 0;

    // A published report, by its quarter ("2026-Q4"): made once and kept. Nothing before that.
    virtual Result<std::optional<std::string>> report(const std::string& quarter) = 0;
    // Changes nothing when the quarter has one already.
    virtual Status keep_report(const std::string& quarter, const std::string& report) = 0;
};

}  // namespace candour::store
