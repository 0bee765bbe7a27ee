// platform/system/build_day.h: the day on which this program was built: no clock is before it.
#pragma once

#include "core/base/civil_day.h"

namespace candour::platform {

CivilDay build_day();

}  // namespace candour::platform
