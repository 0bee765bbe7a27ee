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
    std::map<std::string, Bytes> pictures;  // By their hashes.

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
        pictures.insert(change.new_pictures.begin(), change.new_pictures.end());
        std::erase_if(pictures, [&](const auto& picture) { return !is_named(picture.first); });
        return Unit{};
    }
    Status add(const feedback::YouSaidChange& change, std::int64_t after) override {
        if (const auto now = std::exchange(before_add, nullptr)) now();
        if (broken) return *broken;
        if (kept.revision != after) {
            return Error{ErrorKind::Conflict, "something else was published meanwhile"};
        }
        kept.apply(change);
        return Unit{};
    }
    Result<Bytes> picture(const std::string& hash) override {
        if (broken) return *broken;
        const auto found = pictures.find(hash);
        if (found != pictures.end()) return found->second;
        return Error{ErrorKind::NotFound, "there is no such picture"};
    }
    bool is_named(const std::string& hash) const {
        for (const auto& [id, survey] : kept.surveys) {
            for (const auto& [file, of_file] : survey.pictures) {
                if (of_file == hash) return true;
            }
        }
        return false;
    }
};

}  // namespace candour::test
