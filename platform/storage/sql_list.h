// platform/storage/sql_list.h: many values of one size as one parameter, so that a batch is one
// statement and one round trip on either engine.
#pragma once

#include <algorithm>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"

// Numbers i from 0 to count - 1, as a table n; `count` is a parameter's name: "$3".
#define CANDOUR_NUMBERS(count) \
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " count ")"
// The values of `size` bytes that stand one after the other in parameter `list`, for IN.
#define CANDOUR_LIST(list, count, size) \
    "(" CANDOUR_NUMBERS(count) " SELECT substr(" list ", 1 + " size " * i, " size ") FROM n)"

namespace candour::platform {

// In ascending order: two programs that lock the same rows then wait for each other, never both.
template <typename Id>
Bytes packed_ids(std::vector<Id> ids) {
    std::ranges::sort(ids);
    Bytes bytes;
    bytes.reserve(ids.size() * sizeof(Id));
    for (const Id& id : ids)
        bytes.insert(bytes.end(), id.bytes.begin(), id.bytes.end());
    return bytes;
}

}  // namespace candour::platform
