# With sanitizers, every screen in one language takes minutes. ./candour test therefore builds
# test_screens a second time, optimised, and names its folder: that one takes all languages.
set(CANDOUR_OPTIMISED OFF CACHE PATH "A build folder with an optimised test_screens, or OFF")

set_tests_properties(kiosk/screens/every_screen_fits kiosk/screens/signer_fits
    PROPERTIES TIMEOUT 1800 COST 200)

if(CANDOUR_OPTIMISED)
    set(parts 4)
    foreach(part RANGE 1 ${parts})
        set(name kiosk/screens/every_language_${part}_of_${parts})
        add_test(NAME ${name}
            COMMAND ${CANDOUR_OPTIMISED}/bin/test_screens --filenames-as-tags
                ${CANDOUR_CATCH_ARGS} "[#every_screen_fits_test],[#signer_fits_test]"
            WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
        set_tests_properties(${name} PROPERTIES TIMEOUT 1800 COST 190 ENVIRONMENT
            "CANDOUR_LANGUAGES=${part}/${parts};CANDOUR_SHARE=${CANDOUR_OPTIMISED}/share/candour")
    endforeach()
endif()

# One screen in each language, drawn by the kiosk itself.
if(TARGET candour-kiosk AND TARGET candour_platform_pictures)
    candour_test_suite(golden
        SOURCES kiosk/golden/golden_screens_test.cpp
        LINKS candour_platform_pictures
    )
    add_dependencies(test_golden candour-kiosk)
endif()
