# Sealing, receipts, release and disclosure; included by CMakeLists.txt.
include(${CMAKE_CURRENT_SOURCE_DIR}/purge.cmake)

candour_test_suite(privacy
    SOURCES
        core/privacy/content_4_test.cpp
        core/privacy/content_test.cpp
        core/privacy/disclosure/linked_rows_test.cpp
        core/privacy/disclosure/published_test.cpp
        core/privacy/disclosure/suppression_test.cpp
        core/privacy/golden_test.cpp
        core/privacy/identifying_words_test.cpp
        core/privacy/label_cover_test.cpp
        core/privacy/receipt_keys_test.cpp
        core/privacy/receipt_test.cpp
        core/privacy/redaction_recall_test.cpp
        core/privacy/redaction_test.cpp
        core/privacy/release_policy_test.cpp
        core/privacy/release_rules_test.cpp
        core/privacy/reply_test.cpp
        core/privacy/seal_test.cpp
        core/privacy/wiping_test.cpp
    LINKS candour_core
)
