// Limits that both ends of the protocol share.
#pragma once

#include <cstddef>

#include "core/privacy/cell.h"

namespace candour::protocol {

inline constexpr std::size_t batch_cells = 16;
inline constexpr std::size_t batch_bytes = batch_cells * privacy::cell_bytes;
inline constexpr std::size_t batches_per_request_max = 16;
inline constexpr std::size_t bundle_bytes_max = 4 << 20;
inline constexpr std::size_t invitation_bytes_max = 8 << 20;

}  // namespace candour::protocol
