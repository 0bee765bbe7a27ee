# Tablets that are handed over, from the PIN to the cells; included by CMakeLists.txt.

candour_test_suite(hand_over
    SOURCES
        core/privacy/equal_cells_test.cpp
        kiosk/flow/hand_over_test.cpp
        platform/kiosk/hand_over_session_test.cpp
        platform/server/hand_over_pin_test.cpp
    SUPPORT
        ../app/console/password.cpp
        ../platform/kiosk/hand_over_work.cpp
        ../platform/kiosk/receipt_work.cpp
        ../platform/kiosk/session.cpp
        ../platform/server/hand_over_pin.cpp
        ../platform/server/arguments.cpp
        ../platform/server/passwords.cpp
    LINKS
        candour_kiosk
        candour_platform_storage
        candour_platform_system
        candour_platform_text
        candour_sync
)

# The kiosk without equal costs: attacks/four_outcomes_test.py must win there.
if(TARGET candour-kiosk)
    add_executable(test_unequal_kiosk attacks/unequal_kiosk.cpp
        $<FILTER:$<TARGET_OBJECTS:candour-kiosk>,EXCLUDE,kiosk_main>)
    target_link_libraries(test_unequal_kiosk PRIVATE
        $<TARGET_PROPERTY:candour-kiosk,LINK_LIBRARIES>)
endif()
add_executable(test_small_office support/small_office.cpp)
target_link_libraries(test_small_office PRIVATE candour_platform_net candour_sync)
