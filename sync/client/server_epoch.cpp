// See server_epoch.h.
#include "sync/client/server_epoch.h"

#include "sync/client/carry_mark.h"

namespace candour::client {

namespace {

constexpr const char* epoch_setting = "server_epoch";

}  // namespace

Result<std::string> known_epoch(store::OutboxStore& store) { return store.setting(epoch_setting); }

Status follow_epoch(const std::string& epoch, store::OutboxStore& store, SecureRandom& random) {
    ASSIGN_OR_RETURN(const std::string known, known_epoch(store));
    // A device that began to follow it with an older program has no secret yet.
    ASSIGN_OR_RETURN(const bool marks, has_mark_secret(store));
    if (known == epoch && marks) return Unit{};
    // The order matters under power loss: a cut after the first step repeats it, a cut after the
    // second has lost nothing.
    if (known != epoch && !known.empty()) RETURN_IF_ERROR(store.offer_all_again());
    return store.set_settings(
        {{epoch_setting, epoch}, {mark_secret_setting, make_mark_secret(random)}});
}

Result<bool> may_be_past(const std::string& epoch, std::span<const CellId> ids,
                         store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const std::string known, known_epoch(store));
    if (known.empty() || known == epoch) return false;
    // Without a secret no answer will ever name a mark: it is believed, as the next one will be.
    ASSIGN_OR_RETURN(const bool marks, has_mark_secret(store));
    if (!marks) return false;
    ASSIGN_OR_RETURN(const bool fresh, names_mark(ids, store));
    return !fresh;
}

}  // namespace candour::client
