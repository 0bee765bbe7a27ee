// KeptBundles: the bundle in use, the one before it, and pieces of the next. All of it lies in the
// outbox's settings, so that each change is there as a whole or not at all.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/store/outbox_store.h"

namespace candour::client {

class KeptBundles {
public:
    // `store` outlives this.
    explicit KeptBundles(store::OutboxStore& store) : store_(store) {}

    // Packages; empty when there is none.
    Result<Bytes> active();
    Result<Bytes> before();

    // The settings to write, in one transaction and perhaps with others, that make `package` the
    // active one, on trial, keep the present one, and let the staged pieces go.
    Result<std::map<std::string, std::string>> changes_to(ByteView package, std::uint64_t version);
    // A version that failed is never taken again.
    Result<bool> refuses(std::uint64_t version);

    // To be called at a start, before the active bundle is used. A bundle on trial that has failed
    // twice gives way to the one before. True: it has just done so.
    Result<bool> begin_start();
    // The first screen was shown: the trial, if there was one, is over. Writes nothing otherwise.
    Status started();
    // The active one is past reading: the one before takes its place, nothing is refused.
    Status fall_back();

    // Pieces of a bundle that is being fetched, by their hashes. Errors: NotFound.
    Result<Bytes> piece(const std::string& hash);
    Status keep_piece(const std::string& hash, ByteView bytes);
    // All that are not in `wanted` go.
    Status drop_pieces_but(const std::vector<std::string>& wanted);

private:
    Result<Bytes> package(const char* name);

    store::OutboxStore& store_;
};

}  // namespace candour::client
