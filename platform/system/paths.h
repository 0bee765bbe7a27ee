// platform/system/paths.h: where the program is, what it brought, where it may keep data.
#pragma once

#include <string>

#include "core/base/result.h"

namespace candour::platform {

// The folder of the running executable, links resolved, without a slash at its end.
// Errors: Unavailable.
Result<std::string> program_folder();

// What the program reads and never writes: ../share/candour beside its bin, both in a build folder
// and installed. Errors: NotFound, naming where it was looked for.
Result<std::string> share_folder();

// Makes `folder` and its missing parents, for this user alone (0700), durably. A folder that is
// there keeps its mode, unless others could write to it. Errors: Unavailable (not a folder, not
// ours, no permission), Full, Denied (others may write to it).
Status make_data_folder(const std::string& folder);

}  // namespace candour::platform
