// tests/simulation/settle.cpp: upload windows, then releases, until nothing waits.
#include "tests/simulation/settle.h"

#include <algorithm>
#include <map>

namespace candour::simulation {

namespace {

constexpr int windows_max = 8;
// Longer than every rhythm of the policy, in steps that each cross a day and a week.
constexpr int releases_max = 8;
constexpr std::chrono::days release_step{8};

Words send_everything(SimKiosk& kiosk) {
    std::string last;
    for (int window = 0; window < windows_max; ++window) {
        const Result<client::UploadReport> report = kiosk.window();
        const Result<store::OutboxUse> use = kiosk.store().use();
        if (!use.ok()) return use.error().what;
        if (report.ok() && use.value().pending == 0) return std::nullopt;
        last = report.ok() ? "cells still wait" : report.error().what;
    }
    return "invariant 10: " + kiosk.disk.name() + " cannot send on a good line: " + last;
}

// Parts of a message that an operator threw away in part wait for ever, and rightly so; nobody was
// thanked for the others that may be incomplete.
bool may_wait(const CellId& id, const Ledger& ledger) {
    const CellTruth* truth = ledger.cell(id);
    if (truth == nullptr || truth->message == no_message) return false;
    const Message& message = ledger.messages()[truth->message];
    return !message.thanked || message.excuse == Excuse::Lost;
}

std::string waiting_words(const Settlement& all) {
    std::map<std::size_t, std::size_t> parts;
    const Result<std::vector<store::PooledCell>> waiting = all.server->pool().waiting();
    if (!waiting.ok()) return waiting.error().what;
    for (const store::PooledCell& pooled : waiting.value())
        ++parts[all.ledger->cell(pooled.cell.id)->message];
    std::string words;
    for (const auto& [message, count] : parts) {
        if (message == no_message) {
            words += std::to_string(count) + " of no message; ";
            continue;
        }
        const Message& whole = all.ledger->messages()[message];
        words += std::to_string(count) + " of " + std::to_string(whole.cells.size()) +
                 " cells of message " + std::to_string(message) +
                 (whole.thanked ? "; " : " (not thanked); ");
    }
    return words;
}

Words release_everything(const Settlement& all) {
    for (int run = 0; run < releases_max; ++run) {
        *all.time += release_step;
        const Result<server::ReleaseReport> report = all.server->release();
        if (!report.ok()) return "invariant 10: a release fails: " + report.error().what;
        const Result<std::vector<store::PooledCell>> waiting = all.server->pool().waiting();
        if (!waiting.ok()) return waiting.error().what;
        const bool done = std::ranges::all_of(waiting.value(), [&](const auto& pooled) {
            return may_wait(pooled.cell.id, *all.ledger);
        });
        if (done && run > 0) return std::nullopt;
    }
    return "invariant 10: cells wait in the pool for ever: " + waiting_words(all);
}

// Invariant 8: what nothing opens is kept where staff can see that it is there.
Words check_quarantine(const Settlement& all) {
    const Result<std::vector<CellId>> known = all.server->pool().known(all.ledger->poison_ids());
    const Result<std::int64_t> kept = all.server->pool().quarantined();
    if (!known.ok() || !kept.ok()) return "the quarantine cannot be counted";
    if (kept.value() == std::ssize(known.value())) return std::nullopt;
    return "invariant 8: " + std::to_string(known.value().size()) +
           " cells that nothing opens came, the quarantine holds " + std::to_string(kept.value());
}

}  // namespace

Words settle(const Settlement& all) {
    for (SimKiosk* kiosk : all.kiosks) {
        if (Words words = send_everything(*kiosk)) return words;
    }
    if (Words words = release_everything(all)) return words;
    const Result<ServerView> server =
        view_of(*all.server, *all.ledger, *all.setup, all.ledger->mark(), Look::Quick);
    if (!server.ok()) return server.error().what;
    if (Words words = check_quarantine(all)) return words;
    const Verdict verdict = judge({}, server.value(), *all.ledger, all.ledger->mark());
    if (verdict.broken) return verdict.broken;
    if (verdict.missing.empty()) return std::nullopt;
    return "invariant 3: thanked and never arrived; " + lost_words(*all.ledger, verdict.missing);
}

}  // namespace candour::simulation
