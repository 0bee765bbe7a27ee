// A kiosk whose hand-overs cost what they cost: the attack of four_outcomes_test.py must win there.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "platform/kiosk/options.h"
#include "platform/kiosk/run.h"

int main(int argc, char** argv) {
    using namespace candour;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    Result<platform::KioskOptions> options = platform::parse_options(arguments);
    Status done = Unit{};
    if (options.ok()) {
        platform::KioskOptions unequal = options.take();
        unequal.equal_hand_overs = false;
        done = platform::run_kiosk(unequal);
    } else {
        done = options.error();
    }
    if (done.ok()) return EXIT_SUCCESS;
    std::fprintf(stderr, "candour-kiosk: %s\n", done.error().what.c_str());
    return EXIT_FAILURE;
}
