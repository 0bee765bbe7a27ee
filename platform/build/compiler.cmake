# platform/build/compiler.cmake: warnings, sanitizers, hardening and the compiler cache.

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug or Release" FORCE)
endif()

set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")
# No NDEBUG: CHECK and the standard library's cheap assertions stay on in what visitors use.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
add_compile_definitions(_GLIBCXX_ASSERTIONS)

if(CANDOUR_SANITIZE)
    add_compile_options(
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
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

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # Paths under the source are hashed relative to it, so a second clone or build folder hits too.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        ${CCACHE_PROGRAM})
endif()
