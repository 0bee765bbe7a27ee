# What a release shows, and among how many people somebody is hidden; included by CMakeLists.txt.
candour_test_suite(crowd
    SOURCES
        core/feedback/crowd_test.cpp
        core/feedback/readers_test.cpp
        core/feedback/involvement_test.cpp
        core/feedback/prize_draw_test.cpp
        core/feedback/words_apart_test.cpp
        sync/server/crowd_count_test.cpp
        sync/server/involvement_release_test.cpp
        sync/server/release_labels_test.cpp
        sync/server/release_test.cpp
    LINKS candour_sync
)
