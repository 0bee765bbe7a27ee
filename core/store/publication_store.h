// PublicationStore: what was published from the running server, in the pool's database, so that
// every process of a server sees it.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/feedback/publications.h"

namespace candour::store {

class PublicationStore {
public:
    virtual ~PublicationStore() = default;
    // Of the last change; 0 before the first. Quick: asked every minute.
    virtual Result<std::int64_t> revision() = 0;
    // All as they stood at one moment.
    virtual Result<feedback::Publications> publications() = 0;
    // One that a publication names, by its hash. Errors: NotFound, when none names it any more.
    virtual Result<Bytes> picture(const std::string& hash) = 0;
    // Durably, all of it or nothing; the revision is then `after` + 1. Pictures that no publication
    // names any more go. Errors: Conflict when the revision is not `after`: somebody else was
    // first.
    virtual Status add(const feedback::PublicationChange& change, std::int64_t after) = 0;
    virtual Status add(const feedback::YouSaidChange& change, std::int64_t after) = 0;
};

}  // namespace candour::store
