// platform/server/purge_report.h: a purge in plain words, by kind and month. Small numbers are not
// told: who runs a purge need not be who may read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/casework/purge_run.h"
#include "core/feedback/retention.h"

namespace candour::platform {

enum class Tense { Will, Did };

std::string retention_in_words(const feedback::Retention& retention);
// "fewer than 8", "about 25".
std::string about(std::int64_t count);
// What goes and what stays.
std::string groups_in_words(const casework::PurgeLook& look, Tense tense);
std::string keys_in_words(const std::vector<casework::KeyOutlook>& keys, Tense tense);
std::string no_retention_in_words(const std::string& organisation_file);

}  // namespace candour::platform
