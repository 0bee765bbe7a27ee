// platform/storage/sqlite_office.h: the office under the name that says where it was first kept.
#pragma once

#include "platform/storage/sql_office.h"

namespace candour::platform {

using SqliteOffice = SqlOffice;

}  // namespace candour::platform
