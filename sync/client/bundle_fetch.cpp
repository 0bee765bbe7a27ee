// See bundle_fetch.h. A piece is named by its hash, so it does not matter who has handled it.
#include "sync/client/bundle_fetch.h"

#include <algorithm>
#include <utility>

#include "sync/protocol/hash.h"

namespace candour::client {

namespace {

constexpr int pieces_per_step = 4;
// Over the slowest links (20 kbit/s) that much comes well within a request's time.
constexpr std::size_t part_bytes_min = 8 * 1024;

}  // namespace

void BundleFetch::forget() {
    manifest_.reset();
    manifest_bytes_.clear();
    part_.clear();
    part_of_.clear();
}

Status BundleFetch::fetch_manifest(const Source& source) {
    ASSIGN_OR_RETURN(NetworkResponse response,
                     network_.send(get_request(source.server, "/v1/bundle/manifest",
                                               protocol::message_bytes_max)));
    if (response.status != 200) return refusal(response.status);
    Result<protocol::VerifiedManifest> manifest =
        protocol::decode_manifest(response.body, source.offline_key);
    if (!manifest.ok()) return not_our_server(manifest.error());
    if (manifest.value().delegation.serial < source.known_serial) {
        return Error{ErrorKind::Denied,
                     "the bundle offered was signed with a key that the organisation has replaced; "
                     "nothing of it was taken"};
    }
    manifest_ = manifest.take();
    manifest_bytes_ = std::move(response.body);
    return Unit{};
}

Result<bool> BundleFetch::wants(const Source& source, Step& step) {
    const protocol::Manifest& manifest = manifest_->manifest;
    if (manifest.version <= source.known_version) return false;
    if (manifest.version == unusable_version_) return false;
    ASSIGN_OR_RETURN(const bool refused, kept_.refuses(manifest.version));
    if (refused) {
        step.note = "version " + std::to_string(manifest.version) +
                    " of the organisation's texts failed to start twice and is not taken again";
        return false;
    }
    if (manifest.min_program > protocol::program_level) {
        step.note = "version " + std::to_string(manifest.version) +
                    " of the organisation's texts needs a newer program; the present one stays";
        return false;
    }
    return true;
}

Result<BundleFetch::Step> BundleFetch::step(const Source& source) {
    Step step;
    if (!manifest_) RETURN_IF_ERROR(fetch_manifest(source));
    step.delegation = manifest_->delegation;
    ASSIGN_OR_RETURN(const bool wanted, wants(source, step));
    if (!wanted) {
        forget();
        return step;
    }
    const std::vector<std::string> pieces = manifest_->manifest.chunks;
    RETURN_IF_ERROR(kept_.drop_pieces_but(pieces));
    const Known known = pieces_in_use(source.offline_key);
    int fetched = 0;
    for (const std::string& hash : pieces) {
        if (known.contains(hash) || kept_.piece(hash).ok()) continue;
        if (fetched++ == pieces_per_step) {
            step.more = true;
            return step;
        }
        RETURN_IF_ERROR(fetch_piece(source.server, hash));
    }
    Result<NewBundle> whole = put_together(source.offline_key, known);
    if (!whole.ok()) {
        unusable_version_ = manifest_->manifest.version;
        RETURN_IF_ERROR(kept_.drop_pieces_but({}));
        forget();
        return whole.error();
    }
    forget();
    step.whole = whole.take();
    return step;
}

// Whole and durable when it returns Ok.
Status BundleFetch::fetch_piece(const ServerAddress& server, const std::string& hash) {
    if (part_of_ != hash) part_.clear();
    part_of_ = hash;
    while (true) {
        ASSIGN_OR_RETURN(const bool complete, fetch_part(server, hash));
        if (complete) break;
    }
    const Bytes piece = std::exchange(part_, {});
    if (protocol::hash_hex(piece) != hash) {
        forget();
        return Error{ErrorKind::Denied,
                     "a piece of the organisation's texts was changed on the way; nothing of it "
                     "was taken"};
    }
    part_bytes_ = std::min(part_bytes_ * 2, protocol::chunk_bytes);
    return kept_.keep_piece(hash, piece);
}

// True when the last byte has come.
Result<bool> BundleFetch::fetch_part(const ServerAddress& server, const std::string& hash) {
    NetworkRequest request = get_request(server, "/v1/bundle/chunk/" + hash, protocol::chunk_bytes);
    const bool all = part_.empty() && part_bytes_ >= protocol::chunk_bytes;
    const std::size_t wanted = std::min(part_bytes_, protocol::chunk_bytes - part_.size());
    if (!all) {
        request.headers["range"] = "bytes=" + std::to_string(part_.size()) + "-" +
                                   std::to_string(part_.size() + wanted - 1);
    }
    Result<NetworkResponse> response = network_.send(request);
    if (!response.ok()) {
        part_bytes_ = std::max(part_bytes_min, part_bytes_ / 2);
        return response.error();
    }
    switch (response.value().status) {
        case 200:
            part_ = std::move(response.value().body);
            return true;
        case 206:
            break;
        case 416:  // It ended with the part before.
            if (!part_.empty()) return true;
            [[fallthrough]];
        default:
            forget();  // Perhaps there is a newer bundle, and this piece is gone.
            return refusal(response.value().status);
    }
    const Bytes& body = response.value().body;
    if (body.size() > wanted) {
        part_.clear();
        return Error{ErrorKind::Unavailable, "more came than was asked for"};
    }
    part_.insert(part_.end(), body.begin(), body.end());
    return body.size() < wanted || part_.size() == protocol::chunk_bytes;
}

// None when it cannot be read: then everything is fetched.
BundleFetch::Known BundleFetch::pieces_in_use(const protocol::SigningPublicKey& offline_key) {
    Known known;
    const Result<Bytes> package = kept_.active();
    if (!package.ok()) return known;
    const Result<protocol::PackageParts> parts = protocol::package_parts(package.value());
    if (!parts.ok()) return known;
    const auto manifest = protocol::decode_manifest(parts.value().manifest, offline_key);
    if (!manifest.ok()) return known;
    for (const ByteView piece :
         protocol::chunks_of(parts.value().packed, manifest.value().manifest.file_sizes)) {
        known.emplace(protocol::hash_hex(piece), Bytes(piece.begin(), piece.end()));
    }
    return known;
}

Result<NewBundle> BundleFetch::put_together(const protocol::SigningPublicKey& offline_key,
                                            const Known& known) {
    Bytes packed;
    for (const std::string& hash : manifest_->manifest.chunks) {
        const auto here = known.find(hash);
        Result<Bytes> piece = here != known.end() ? Result<Bytes>(here->second) : kept_.piece(hash);
        if (!piece.ok()) return piece.error();
        packed.insert(packed.end(), piece.value().begin(), piece.value().end());
    }
    NewBundle whole;
    whole.package = protocol::make_package(manifest_bytes_, packed);
    ASSIGN_OR_RETURN(whole.bundle, protocol::open_package(whole.package, offline_key));
    ASSIGN_OR_RETURN(whole.organisation,
                     feedback::parse_organisation(whole.bundle.organisation_json, "the bundle"));
    return whole;
}

}  // namespace candour::client
