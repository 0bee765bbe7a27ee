// See stick.h.
#include "sync/client/stick.h"

#include <algorithm>
#include <set>
#include <utility>

#include "sync/client/carry_mark.h"
#include "sync/client/kept_bundles.h"
#include "sync/client/replies.h"
#include "sync/client/server_epoch.h"
#include "sync/client/whole_batches.h"
#include "sync/protocol/answer_file.h"
#include "sync/protocol/cells_file.h"

namespace candour::client {

namespace {

Error not_ours(const Error& why) {
    if (why.kind != ErrorKind::Denied) return why;
    return {ErrorKind::Denied,
            "this answer is not from the organisation that this device belongs "
            "to; nothing of it was taken"};
}

// False: the file was signed with a key that was replaced, perhaps because a thief has it.
Result<bool> take_package(ByteView package, Enrolment& enrolment, store::OutboxStore& store,
                          AnswerTaken& taken) {
    Result<protocol::Bundle> bundle =
        protocol::open_package(package, enrolment.invitation.offline_key);
    if (!bundle.ok()) return not_ours(bundle.error());
    if (bundle.value().delegation.serial < enrolment.delegation.serial) {
        taken.notes.push_back(
            "the answer is signed with a key that the organisation has replaced "
            "since, so it confirms nothing; carry a new file");
        return false;
    }
    RETURN_IF_ERROR(follow_delegation(bundle.value().delegation, enrolment, store));
    if (bundle.value().version <= enrolment.bundle.version) return true;
    ASSIGN_OR_RETURN(const bool refused, KeptBundles(store).refuses(bundle.value().version));
    if (refused) {
        taken.notes.push_back(
            "the organisation's texts in it failed to start twice before, so "
            "they were left out");
        return true;
    }
    if (bundle.value().min_program > protocol::program_level) {
        taken.notes.push_back(
            "the organisation's texts in it need a newer program, so they were "
            "left out");
        return true;
    }
    ASSIGN_OR_RETURN(feedback::Organisation organisation,
                     feedback::parse_organisation(bundle.value().organisation_json, "the bundle"));
    RETURN_IF_ERROR(
        take_bundle({Bytes(package.begin(), package.end()), bundle.take(), std::move(organisation)},
                    enrolment, store));
    taken.bundle_version = enrolment.bundle.version;
    return true;
}

Status take_stored(ByteView message, const Enrolment& enrolment, store::OutboxStore& store,
                   SecureRandom& random, AnswerTaken& taken) {
    const Result<protocol::StoredCells> stored =
        protocol::decode_stored_cells(message, enrolment.delegation.online_key);
    if (!stored.ok()) return not_ours(stored.error());
    ASSIGN_OR_RETURN(const bool past,
                     may_be_past(stored.value().server_epoch, stored.value().cells, store));
    if (past) {
        taken.notes.push_back(
            "the server was restored from a backup, and this answer may be from before that, so "
            "it confirms nothing; carry a new file");
        return Unit{};
    }
    RETURN_IF_ERROR(follow_epoch(stored.value().server_epoch, store, random));
    const std::set<CellId> ids(stored.value().cells.begin(), stored.value().cells.end());
    ASSIGN_OR_RETURN(const std::vector<store::PendingCell> pending, store.pending());
    std::vector<std::uint32_t> slots;
    for (const store::PendingCell& item : pending) {
        if (ids.contains(item.cell.id)) slots.push_back(item.slot);
    }
    RETURN_IF_ERROR(store.acknowledge(slots, stored.value().generation));
    RETURN_IF_ERROR(store.set_horizon(stored.value().horizon));
    taken.confirmed = slots.size();
    taken.signed_time_s = stored.value().time_s;
    return Unit{};
}

Status take_pages(const std::vector<Bytes>& pages, const Enrolment& enrolment,
                  store::BoardCopy& board, AnswerTaken& taken) {
    ASSIGN_OR_RETURN(const std::uint64_t before, board.latest());
    for (const Bytes& bytes : pages) {
        const Result<protocol::BoardPage> page =
            protocol::decode_board_page(bytes, enrolment.delegation.online_key);
        if (!page.ok()) return not_ours(page.error());
        ASSIGN_OR_RETURN(const bool followed, take_board_page(page.value(), board));
        if (!followed) break;
    }
    ASSIGN_OR_RETURN(const std::uint64_t after, board.latest());
    taken.replies = after > before ? static_cast<std::size_t>(after - before) : 0;
    return Unit{};
}

}  // namespace

Result<CellsToCarry> cells_to_carry(const Enrolment& enrolment, store::OutboxStore& store,
                                    SecureRandom& random) {
    ASSIGN_OR_RETURN(std::vector<store::PendingCell> pending, store.pending());
    ASSIGN_OR_RETURN(const std::optional<CellId> mark, make_mark(store, random));
    const std::size_t marks = mark ? 1 : 0;
    const std::size_t most = protocol::cells_file_batches_max * protocol::batch_cells - marks;
    CellsToCarry carried;
    carried.cells = std::min(pending.size(), most);
    carried.left = pending.size() - carried.cells;
    std::vector<Outgoing> outgoing =
        whole_batches(std::move(pending), protocol::cells_file_batches_max,
                      enrolment.bundle.epoch_key, random, marks);
    if (mark) {
        const auto is_dummy = [](const Outgoing& item) { return !item.slot; };
        std::ranges::find_if(outgoing, is_dummy)->cell.id = *mark;
    }
    carried.file = protocol::encode_cells_file(cells_of(outgoing), enrolment.invitation.pool_key);
    return carried;
}

Result<AnswerTaken> take_answer(ByteView file, Enrolment& enrolment, store::OutboxStore& store,
                                store::BoardCopy* board, SecureRandom& random) {
    ASSIGN_OR_RETURN(const protocol::AnswerFile answer, protocol::decode_answer_file(file));
    AnswerTaken taken;
    // First the bundle: it may bring the key that signed the rest.
    ASSIGN_OR_RETURN(const bool holds, take_package(answer.bundle, enrolment, store, taken));
    if (!holds) return taken;
    if (!answer.stored_cells.empty()) {
        RETURN_IF_ERROR(take_stored(answer.stored_cells, enrolment, store, random, taken));
    }
    if (board != nullptr) RETURN_IF_ERROR(take_pages(answer.board_pages, enrolment, *board, taken));
    return taken;
}

Status take_bundle(NewBundle fresh, Enrolment& enrolment, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const auto changes,
                     KeptBundles(store).changes_to(fresh.package, fresh.bundle.version));
    RETURN_IF_ERROR(store.set_settings(changes));
    enrolment.bundle = std::move(fresh.bundle);
    enrolment.organisation = std::move(fresh.organisation);
    return Unit{};
}

}  // namespace candour::client
