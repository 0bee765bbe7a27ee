# Codes, from the kiosk that gives them to their paper; included by CMakeLists.txt.

candour_test_suite(print
    SOURCES
        platform/kiosk/print_session_test.cpp
        platform/kiosk/receipt_session_test.cpp
        platform/print/device_printer_test.cpp
        platform/print/escpos_test.cpp
        platform/print/queue_printer_test.cpp
        platform/print/slip_test.cpp
        platform/print/target_test.cpp
    SUPPORT
        ../platform/kiosk/hand_over_work.cpp
        ../platform/kiosk/receipt_work.cpp
        ../platform/kiosk/session.cpp
    LINKS
        candour_kiosk
        candour_platform_print
        candour_platform_system
        candour_platform_text
        candour_sync
)
