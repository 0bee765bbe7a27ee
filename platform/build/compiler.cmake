# platform/build/compiler.cmake: warnings, sanitizers, hardening and the compiler cache.

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug or Release" FORCE)
endif()

# With sanitizers, GCC needs twice the time for -O1 -g, and a stack trace shows no more.
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g1")
# No NDEBUG: CHECK and the standard library's cheap assertions stay on in what visitors use.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion)
# What a compiler thinks of while it optimises, and a newer one anyhow, stops nobody's demo.
if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    add_compile_options(-Werror)
endif()
add_compile_definitions(_GLIBCXX_ASSERTIONS)

if(CANDOUR_SANITIZE)
    if(CANDOUR_SANITIZE STREQUAL "thread")
        set(sanitizers thread)
    else()
        set(sanitizers address,undefined)
    endif()
    add_compile_options(
        -fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${sanitizers})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        if(NOT CANDOUR_SANITIZE STREQUAL "thread")
            # A third of the time goes into these two, at each use of each pointer; the address
            # sanitizer stops at a null one, and the fuzzers (clang) are built with them.
            add_compile_options(-fno-sanitize=null,alignment)
        endif()
        # GCC's manual: the sanitizers make this warning report variables that are initialised.
        add_compile_options(-Wno-error=maybe-uninitialized)
    endif()
else()
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    add_compile_options(-fstack-protector-strong "$<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>")
    add_link_options(-pie -Wl,-z,relro,-z,now)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # GCC 12 reports an empty std::optional that nobody reads (its PR 80635).
        add_compile_options(-Wno-maybe-uninitialized)
    endif()
endif()

if(CANDOUR_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "libFuzzer belongs to clang: configure with cmake --preset fuzz")
    endif()
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(CANDOUR_COVERAGE)
    # Counters are changed by several threads at once.
    add_compile_options(--coverage -fprofile-update=atomic)
    add_link_options(--coverage)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # Paths under the source are hashed relative to it, so a second clone or build folder hits too.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        ${CCACHE_PROGRAM})
endif()
