// The register of cases: every case ever opened, numbered and chained in the order of opening, so
// that a case which is deleted as a whole is missed, and by its name. One row seals how many there
// are, and how many entries all their histories have together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/complaint/history_chain.h"

namespace candour::complaint {

struct RegisteredCase {
    std::int64_t place = 0;  // From 1, without a gap.
    CaseId id{};
    std::string reference;
    ChainHash hash{};
    bool operator==(const RegisteredCase&) const = default;
};

struct RegisterStanding {
    std::int64_t cases = 0;
    std::int64_t entries = 0;  // Of all histories: a case put back to an older state is missed.
    ChainHash head{};          // The last case's hash; all zero for none.
    ChainHash mac{};
    bool operator==(const RegisterStanding&) const = default;
};

// Of everything but `hash`, after `before` (all zero for the first).
ChainHash hash_of(const ChainKey& key, const ChainHash& before, const RegisteredCase& registered);
// Of everything but `mac`.
ChainHash standing_mac(const ChainKey& key, const RegisterStanding& standing);

// What adding a case, or entries to one, makes of the standing. A seal that does not fit is not
// mended by the next write: it stays broken until somebody has looked.
RegisterStanding with_case(const ChainKey& key, const RegisterStanding& before,
                           const RegisteredCase& registered, std::int64_t entries);
RegisterStanding with_entries(const ChainKey& key, const RegisterStanding& before,
                              std::int64_t entries);

// Walks along the register, which may be long, a case at a time.
class RegisterCheck {
public:
    explicit RegisterCheck(const ChainKey& key) : key_(key) {}

    // The next in order of place. What does not fit, in words; the walk can go on after it.
    std::optional<std::string> next(const RegisteredCase& registered);
    // `entries`: how many the histories of all cases really have.
    std::optional<std::string> end(const RegisterStanding& said, std::int64_t entries) const;
    std::int64_t cases() const { return cases_; }

private:
    ChainKey key_;
    std::int64_t cases_ = 0;
    ChainHash head_{};
};

}  // namespace candour::complaint
