# Counts, and what may be shown of them; included by CMakeLists.txt.
candour_test_suite(report
    SOURCES
        core/report/case_measures_test.cpp
        core/report/case_published_test.cpp
        core/report/kept_facts_test.cpp
        core/report/period_test.cpp
        core/report/routing_test.cpp
        core/report/survey_disclosure_test.cpp
        core/report/survey_relations_test.cpp
        core/report/survey_results_test.cpp
        core/report/versions_test.cpp
        core/report/year_tables_test.cpp
    LINKS candour_core
)
