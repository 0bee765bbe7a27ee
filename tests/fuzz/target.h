// tests/fuzz/target.h: what every fuzz target defines. Under clang libFuzzer calls it, under GCC
// the replay main does. A target crashes (CHECK, sanitizers) on what must never happen.
#pragma once

#include <vector>

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace candour::fuzz {

// Decodes any bytes. True when they were accepted as well formed.
bool accepts(ByteView input);

// Inputs that must be accepted: where a fuzzer begins, and proof that it reaches the decoder.
std::vector<Bytes> seeds();

inline Bytes bytes_of(std::string_view text) { return Bytes(text.begin(), text.end()); }

}  // namespace candour::fuzz
