// platform/system/build_day.cpp: the build passes the day in, from SOURCE_DATE_EPOCH where it is
// set.
#include "platform/system/build_day.h"

namespace candour::platform {

CivilDay build_day() { return from_iso(CANDOUR_BUILD_DAY).take(); }

}  // namespace candour::platform
