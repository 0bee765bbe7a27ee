// platform/server/language_facts.h: what kiosks of this version have in each language, as the build
// wrote it down (share/candour/locale/languages.json).
#pragma once

#include <string>
#include <vector>

#include "app/console/languages/languages.h"
#include "core/base/result.h"
#include "core/base/world.h"

namespace candour::platform {

// In the order of the file. Errors: the disk's; Corrupt, naming the file.
Result<std::vector<console::LanguageFacts>> read_language_facts(const std::string& share_folder,
                                                                Disk& disk);

}  // namespace candour::platform
