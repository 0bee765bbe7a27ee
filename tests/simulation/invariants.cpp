// tests/simulation/invariants.cpp: looking at machines, and judging what is seen.
#include "tests/simulation/invariants.h"

#include <algorithm>

namespace candour::simulation {

namespace {

constexpr std::size_t acks_checked_max = 256;

Error broken(const std::string& words) { return Error{ErrorKind::Corrupt, words}; }

bool has(const std::vector<CellId>& sorted, const CellId& id) {
    return std::ranges::binary_search(sorted, id);
}

// Invariant 4: nothing is invented, nothing is changed.
Status check_cell(const privacy::Cell& cell, const Ledger& ledger, const std::string& where) {
    const CellTruth* truth = ledger.cell(cell.id);
    if (truth == nullptr) {
        return broken("invariant 4: " + where + " holds a cell that nobody made");
    }
    if (truth->hash != hash_of(cell.sealed)) {
        return broken("invariant 4: " + where + " holds cell " + cell.id.hex() +
                      " with other bytes than were sealed");
    }
    return Unit{};
}

Result<std::vector<CellId>> pending_cells(store::OutboxStore& store, const Ledger& ledger,
                                          const std::string& name) {
    ASSIGN_OR_RETURN(const std::vector<store::PendingCell> pending, store.pending());
    std::vector<CellId> ids;
    for (const store::PendingCell& item : pending) {
        RETURN_IF_ERROR(check_cell(item.cell, ledger, name));
        ids.push_back(item.cell.id);
    }
    std::ranges::sort(ids);
    return ids;
}

Result<std::size_t> read_item(const store::OfficeItem& item, Ledger& ledger, const Setup& setup) {
    const auto words_hash = hash_of(item.words);
    const auto known = ledger.revealed.find(item.id);
    if (known != ledger.revealed.end()) {
        if (known->second.words_hash == words_hash) return known->second.message;
        return broken("invariant 4: the office's words of " + item.id.hex() + " have changed");
    }
    const server::OfficeKey* key = setup.ring.office.office_key(item.key_epoch);
    if (key == nullptr) return broken("invariant 4: an item of an unknown key epoch");
    ASSIGN_OR_RETURN(feedback::Contact contact,
                     server::unlock_words(item.words, *key, item.id.bytes));
    const std::optional<std::size_t> message = ledger.message_of_story(contact.story);
    if (!message) return broken("invariant 4: the office holds words that nobody said");
    ledger.revealed[item.id] = {*message, words_hash};
    return *message;
}

Result<std::vector<std::size_t>> read_office(store::OfficeStore& office, Ledger& ledger,
                                             const Setup& setup) {
    std::vector<std::size_t> messages;
    store::InboxFilter filter;
    filter.limit = 200;
    while (true) {
        ASSIGN_OR_RETURN(const store::InboxPage page, office.inbox(filter));
        for (const store::OfficeItem& item : page.items) {
            ASSIGN_OR_RETURN(const std::size_t message, read_item(item, ledger, setup));
            messages.push_back(message);
        }
        filter.offset += std::ssize(page.items);
        if (page.items.empty() || filter.offset >= page.total) break;
    }
    ASSIGN_OR_RETURN(const std::vector<store::OfficeItem> answers, office.survey_items(survey_id));
    for (const store::OfficeItem& item : answers) {
        ASSIGN_OR_RETURN(const std::size_t message, read_item(item, ledger, setup));
        messages.push_back(message);
    }
    std::ranges::sort(messages);
    return messages;
}

// Whether every cell of it is somewhere from where it will reach the office.
bool is_safe(const Message& message, const std::vector<KioskView>& kiosks,
             const ServerView& server) {
    return std::ranges::all_of(message.cells, [&](const CellId& cell) {
        if (has(server.waiting, cell)) return true;
        return std::ranges::any_of(kiosks, [&](const KioskView& kiosk) {
            if (has(kiosk.pending, cell)) return true;
            return kiosk.held && kiosk.server_epoch != server.standing.server_epoch &&
                   has(*kiosk.held, cell);
        });
    });
}

// Invariant 2: of a submission that nobody was thanked for and that was never on its way, all or
// nothing is kept.
Words find_half(const KioskView& kiosk, const Ledger& ledger) {
    for (const Message& message : ledger.messages()) {
        if (message.thanked || message.excuse != Excuse::None || message.cells.size() < 2) continue;
        const auto kept = std::ranges::count_if(
            message.cells, [&](const CellId& cell) { return has(kiosk.pending, cell); });
        const bool offered = std::ranges::any_of(
            message.cells, [&](const CellId& cell) { return ledger.cell(cell)->offered; });
        if (kept != 0 && kept != std::ssize(message.cells) && !offered) {
            return "invariant 2: half of a submission is kept on " + kiosk.name;
        }
    }
    return std::nullopt;
}

}  // namespace

Result<KioskView> view_of(SimKiosk& kiosk, const Ledger& ledger, Look look) {
    KioskView view;
    view.name = kiosk.disk.name();
    store::OutboxStore& store = kiosk.store();
    ASSIGN_OR_RETURN(view.pending, pending_cells(store, ledger, view.name));
    ASSIGN_OR_RETURN(view.server_epoch, store.setting("server_epoch"));
    ASSIGN_OR_RETURN(view.use, store.use());
    if (look == Look::Close) {
        RETURN_IF_ERROR(store.offer_all_again());
        ASSIGN_OR_RETURN(view.held, pending_cells(store, ledger, view.name));
    }
    return view;
}

Result<ServerView> view_of(SimServer& server, Ledger& ledger, const Setup& setup, const Mark& mark,
                           Look look) {
    ServerView view;
    if (look == Look::Close) {
        // As the next release will: what an office that was put back lacks waits again.
        ASSIGN_OR_RETURN(const std::string office, server.office().office_epoch());
        RETURN_IF_ERROR(server.pool().follow_office(office));
    }
    ASSIGN_OR_RETURN(view.standing, server.pool().standing());
    ASSIGN_OR_RETURN(const std::vector<store::PooledCell> waiting, server.pool().waiting());
    for (const store::PooledCell& pooled : waiting) {
        RETURN_IF_ERROR(check_cell(pooled.cell, ledger, server.disk.name()));
        view.waiting.push_back(pooled.cell.id);
    }
    std::ranges::sort(view.waiting);
    ASSIGN_OR_RETURN(view.quarantined, server.pool().quarantined());
    ASSIGN_OR_RETURN(view.revealed, read_office(server.office(), ledger, setup));
    const std::vector<CellId> acked =
        ledger.acked(view.standing.server_epoch, mark, acks_checked_max);
    ASSIGN_OR_RETURN(std::vector<CellId> known, server.pool().known(acked));
    std::ranges::sort(known);
    for (const CellId& id : acked) {
        if (!has(known, id)) view.forgotten_acks.push_back(id);
    }
    return view;
}

Verdict judge(const std::vector<KioskView>& kiosks, const ServerView& server, const Ledger& ledger,
              const Mark& mark) {
    Verdict verdict;
    const auto twice = std::ranges::adjacent_find(server.revealed);
    if (twice != server.revealed.end()) {
        verdict.broken = "invariant 3: the office has \"" +
                         ledger.messages()[*twice].story.substr(0, 40) + "\" twice";
    } else if (std::ranges::adjacent_find(server.waiting) != server.waiting.end()) {
        verdict.broken = "invariant 3: the pool has a cell twice";
    } else if (server.quarantined > std::ssize(ledger.poison_ids())) {
        verdict.broken = "invariant 4: the quarantine holds cells that can be opened";
    } else if (!server.forgotten_acks.empty()) {
        verdict.broken = "invariant 5: the server acknowledged " +
                         std::to_string(server.forgotten_acks.size()) +
                         " cells that it does not know";
    }
    for (const KioskView& kiosk : kiosks) {
        if (!verdict.broken) verdict.broken = find_half(kiosk, ledger);
    }
    for (std::size_t i = 0; i < mark.thanked; ++i) {
        const std::size_t index = ledger.thanked()[i];
        const Message& message = ledger.messages()[index];
        if (message.excuse == Excuse::Lost) continue;
        if (std::ranges::binary_search(server.revealed, index)) continue;
        if (!is_safe(message, kiosks, server)) verdict.missing.push_back(index);
    }
    return verdict;
}

std::string lost_words(const Ledger& ledger, const std::vector<std::size_t>& missing) {
    std::string words = "invariant 1: thanked and nowhere any more:";
    for (const std::size_t index : missing)
        words += " \"" + ledger.messages()[index].story.substr(0, 24) + "\"";
    return words;
}

}  // namespace candour::simulation
