// The zstd dictionaries of the content format: short texts become a third smaller or better.
#pragma once

#include <string_view>

namespace candour::privacy {

inline constexpr int newest_dictionary = 1;

// The raw content of dictionary `version`; empty when there is none.
// A released dictionary never changes by a single byte: sealed words could never be read again.
std::string_view dictionary(int version);

}  // namespace candour::privacy
