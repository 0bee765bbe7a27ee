# Monthly keys, retention and purge; included by CMakeLists.txt.

candour_test_suite(purge
    FIXTURE
        postgres
    SOURCES
        casework/purge_run_test.cpp
        casework/purge_test.cpp
        core/feedback/retention_test.cpp
        platform/storage/office_keys_test.cpp
        platform/system/replace_secret_test.cpp
        sync/server/epochs_test.cpp
        sync/server/loss_rule_test.cpp
        sync/server/revocations_test.cpp
    LINKS
        candour_platform_storage
        candour_platform_system
        candour_test_office
)
