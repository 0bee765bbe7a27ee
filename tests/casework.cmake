# Cases for whoever works on them; included by CMakeLists.txt.

candour_test_suite(casework
    SOURCES
        casework/case_work_test.cpp
        casework/example_case_test.cpp
        casework/follow_ups_test.cpp
        casework/forget_answers_test.cpp
        casework/lead_items_test.cpp
        casework/lead_readers_test.cpp
        casework/lessons_test.cpp
        casework/report_book_test.cpp
        casework/report_facts_test.cpp
    LINKS candour_test_office
)
