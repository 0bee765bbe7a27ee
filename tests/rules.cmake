# Tests of the source itself and of its schemas; included by CMakeLists.txt.

# Rules that hold the source itself; each catches a planted fault.
foreach(check IN ITEMS check_layers check_locales check_requirements tidy checks_selftest)
    candour_add_test(${check} Python3::Interpreter tests/${check}.py)
endforeach()

candour_add_test(prompts Python3::Interpreter tests/prompts_test.py)
candour_add_test(combine_sources Python3::Interpreter tests/combine_sources_test.py)

# What a published schema says, and what the code takes.
add_executable(test_questionnaire_lines
    support/generated_expressions.cpp support/generated_questionnaire.cpp
    support/questionnaire_lines.cpp)
target_link_libraries(test_questionnaire_lines PRIVATE candour_core)
candour_add_test(schema
    Python3::Interpreter tests/schema_test.py $<TARGET_FILE:test_questionnaire_lines>)
