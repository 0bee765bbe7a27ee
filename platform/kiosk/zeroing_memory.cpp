// platform/kiosk/zeroing_memory.cpp: C++ memory is overwritten when it is given back, so that no
// text of a visitor stays in freed memory, whichever string or vector it was in.
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>

#if !defined(__SANITIZE_ADDRESS__)  // The address sanitizer has its own, which also catch misuse.

void* operator new(std::size_t size) {
    while (true) {
        if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
        const std::new_handler handler = std::get_new_handler();
        if (!handler) throw std::bad_alloc();
        handler();
    }
}

void operator delete(void* memory) noexcept {
    if (!memory) return;
    explicit_bzero(memory, malloc_usable_size(memory));
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }

#endif
