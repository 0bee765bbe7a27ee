// What a fault means, in English and in words for staff, who stand at the device or at the console
// (which finds its translation by these words).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/protocol/faults.h"

namespace candour::protocol {

// One sentence or two: what is wrong, what to do. Of kinds with languages, "{languages}" is in it.
std::string_view words_of(FaultKind kind);

// It works all the same: somebody may want to know, nobody has to act.
bool is_remark(FaultKind kind);

// The faults of a report by their kind, each once; what is not known is left out.
struct FaultGroup {
    FaultKind kind;
    std::vector<Language> languages;
};
std::vector<FaultGroup> grouped(const std::vector<std::string>& names);

}  // namespace candour::protocol
