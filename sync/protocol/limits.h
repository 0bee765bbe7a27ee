// Limits that both ends of the protocol share.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/privacy/cell.h"

namespace candour::protocol {

inline constexpr std::size_t batch_cells = 16;
inline constexpr std::size_t batch_bytes = batch_cells * privacy::cell_bytes;
inline constexpr std::size_t batches_per_request_max = 16;
inline constexpr std::size_t cells_body_bytes_max = batches_per_request_max * batch_bytes;

// A signed message that is not said to be larger elsewhere here; the longest is a manifest.
inline constexpr std::size_t message_bytes_max = 48 * 1024;
// Bodies of POST /v1/enrol, /v1/pool-key and /v1/heartbeat.
inline constexpr std::size_t device_request_bytes_max = 4 * 1024;

// Raised when bundles need what older programs do not have (a manifest's min_program).
inline constexpr std::uint64_t program_level = 11;
// What a bundle with files needs; one of texts alone is for every program.
inline constexpr std::uint64_t program_with_files = 2;
// What an organisation's file needs with units, procedures, information pages or "You said, we
// did".
inline constexpr std::uint64_t program_with_procedures = 3;
// With equality questions.
inline constexpr std::uint64_t program_with_equality = 4;
// With clips in sign language: files of more than one chunk.
inline constexpr std::uint64_t program_with_clips = 5;
// With receipts, and answers that are read with them.
inline constexpr std::uint64_t program_with_receipts = 6;
// With tablets that are handed over.
inline constexpr std::uint64_t program_with_hand_over = 7;
// With somebody who reads at once what is written under "I want help now".
inline constexpr std::uint64_t program_with_help = 8;
// With somebody who reads what is written on home visits apart from answers, with wishes to be
// involved, with a crowd, or with limits of confidentiality of one channel.
inline constexpr std::uint64_t program_with_safeguarding = 9;
// With a prize draw among the wishes to be involved.
inline constexpr std::uint64_t program_with_prize_draws = 10;
// With who reads what people say, or with a page where an answer can be read at home.
inline constexpr std::uint64_t program_with_readers = 11;

inline constexpr std::size_t chunk_bytes = 64 * 1024;
inline constexpr std::size_t bundle_bytes_max = 4 << 20;  // The texts, unpacked.
// A picture is one chunk; chunks keep their names from one version to the next.
inline constexpr std::size_t picture_bytes_max = chunk_bytes;
// A clip in sign language: three quarters of a minute at the 200 kbit/s that hands want.
inline constexpr std::size_t clip_bytes_max = 1 << 20;
inline constexpr std::size_t file_bytes_max = clip_bytes_max;
// One for each screen, and more than are asked.
inline constexpr std::size_t files_max = 160;
// 3 MiB of pictures come over the slowest links (20 kbit/s) in twenty minutes, once; eight minutes
// of clips in an hour. A device keeps up to three bundles, each twice: 100 MiB of its disk.
inline constexpr std::size_t files_bytes_max = (3 + 8) << 20;
inline constexpr std::size_t file_name_bytes_max = 200;  // "questionnaire/name of the file".
inline constexpr std::size_t names_of_files_max = 4 * files_max;
inline constexpr std::size_t text_chunks_max = bundle_bytes_max / chunk_bytes + 1;
// Of each file the last chunk may be a short one.
inline constexpr std::size_t chunks_max =
    text_chunks_max + files_bytes_max / chunk_bytes + files_max;
inline constexpr std::size_t packed_bytes_max = text_chunks_max * chunk_bytes + files_bytes_max;
inline constexpr std::size_t package_bytes_max = packed_bytes_max + 64 * 1024;
inline constexpr std::size_t invitation_bytes_max = 24 << 20;  // A package in base64, and room.

inline constexpr std::size_t board_entry_bytes = 1024;
inline constexpr std::size_t board_entries_per_page_max = 64;
inline constexpr std::size_t board_page_bytes_max =
    board_entries_per_page_max * board_entry_bytes + message_bytes_max;

// One outbox of the largest capacity, and what a file can say about it.
inline constexpr std::size_t cells_file_batches_max = 4096;
inline constexpr std::size_t cells_file_bytes_max =
    cells_file_batches_max * (batch_bytes + 32) + 128;
inline constexpr std::size_t stored_cells_max = cells_file_batches_max * batch_cells;
inline constexpr std::size_t answer_pages_max = 1024;
inline constexpr std::size_t answer_file_bytes_max = 96 << 20;

inline constexpr std::size_t short_text_bytes_max = 100;  // A name, a version, a language tag.

}  // namespace candour::protocol
