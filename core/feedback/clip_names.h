// Which clips in sign language an organisation names, with its questions, and where.
#pragma once

#include <string>
#include <vector>

#include "core/feedback/organisation.h"

namespace candour::feedback {

struct NamedClip {
    std::string name;   // In a bundle.
    std::string file;   // In its folder.
    std::string place;  // "screen 'welcome'", "question 'felt' of 'drop_in'": for messages.
    bool operator==(const NamedClip&) const = default;
};

// In the organisation's order; a file that is named twice is there twice.
std::vector<NamedClip> clips_named(const Organisation& organisation);

// Takes out what names none of `names`, and returns it: those screens have no clip then.
std::vector<NamedClip> keep_clips(Organisation& organisation,
                                  const std::vector<std::string>& names);

}  // namespace candour::feedback
