// BundleStore: the bundle that devices are to have, as the organisation last published it; one for
// all processes of a server.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace candour::store {

struct PublishedBundle {
    std::uint64_t version = 0;   // Only ever upwards; 0 is none.
    std::string content_hash{};  // Of what is in it, to see whether anything has changed.
    std::string server_epoch{};  // The pool's when it was published.
    std::uint64_t size = 0;      // Of its texts, unpacked.
    Bytes packed{};
    std::vector<std::uint64_t> file_sizes{};  // Of the files that `packed` ends with, in order.
};

class BundleStore {
public:
    virtual ~BundleStore() = default;
    // Of what is published now; 0 before the first.
    virtual Result<std::uint64_t> version() = 0;
    virtual Result<std::optional<PublishedBundle>> published() = 0;
    // In the place of the one with version `after` (0: of none), durably. Errors: Conflict when
    // another one is published now, or when its version is not above: another process was first.
    virtual Status publish(const PublishedBundle& bundle, std::uint64_t after) = 0;
};

}  // namespace candour::store
