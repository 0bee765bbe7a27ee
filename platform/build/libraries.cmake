# platform/build/libraries.cmake: how this project declares a library and a program.

# candour_library(NAME [SOURCES file...] [LINKS target...])
# Headers are included by their path from the project's root. Without sources it is header-only.
function(candour_library name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;LINKS")
    if(ARG_SOURCES)
        add_library(${name} STATIC ${ARG_SOURCES})
        set(scope PUBLIC)
    else()
        add_library(${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_include_directories(${name} ${scope} ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} ${scope} ${ARG_LINKS})
endfunction()

# candour_program(NAME [SOURCES file...] [LINKS target...]): nothing while it has no sources.
function(candour_program name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;LINKS")
    if(NOT ARG_SOURCES)
        message(STATUS "${name} has no sources yet: skipped")
        return()
    endif()
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS})
    target_compile_definitions(${name} PRIVATE CANDOUR_VERSION="${PROJECT_VERSION}")
    install(TARGETS ${name} RUNTIME)
endfunction()
