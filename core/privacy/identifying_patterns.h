// The signs of a person that have a form of their own: numbers, dates, titles.
#pragma once

#include "core/privacy/identifying_words.h"

namespace candour::privacy {

// By kind, then by place; some may overlap. In time that grows with the text alone (RE2).
std::vector<IdentifyingFinding> pattern_findings(std::string_view text);

}  // namespace candour::privacy
