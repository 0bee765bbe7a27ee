// tests/support/memory_publications.h: a PublicationStore in memory, with the store's promises.
#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "core/store/publication_store.h"

namespace candour::test {

class MemoryPublications : public store::PublicationStore {
public:
    // While set, every call fails with it.
    std::optional<Error> broken;
    // Runs once, before the next change is kept: somebody else may be first in it.
    std::function<void()> before_add;
    feedback::Publications kept;

    Result<std::int64_t> revision() override {
        if (broken) return *broken;
        return kept.revision;
    }
    Result<feedback::Publications> publications() override {
        if (broken) return *broken;
        return kept;
    }
    Status add(const feedback::PublicationChange& change, std::int64_t after) override {
        if (const auto now = std::exchange(before_add, nullptr)) now();
        if (broken) return *broken;
        if (kept.revision != after) {
            return Error{ErrorKind::Conflict, "something else was published meanwhile"};
        }
        kept.apply(change);
        return Unit{};
    }
};

}  // namespace candour::test
