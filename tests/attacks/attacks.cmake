# Attacks that have a file of their own here, and the list of all; included by CMakeLists.txt.
#
# SHORT: a CTest attacks/NAME. LONG: attacks/NAME_long, which runs NAME_test.py with --long, only
# where CTest is asked for the configuration Long, as `./candour attack` does.
set(CANDOUR_ATTACKS_SHORT
    crash_loop
    device_keys
    every_field
    four_outcomes
    killed_screens
    live_memory
    next_visitor
    receipt_guessing
    receipt_timing
    silent_arrival
    touch_storm
    two_devices
)
set(CANDOUR_ATTACKS_LONG
    crash_loop
    every_field
    receipt_guessing
    receipt_timing
    touch_storm
)

foreach(name IN LISTS CANDOUR_ATTACKS_SHORT)
    candour_add_test(attacks/${name} Python3::Interpreter tests/attacks/${name}_test.py)
endforeach()
foreach(name IN LISTS CANDOUR_ATTACKS_LONG)
    add_test(NAME attacks/${name}_long CONFIGURATIONS Long
        COMMAND Python3::Interpreter tests/attacks/${name}_test.py --long
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(attacks/${name}_long PROPERTIES
        ENVIRONMENT "${CANDOUR_TEST_ENVIRONMENT}" TIMEOUT 14400)
    set_property(GLOBAL APPEND PROPERTY CANDOUR_LISTED_TESTS attacks/${name}_test.py)
endforeach()

# In what is shipped: sanitizers keep what is freed, to catch misuse, and start slowly.
set_tests_properties(attacks/four_outcomes attacks/live_memory PROPERTIES SKIP_RETURN_CODE 77)
# Two kiosks play four visits each, read aloud, some of them twice.
set_tests_properties(attacks/four_outcomes PROPERTIES TIMEOUT 1800 COST 100)
if(CANDOUR_OPTIMISED)
    set_property(TEST
        attacks/crash_loop attacks/every_field attacks/killed_screens attacks/live_memory
        attacks/next_visitor attacks/touch_storm
        APPEND PROPERTY ENVIRONMENT
        CANDOUR_BIN=${CANDOUR_OPTIMISED}/bin CANDOUR_SHARE=${CANDOUR_OPTIMISED}/share/candour)
elseif(CANDOUR_SANITIZE)
    set_property(TEST attacks/live_memory APPEND PROPERTY ENVIRONMENT CANDOUR_FREED_MEMORY=kept)
endif()

# Both ends of the protocol, without a console.
candour_test_suite(flood
    FIXTURE
        postgres
    SOURCES
        attacks/flood_test.cpp
    LINKS candour_platform_storage
)
candour_test_suite(attacks
    FIXTURE
        postgres
    SOURCES
        attacks/newness_test.cpp
        attacks/office_rows_test.cpp
        attacks/pool_rows_test.cpp
    LINKS candour_platform_storage candour_test_office
)

# The linking game is a program that its test drives.
add_subdirectory(attacks/linking)
candour_test_suite(linking
    SOURCES attacks/linking/attacker_test.cpp
    LINKS candour_linking_game
)
foreach(name IN ITEMS linking linking_real_month)
    candour_add_test(attacks/${name} Python3::Interpreter tests/attacks/${name}_test.py
        $<TARGET_FILE:candour_linking>)
    set_tests_properties(attacks/${name} PROPERTIES TIMEOUT 1200 COST 100)
    add_test(NAME attacks/${name}_long CONFIGURATIONS Long
        COMMAND Python3::Interpreter tests/attacks/${name}_test.py
            $<TARGET_FILE:candour_linking> --long
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(attacks/${name}_long PROPERTIES
        ENVIRONMENT "${CANDOUR_TEST_ENVIRONMENT}" TIMEOUT 14400)
endforeach()

# The page on which receipts are looked up, and what its answers tell.
candour_test_suite(receipts
    SOURCES
        attacks/receipt_evenness_test.cpp
        console/receipt_page_test.cpp
        platform/net/forwarded_test.cpp
    LINKS
        candour_platform_letters
        candour_platform_net
        candour_platform_system
        candour_test_office
)

# They wait for most of their time, and longer on a busy machine.
set_tests_properties(
    attacks/receipt_evenness attacks/receipt_guessing attacks/receipt_timing
    PROPERTIES TIMEOUT 1500)

candour_add_test(attacks/list Python3::Interpreter tests/attacks/list_test.py ${CMAKE_BINARY_DIR})
