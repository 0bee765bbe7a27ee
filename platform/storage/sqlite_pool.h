// platform/storage/sqlite_pool.h: the pool under the name that says where it was first kept.
#pragma once

#include "platform/storage/sql_pool.h"

namespace candour::platform {

using SqlitePool = SqlPool;

}  // namespace candour::platform
