// The folder "sign" of a server: the clips in sign language that the organisation's file names.
// They are in its backups, beside that file.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/feedback/organisation.h"
#include "core/survey/media_files.h"

namespace candour::platform {

struct BroughtClips {
    std::map<std::string, Bytes> by_name{};  // Decoded once: kiosks can show them.
    // One for each mention that cannot be shown, with its place and what is wrong.
    std::vector<std::string> problems{};
};

// By their names in a bundle. A clip that is not there, or cannot be shown, is a problem; its
// screen then has none, and the rest goes out.
BroughtClips clips_of(const feedback::Organisation& organisation, const std::string& folder);

// By their files' names, of a questionnaire that is published.
BroughtClips bring_clips(const std::vector<survey::NamedFile>& named, const std::string& folder);

// From one folder into another, durably and as they are, also those that cannot be shown: the files
// that the organisation names, that are there and no larger than a bundle carries. Their names;
// without any, no folder is made.
Result<std::set<std::string>> copy_clips(const feedback::Organisation& organisation,
                                         const std::string& from, const std::string& to);

}  // namespace candour::platform
