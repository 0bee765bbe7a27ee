// A visit that stands on one screen, and how a test calls it.
#pragma once

#include <string>

#include "app/kiosk/flow/flow.h"

namespace candour::tests {

struct SampleVisit {
    std::string name;
    kiosk::Flow flow;
};

}  // namespace candour::tests
