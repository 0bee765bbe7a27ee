#include "platform/system/private_memory.h"

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

}  // namespace candour::platform
