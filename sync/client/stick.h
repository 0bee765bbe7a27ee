// The way by USB stick: a file of cells to carry to the server, and its answer back. Any number of
// times, in any order, beside the network or without one, for ever.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/board_store.h"
#include "core/store/outbox_store.h"
#include "sync/client/bundle_fetch.h"
#include "sync/client/enrolment.h"

namespace candour::client {

struct CellsToCarry {
    Bytes file;             // As sync/protocol/cells_file.h.
    std::size_t cells = 0;  // Of the outbox, dummies not counted.
    std::size_t left = 0;   // That had no room in the file: carry them next time.
};
// Everything that waits, dummies filling up the last batch, a mark (carry_mark.h) among them; at
// least one batch. Changes nothing on the device.
Result<CellsToCarry> cells_to_carry(const Enrolment& enrolment, store::OutboxStore& store,
                                    SecureRandom& random);

struct AnswerTaken {
    std::size_t confirmed = 0;                    // Cells of the outbox that the server has stored.
    std::optional<std::uint64_t> bundle_version;  // Newer than what was here, and taken.
    std::size_t replies = 0;                      // New ones on the board.
    std::int64_t signed_time_s = 0;               // 0: none.
    std::vector<std::string> notes;               // What was left out, and why.
};
// `board` may be null where no replies are kept. Each part is verified before any of it is used.
// Errors: Corrupt (no answer file, damaged), Denied (another organisation's), the stores'.
Result<AnswerTaken> take_answer(ByteView file, Enrolment& enrolment, store::OutboxStore& store,
                                store::BoardCopy* board, SecureRandom& random);

// Makes a verified bundle the active one, durably.
Status take_bundle(NewBundle fresh, Enrolment& enrolment, store::OutboxStore& store);

}  // namespace candour::client
