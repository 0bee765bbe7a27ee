// Limits of the page on which a receipt is looked up. Every one has a reason in its comment.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/world.h"

namespace candour::console {

// A code of 17 symbols however it is parted, each byte as %XX.
inline constexpr std::size_t receipt_form_bytes_max = 1024;
inline constexpr std::size_t receipt_form_fields_max = 8;

// What a look-up is answered with, whatever was found: room for the longest reply (16 KiB) in a
// script of three bytes a letter and some older ones; half a second on a slow telephone.
inline constexpr std::size_t receipt_page_bytes = 64 * 1024;
// Of that, for all that is not a reply: the layout, and a link for each of some fifty languages.
inline constexpr std::size_t receipt_frame_bytes = 16 * 1024;

// When a look-up is answered, from the start of its work: a few times what Argon2id takes, and as
// long as it takes on a kiosk. Work that takes longer is answered after the next whole one.
inline constexpr Milliseconds receipt_answer_after{1'500};

// Each takes 64 MiB and a core.
inline constexpr int receipts_at_once = 2;
// Who comes last waits some six seconds; more would look like a page that hangs.
inline constexpr int receipts_waiting_max = 8;
// Of all people together: a third of one core. Whoever reads an answer needs one.
inline constexpr int receipts_per_minute = 60;
// Of one network: room for slips. 80 bits cannot be guessed; this keeps room for others.
inline constexpr std::uint32_t receipts_per_address = 5;
inline constexpr Milliseconds receipts_address_window{10 * 60'000};

}  // namespace candour::console
