// tests/support/freed_memory.h: does an action free memory that still holds a person's words?
// AddressSanitizer calls a hook of ours with every block, C++'s and C's, just before it is freed.
#pragma once

#include <atomic>
#include <malloc.h>
#include <string_view>

#include "tests/support/catch.h"

// Of sanitizer/allocator_interface.h, which Debian's GCC leaves to clang's package.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*malloc_hook)(const volatile void*,
                                                                             std::size_t),
                                                         void (*free_hook)(const volatile void*));

namespace candour::test {

inline std::atomic<const std::string_view*> watched = nullptr;
inline std::atomic<int> dirty_blocks = 0;

inline void ignore_new_block(const volatile void*, std::size_t) {}

inline void look_into_freed_block(const volatile void* block) {
    const std::string_view* words = watched;
    if (words == nullptr || block == nullptr) return;
    void* memory = const_cast<void*>(block);
    const std::string_view bytes(static_cast<const char*>(memory), malloc_usable_size(memory));
    if (bytes.find(*words) != std::string_view::npos) ++dirty_blocks;
}

inline bool can_watch() {
#ifdef __SANITIZE_ADDRESS__
    static const bool installed =
        __sanitizer_install_malloc_and_free_hooks(ignore_new_block, look_into_freed_block) != 0;
    return installed;
#else
    (void)ignore_new_block;
    (void)look_into_freed_block;
    WARN("not tested: this needs the dev preset's AddressSanitizer");
    return false;
#endif
}

// How many freed blocks held `words` while `action` ran.
template <typename Action>
int dirty_blocks_freed_by(std::string_view words, Action action) {
    dirty_blocks = 0;
    watched = &words;
    action();
    watched = nullptr;
    return dirty_blocks;
}

}  // namespace candour::test
