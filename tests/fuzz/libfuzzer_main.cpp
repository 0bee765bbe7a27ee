// tests/fuzz/libfuzzer_main.cpp: a target as libFuzzer wants it (clang's own main is linked in).
#include <sodium.h>

#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool ready = sodium_init() >= 0;
    CHECK(ready);
    // libFuzzer's bytes end where they end: a copy that ends there too lets the sanitizer see it.
    (void)candour::fuzz::accepts({data, size});
    return 0;
}
