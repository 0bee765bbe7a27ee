// tests/sync/client/carrying.h: a device, an office, and what is carried between them on a stick.
#pragma once

#include "sync/client/stick.h"
#include "sync/protocol/answer_file.h"
#include "sync/protocol/cells_file.h"
#include "tests/sync/client/kiosk_world.h"

namespace candour::test {

struct Carrying : KioskWorld {
    // What `candour-server import` makes of the device's file: the answer.
    Bytes import(const Bytes& file) {
        const auto read = protocol::decode_cells_file(file);
        REQUIRE(read.ok());
        protocol::StoredCells stored{.server_epoch = office.server_epoch,
                                     .generation = office.generation,
                                     .horizon = office.horizon,
                                     .time_s = office.time_s,
                                     .cells = {}};
        for (const privacy::Cell& cell : read.value().cells) {
            office.stored.insert(cell.id);
            stored.cells.push_back(cell.id);
        }
        return answer(protocol::encode_stored_cells(stored, office.signer.key));
    }
    Bytes answer(Bytes stored) {
        return protocol::encode_answer_file({.stored_cells = std::move(stored),
                                             .bundle = office.package(),
                                             .board_pages = pages()});
    }
    std::vector<Bytes> pages() {
        std::vector<Bytes> made;
        for (std::size_t from = 0; from < office.board.kept.size(); from += 64) {
            made.push_back(
                protocol::encode_board_page({.board = office.board.name,
                                             .from = from,
                                             .latest = office.board.kept.size(),
                                             .entries = office.board.entries(from, 64).take()},
                                            office.signer.key));
        }
        return made;
    }
    Bytes carry() { return client::cells_to_carry(joined, store, random).take().file; }
    Result<client::AnswerTaken> take(const Bytes& file) {
        return client::take_answer(file, joined, store, &board, random);
    }
    std::size_t pending() { return store.use().value().pending; }
    bool all_stored() const {
        return std::ranges::all_of(store.slots, [this](const MemoryOutbox::Slot& slot) {
            return slot.state == store::SlotState::Free || office.stored.contains(slot.cell.id);
        });
    }
};

}  // namespace candour::test
