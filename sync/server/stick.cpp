// Cells in, answer out.
#include "sync/server/stick.h"

#include <algorithm>
#include <chrono>

#include "sync/protocol/cells.h"
#include "sync/protocol/cells_file.h"
#include "sync/protocol/limits.h"
#include "sync/server/board.h"
#include "sync/server/bundle.h"
#include "sync/server/pool_keys.h"

namespace candour::server {

namespace {

// As many as the largest request: what one transaction is tested with.
constexpr std::size_t cells_at_once = protocol::batches_per_request_max * protocol::batch_cells;

std::size_t count_macs(const protocol::CellsFile& file,
                       const std::vector<protocol::PoolKey>& accepted) {
    const auto key = std::ranges::find(accepted, file.pool_key_id, protocol::pool_key_id);
    if (key == accepted.end()) return 0;
    std::size_t held = 0;
    for (std::size_t i = 0; i < file.macs.size(); ++i) {
        const auto first =
            file.cells.begin() + static_cast<std::ptrdiff_t>(i * protocol::batch_cells);
        const Bytes batch = protocol::encode_batches({first, first + protocol::batch_cells});
        if (protocol::mac_holds(batch, *key, file.macs[i])) ++held;
    }
    return held;
}

// As a release will find it, whatever the pool key says: a kiosk that never has a network keeps its
// first one for ever.
std::size_t count_unreadable(const std::vector<privacy::Cell>& cells,
                             std::vector<privacy::EpochKeyPair> keys) {
    std::ranges::reverse(keys);  // The newest first: most cells are sealed to it.
    std::size_t unreadable = 0;
    for (const privacy::Cell& cell : cells) {
        Result<privacy::OpenedCell> opened = privacy::open_cell(cell, keys);
        if (!opened.ok()) {
            ++unreadable;
            continue;
        }
        wipe(opened.value().content);
    }
    return unreadable;
}

// Stores all of them, in several transactions. A backup may begin between two: what the last one
// says holds for the earlier cells too, as every later backup has them.
Result<store::Stored> add_all(const std::vector<privacy::Cell>& cells, store::PoolStore& pool,
                              CivilDay today) {
    store::Stored last;
    for (std::size_t done = 0; done < cells.size(); done += cells_at_once) {
        const auto first = cells.begin() + static_cast<std::ptrdiff_t>(done);
        const auto count = std::min(cells_at_once, cells.size() - done);
        ASSIGN_OR_RETURN(const store::Stored stored,
                         pool.add({first, first + static_cast<std::ptrdiff_t>(count)}, today));
        if (done > 0 && stored.server_epoch != last.server_epoch) {
            return Error{ErrorKind::Unavailable,
                         "the database was restored meanwhile; import the file again"};
        }
        last = stored;
    }
    return last;
}

}  // namespace

Result<ImportReport> import_cells(ByteView file, const ImportPlace& place) {
    ASSIGN_OR_RETURN(const protocol::CellsFile brought, protocol::decode_cells_file(file));
    std::optional<std::size_t> unreadable;
    if (place.office_keys != nullptr) {
        unreadable = count_unreadable(brought.cells, place.office_keys->opening_keys());
    }
    if (unreadable == brought.cells.size()) {
        return Error{ErrorKind::Denied,
                     "this file is from a kiosk of another organisation; nothing of it was stored"};
    }
    ASSIGN_OR_RETURN(const auto accepted, accepted_pool_keys(place.registry));
    ASSIGN_OR_RETURN(const store::Stored stored,
                     add_all(brought.cells, place.pool, place.clock.today()));
    const auto now = std::chrono::floor<std::chrono::seconds>(place.clock.wall_now());
    ImportReport report{.stored = {.server_epoch = stored.server_epoch,
                                   .generation = stored.generation,
                                   .horizon = stored.horizon,
                                   .time_s = now.time_since_epoch().count(),
                                   .cells = {}},
                        .batches = brought.macs.size(),
                        .batches_with_mac = count_macs(brought, accepted),
                        .unreadable = unreadable};
    for (const privacy::Cell& cell : brought.cells)
        report.stored.cells.push_back(cell.id);
    return report;
}

Result<Bytes> make_answer(const protocol::StoredCells* stored, store::BundleStore& bundles,
                          store::BoardStore& board, const OnlineKeys& keys) {
    protocol::AnswerFile answer;
    if (stored != nullptr) {
        answer.stored_cells = protocol::encode_stored_cells(*stored, keys.key);
    }
    ASSIGN_OR_RETURN(answer.bundle, current_package(bundles, keys));
    ASSIGN_OR_RETURN(answer.board_pages, all_board_pages(board, keys.key));
    return protocol::encode_answer_file(answer);
}

}  // namespace candour::server
