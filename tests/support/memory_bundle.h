// tests/support/memory_bundle.h: a BundleStore in memory, with the store's promises.
#pragma once

#include <optional>

#include "core/store/bundle_store.h"

namespace candour::test {

class MemoryBundle : public store::BundleStore {
public:
    Result<std::uint64_t> version() override { return kept ? kept->version : 0; }
    Result<std::optional<store::PublishedBundle>> published() override { return kept; }
    Status publish(const store::PublishedBundle& bundle, std::uint64_t after) override {
        if (after != version().value() || bundle.version <= after) {
            return Error{ErrorKind::Conflict, "another bundle was published meanwhile"};
        }
        kept = bundle;
        return Unit{};
    }

    std::optional<store::PublishedBundle> kept;
};

}  // namespace candour::test
