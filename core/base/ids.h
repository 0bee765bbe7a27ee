// Random 128-bit ids. Never a sequence: a number that grows tells when (anonymity-research, 10).
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/world.h"

namespace candour {

template <typename Tag>
struct RandomId {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const RandomId&) const = default;

    static RandomId create(SecureRandom& random) {
        RandomId id;
        random.fill(id.bytes);
        return id;
    }
    std::string hex() const { return to_hex(bytes); }
    // Errors: Invalid when it is not 32 hexadecimal characters.
    static Result<RandomId> from_hex(std::string_view hex) {
        ASSIGN_OR_RETURN(const Bytes raw, candour::from_hex(hex));
        if (raw.size() != 16) return Error{ErrorKind::Invalid, "an id has 32 characters"};
        RandomId id;
        std::copy(raw.begin(), raw.end(), id.bytes.begin());
        return id;
    }
};

using CellId = RandomId<struct CellTag>;
using MessageId = RandomId<struct MessageTag>;
using SubmissionId = RandomId<struct SubmissionTag>;  // Made at release; unrelated to MessageId.
using StaffId = RandomId<struct StaffTag>;
using AttemptId = RandomId<struct AttemptTag>;  // One try of a device to enrol.
using DeviceId = RandomId<struct DeviceTag>;    // Not random: it begins the hash of its key.

}  // namespace candour
