#include "platform/system/private_memory.h"

#include <array>
#include <cstring>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace candour::platform {

void keep_memory_private() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__)
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

// Its own frame lies where theirs were, and is larger than all of them together.
[[gnu::noinline]] void wipe_dead_stack() {
    std::array<char, 256 * 1024> dead;
    explicit_bzero(dead.data(), dead.size());
}

}  // namespace candour::platform
