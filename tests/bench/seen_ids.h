// tests/bench/seen_ids.h: a pool that has seen millions of cells, without sending them.
#pragma once

#include <cstddef>
#include <string>

namespace candour::bench {

// Adds `count` random cell ids to those that the pool in `path` has seen, as if the cells had come,
// been released and gone. No pool may have the file open. Ends the program when it cannot.
void fill_with_seen_ids(const std::string& path, const std::string& organisation,
                        std::size_t count);

}  // namespace candour::bench
