// Limits of an expression, so that reading and evaluating one is bounded whatever a file says.
#pragma once

#include <cstddef>

namespace candour::survey::expression {

// A cell of a spreadsheet holds 32 KiB; no expression of a real form is longer than 2.
inline constexpr std::size_t source_bytes_max = 8 * 1024;
// Brackets within brackets. The parser calls itself this often, the evaluator never.
inline constexpr std::size_t nesting_max = 64;
// Numbers, words, names, operators and calls together.
inline constexpr std::size_t nodes_max = 2000;
// Every text that an evaluation works with is cut to this, at a character's end.
inline constexpr std::size_t text_bytes_max = 64 * 1024;
// Patterns of regex() in one expression: each keeps up to pattern_memory_bytes_max.
inline constexpr std::size_t patterns_max = 16;
inline constexpr std::size_t pattern_memory_bytes_max = 1024 * 1024;
// What regex() looks at: any answer (survey/limits.h), so that the worst pattern takes a quarter of
// a second. A longer text, joined of several, fits no pattern.
inline constexpr std::size_t pattern_text_bytes_max = 8 * 1024;

}  // namespace candour::survey::expression
