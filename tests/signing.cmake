# Clips in sign language, from the file to the panel; included by CMakeLists.txt.

candour_test_suite(signing
    SOURCES
        core/feedback/sign_clips_test.cpp
        kiosk/flow/signing_test.cpp
        kiosk/ui/signer_test.cpp
        platform/clips/clip_process_test.cpp
        platform/clips/decoder_test.cpp
        platform/kiosk/bundle_clips_test.cpp
        platform/kiosk/clip_check_test.cpp
    SUPPORT
        ../platform/clips/sandbox.cpp
        ../platform/kiosk/bundle_clips.cpp
        ../platform/kiosk/clip_check.cpp
    LINKS
        candour_kiosk
        candour_platform_clip_decoder
        candour_platform_clips
        candour_platform_text
        candour_sync
)
add_dependencies(test_signing candour-clip)
