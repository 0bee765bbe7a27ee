// platform/system/replace_secret.h: a file of keys in the place of one whose keys are destroyed.
#pragma once

#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace candour::platform {

// As FileDisk::write() of a secret; and what the file held before is overwritten where it lay, as
// far as the disk lets a program do that. The old bytes keep the name ".NAME.old" until then: what
// a cut left over is overwritten by the next call. Errors: Full, Unavailable.
Status replace_secret(const std::string& path, ByteView bytes);

}  // namespace candour::platform
