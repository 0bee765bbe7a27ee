// platform/kiosk/zeroing_memory.cpp: memory is overwritten when it is given back, so that no text
// of a visitor stays in freed memory: whichever string it was in, and whichever library made it.
// Pango, HarfBuzz, SDL and the OpenGL driver call these two functions as C++ does.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <malloc.h>

#if !defined(__SANITIZE_ADDRESS__)  // The address sanitizer has its own, which also catch misuse.

// glibc's own, under the names that it has for who stands before them.
extern "C" {
void* __libc_malloc(std::size_t size);
void __libc_free(void* memory);

void free(void* memory) {
    if (memory == nullptr) return;
    explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

// Never in place and never by glibc's own, which would leave what was there.
void* realloc(void* memory, std::size_t size) {
    if (memory == nullptr) return __libc_malloc(size);
    const std::size_t before = malloc_usable_size(memory);
    if (size == 0) {
        free(memory);
        return nullptr;
    }
    if (size <= before && size >= before / 2) {
        explicit_bzero(static_cast<char*>(memory) + size, before - size);
        return memory;
    }
    void* moved = __libc_malloc(size);
    if (moved == nullptr) return nullptr;
    std::memcpy(moved, memory, std::min(size, before));
    free(memory);
    return moved;
}
}

#endif
