// platform/storage/sql_numbered.h: rows that take the number after the highest, where several
// programs may take it at once. Only for what staff do: a number tells an order.
#pragma once

#include "core/base/result.h"

namespace candour::platform {

// Runs `insert` again while another program has just taken the number that it chose.
template <typename Insert>
auto with_next_number(Insert insert) {
    constexpr int tries_max = 50;
    auto outcome = insert();
    for (int tries = 1; tries < tries_max; ++tries) {
        if (outcome.ok() || outcome.error().kind != ErrorKind::Conflict) break;
        outcome = insert();
    }
    return outcome;
}

}  // namespace candour::platform
