// The chain of the staff's log (who did what in the console, and the server by itself): each line's
// seal covers the one before, and the head's covers how many there are. Keyed: who has the database
// alone can make no other log that fits.
#pragma once

#include <cstdint>
#include <string>

#include "core/complaint/chain_hash.h"

namespace candour::office {

using complaint::ChainHash;
using complaint::ChainKey;

struct SealedLine {
    std::int64_t place = 0;  // From 1 on.
    std::int64_t at_s = 0;   // Of the wall clock.
    std::string who;
    std::string what;
    ChainHash seal{};
};

struct StaffLogHead {
    std::int64_t lines = 0;
    ChainHash newest{};  // The seal of the last line; all zero when there is none.
    ChainHash mac{};     // head_mac() of these.
};

// Of everything but `seal`, after `before` (all zero for the first).
inline ChainHash seal_of(const ChainKey& key, const std::string& organisation,
                         const ChainHash& before, const SealedLine& line) {
    return complaint::ChainHasher(key.bytes, "candour/staff-log-line/1")
        .text(organisation)
        .bytes(before)
        .number(line.place)
        .number(line.at_s)
        .text(line.who)
        .text(line.what)
        .finish();
}

// Who cuts the log off cannot make this for the shorter one.
inline ChainHash head_mac(const ChainKey& key, const std::string& organisation,
                          const StaffLogHead& head) {
    return complaint::ChainHasher(key.bytes, "candour/staff-log-head/1")
        .text(organisation)
        .number(head.lines)
        .bytes(head.newest)
        .finish();
}

}  // namespace candour::office
