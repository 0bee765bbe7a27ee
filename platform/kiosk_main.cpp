// platform/kiosk_main.cpp: candour-kiosk: options in, the parts put together, an exit status out.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "platform/kiosk/options.h"
#include "platform/kiosk/run.h"

int main(int argc, char** argv) {
    using namespace candour;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const Result<platform::KioskOptions> options = platform::parse_options(arguments);
    if (!options.ok()) {
        std::fprintf(stderr, "candour-kiosk: %s\n", options.error().what.c_str());
        return 2;
    }
    if (options.value().help) {
        std::fputs(platform::options_help().data(), stdout);
        return EXIT_SUCCESS;
    }
    if (options.value().version) {
        std::puts("candour-kiosk " CANDOUR_VERSION);
        return EXIT_SUCCESS;
    }
    const Status done = platform::run_kiosk(options.value());
    if (done.ok()) return EXIT_SUCCESS;
    std::fprintf(stderr, "candour-kiosk: %s\n", done.error().what.c_str());
    return EXIT_FAILURE;
}
