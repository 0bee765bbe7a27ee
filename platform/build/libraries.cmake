# platform/build/libraries.cmake: how this project declares a library and a program.

# Reading headers and instantiating their templates takes most of the time, with sanitizers and with
# the optimiser: sources that are compiled together share that (combine_sources.py says how). Other
# builds compile each source alone, as editors do, so that each goes on including what it uses.
set(combine_by_default OFF)
if(CANDOUR_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Release")
    set(combine_by_default ON)
endif()
set(CANDOUR_COMBINE ${combine_by_default} CACHE STRING "Compile sources together: ON or OFF")

# candour_combine(LIST): its sources, each compiled with others; used where `name` is the target.
# What has properties stays alone.
function(candour_combine list)
    if(NOT CANDOUR_COMBINE)
        return()
    endif()
    set(alone)
    set(together)
    foreach(file IN LISTS ${list})
        get_source_file_property(definitions ${file} COMPILE_DEFINITIONS)
        if(definitions)
            list(APPEND alone ${file})
        else()
            file(RELATIVE_PATH path ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${file})
            list(APPEND together ${path})
        endif()
    endforeach()
    execute_process(
        COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/platform/build/combine_sources.py
            ${CMAKE_CURRENT_BINARY_DIR}/${name}_combined ${CMAKE_SOURCE_DIR} ${together}
        OUTPUT_VARIABLE combined OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    string(REPLACE "\n" ";" combined "${combined}")
    # A local name of one may be a global one of its neighbour.
    set_source_files_properties(${combined} PROPERTIES COMPILE_OPTIONS -Wno-shadow)
    set(${list} ${alone} ${combined} PARENT_SCOPE)
endfunction()

# candour_library(NAME [SOURCES file...] [LINKS target...])
# Headers are included by their path from the project's root. Without sources it is header-only.
function(candour_library name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;LINKS")
    if(ARG_SOURCES)
        candour_combine(ARG_SOURCES)
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
    candour_combine(ARG_SOURCES)
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS})
    target_compile_definitions(${name} PRIVATE CANDOUR_VERSION="${PROJECT_VERSION}")
    install(TARGETS ${name} RUNTIME)
endfunction()
