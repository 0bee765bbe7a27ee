# platform/build/suites.cmake: how tests are declared and registered with CTest.

# Tests run in the project's root, so they open "tests/golden/..." and "assets/..." by these names.
set(CANDOUR_TEST_ENVIRONMENT
    CANDOUR_BIN=${CMAKE_BINARY_DIR}/bin
    CANDOUR_POSTGRES=${CMAKE_BINARY_DIR}/postgres/uri
    CANDOUR_SHARE=${CANDOUR_SHARE_DIR}
    ASAN_OPTIONS=abort_on_error=0:detect_stack_use_after_return=1:malloc_context_size=8
    "LSAN_OPTIONS=suppressions='${CMAKE_SOURCE_DIR}/tests/support/lsan.supp':print_suppressions=0"
    UBSAN_OPTIONS=print_stacktrace=1
)

# candour_add_test(NAME command...): a CTest in the project's root with the sanitizers' settings.
function(candour_add_test name)
    foreach(argument IN LISTS ARGN)
        if(argument MATCHES "^tests/(.*_test\\.(py|mjs))$")
            set_property(GLOBAL APPEND PROPERTY CANDOUR_LISTED_TESTS ${CMAKE_MATCH_1})
        endif()
    endforeach()
    add_test(NAME ${name} COMMAND ${ARGN} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "${CANDOUR_TEST_ENVIRONMENT}" TIMEOUT 600)
endfunction()

# candour_test_suite(NAME [SOURCES file...] [SUPPORT file...] [LINKS target...] [FIXTURE name])
# One program test_<name>, and one CTest for each *_test.cpp in it: "core/survey/answer".
# SUPPORT: helper sources that hold no tests. FIXTURE: what CTest starts before and ends after.
function(candour_test_suite name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "FIXTURE" "SOURCES;SUPPORT;LINKS")
    if(NOT ARG_SOURCES)
        return()
    endif()
    set(sources ${ARG_SOURCES})
    candour_combine(sources)
    add_executable(test_${name} ${sources} ${ARG_SUPPORT})
    target_link_libraries(test_${name} PRIVATE ${ARG_LINKS} candour_catch_main)
    add_dependencies(test_${name} candour_share)
    foreach(file IN LISTS ARG_SOURCES)
        if(NOT file MATCHES "_test\\.cpp$")
            message(FATAL_ERROR "tests/${file}: a test file's name ends in _test.cpp")
        endif()
        get_filename_component(stem ${file} NAME_WE)
        string(REGEX REPLACE "_test\\.cpp$" "" test_name ${file})
        candour_add_test(${test_name} test_${name} --filenames-as-tags ${CANDOUR_CATCH_ARGS}
            "[#${stem}]")
        if(ARG_FIXTURE)
            set_tests_properties(${test_name} PROPERTIES FIXTURES_REQUIRED ${ARG_FIXTURE})
        endif()
    endforeach()
    set_property(GLOBAL APPEND PROPERTY CANDOUR_LISTED_TESTS ${ARG_SOURCES})
endfunction()

# Ends the configuration when a *_test file under tests/ is not a CTest, so none is forgotten.
function(candour_require_every_test_is_listed)
    get_property(listed GLOBAL PROPERTY CANDOUR_LISTED_TESTS)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS
        RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}
        ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp
        ${CMAKE_CURRENT_SOURCE_DIR}/*_test.mjs
        ${CMAKE_CURRENT_SOURCE_DIR}/*_test.py)
    foreach(file IN LISTS found)
        if(NOT file IN_LIST listed)
            message(FATAL_ERROR "tests/${file} is no CTest: add it to tests/CMakeLists.txt")
        endif()
    endforeach()
endfunction()

# Catch2's main is compiled once. Debian 12 has version 2, Debian 13 version 3.
if(TARGET Catch2::Catch2WithMain)
    add_library(candour_catch_main INTERFACE)
    target_link_libraries(candour_catch_main INTERFACE Catch2::Catch2WithMain)
    set(CANDOUR_CATCH_ARGS)
else()
    add_library(candour_catch_main STATIC ${CMAKE_SOURCE_DIR}/tests/support/catch_main.cpp)
    target_link_libraries(candour_catch_main PUBLIC Catch2::Catch2)
    set(CANDOUR_CATCH_ARGS --warn NoTests)
endif()
target_include_directories(candour_catch_main INTERFACE ${CMAKE_SOURCE_DIR})

# What must not compile: each tests/compile_fail/*.cpp is a CTest that passes when the compiler
# refuses the file with the words after "// Expects: " in it (a regular expression).
function(candour_compile_fail_tests)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/compile_fail/*.cpp)
    foreach(file IN LISTS files)
        file(STRINGS ${file} expects REGEX "^// Expects: " LIMIT_COUNT 1)
        if(NOT expects)
            message(FATAL_ERROR "${file}: no line '// Expects: WORDS OF THE COMPILER'")
        endif()
        string(REPLACE "// Expects: " "" expects "${expects}")
        get_filename_component(stem ${file} NAME_WE)
        candour_add_test(compile_fail/${stem} ${CMAKE_CXX_COMPILER}
            -std=c++20 -fsyntax-only -I ${CMAKE_SOURCE_DIR} ${file})
        set_tests_properties(compile_fail/${stem} PROPERTIES
            ENVIRONMENT "LC_ALL=C" PASS_REGULAR_EXPRESSION "error: [^\n]*${expects}")
    endforeach()
endfunction()
