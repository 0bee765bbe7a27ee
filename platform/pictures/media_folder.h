// Media folder: the files that a questionnaire names lie in one folder, as ODK has it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/survey/media_files.h"

namespace candour::platform {

// ODK's: "visit-media" beside "visit.xlsx".
std::string default_media_folder(const std::string& questionnaire_path);

struct BroughtPictures {
    std::map<std::string, Bytes> by_name{};  // Ready for kiosks.
    // One for each mention that has none, naming question, choice, language and file.
    std::vector<std::string> problems{};
};
// Every picture of `named`, each file once. Nothing outside `folder` is opened: no path, no link.
// Errors: NotFound, when there is no such folder.
Result<BroughtPictures> bring_pictures(const std::vector<survey::NamedFile>& named,
                                       const std::string& folder);

}  // namespace candour::platform
