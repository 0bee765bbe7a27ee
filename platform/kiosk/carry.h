// platform/kiosk/carry.h: --export and --import: the way by USB stick.
#pragma once

#include <string>

#include "core/base/world.h"
#include "platform/kiosk/station.h"

namespace candour::platform {

// Each says on standard output what it has done. Errors: with the file's name and what to do.
Status export_cells(const std::string& file, const Station& station, Disk& disk,
                    SecureRandom& random);
// The station's enrolment may have newer texts and keys afterwards.
Status import_answer(const std::string& file, Station& station, Disk& disk, const Clock& clock,
                     SecureRandom& random);

}  // namespace candour::platform
