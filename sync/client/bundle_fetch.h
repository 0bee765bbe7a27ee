// BundleFetch: brings the organisation's current bundle to the device, piece by piece, over any
// number of cuts and restarts. What the bundle in use has of it is not fetched again. Nothing is
// used before all of it has been verified.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/base/world.h"
#include "core/feedback/organisation.h"
#include "core/store/outbox_store.h"
#include "sync/client/kept_bundles.h"
#include "sync/client/server_calls.h"
#include "sync/protocol/bundle_package.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/manifest.h"

namespace candour::client {

// A bundle of which everything has held, still to be made the active one.
struct NewBundle {
    Bytes package;
    protocol::Bundle bundle;
    feedback::Organisation organisation;
};

class BundleFetch {
public:
    BundleFetch(store::OutboxStore& store, Network& network) : kept_(store), network_(network) {}

    struct Source {
        ServerAddress server;
        protocol::SigningPublicKey offline_key;
        std::uint64_t known_version = 0;  // Only a higher one is fetched. 0: any.
        std::uint64_t known_serial = 0;   // Of the newest delegation; a lower one is refused.
    };
    struct Step {
        std::optional<protocol::Delegation> delegation;  // A verified one, perhaps new.
        std::optional<NewBundle> whole;
        bool more = false;  // Some pieces are still to come: call again soon.
        std::string note;   // Why nothing is taken, for who looks after the kiosk. Mostly empty.
    };
    // A manifest and at most a few pieces, so that nothing else waits for long.
    // Errors: Unavailable, Denied (not of this organisation); what was fetched stays.
    Result<Step> step(const Source& source);

private:
    Result<bool> wants(const Source& source, Step& step);
    Status fetch_manifest(const Source& source);
    Status fetch_piece(const ServerAddress& server, const std::string& hash);
    Result<bool> fetch_part(const ServerAddress& server, const std::string& hash);
    // Pieces that lie here as parts of the bundle in use, by their hashes.
    using Known = std::map<std::string, Bytes>;
    Known pieces_in_use(const protocol::SigningPublicKey& offline_key);
    Result<NewBundle> put_together(const protocol::SigningPublicKey& offline_key,
                                   const Known& known);
    void forget();

    KeptBundles kept_;
    Network& network_;
    // The manifest that is being worked on; fetched anew after each end and each failure.
    Bytes manifest_bytes_;
    std::optional<protocol::VerifiedManifest> manifest_;
    // What has come of the piece `part_of_`, and how much of one is asked for at once.
    std::string part_of_;
    Bytes part_;
    std::size_t part_bytes_ = protocol::chunk_bytes;
    std::uint64_t unusable_version_ = 0;  // Not tried again by this program.
};

}  // namespace candour::client
