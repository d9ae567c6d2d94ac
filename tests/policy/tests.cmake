# SPDX-License-Identifier: Apache-2.0
cadre_component_test(policy canonical_test diagnostic_test mutants_test overlay_test packs_test pages_test parse_people_test policy_changes_test)
cadre_test_data(policy)
# Policies are drawn by the field tables, which are private to the library.
target_include_directories(policy_test PRIVATE "${PROJECT_SOURCE_DIR}/lib")

# The page of real rules is made from the policies that state them.
add_test(NAME docs.rules_coverage WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
         COMMAND Python3::Interpreter -B examples/policies/regimes/coverage.py --check)
set_tests_properties(docs.rules_coverage PROPERTIES LABELS "python;policy")
cadre_python_test(rules_coverage policy/rules_coverage_test.py policy)

# What docs/policy-language.md promises: its examples are run, and tests beside policies of their own say the rest.
if(TARGET cadre_tool)
  add_test(NAME tool.promises COMMAND cadre_tool test "${CMAKE_CURRENT_SOURCE_DIR}/policy/promises")
  set_tests_properties(tool.promises PROPERTIES LABELS "policy;tool")
  foreach(name IN ITEMS page promises)
    cadre_python_test(${name} policy/${name}_test.py policy tool)
    set_tests_properties(python.${name} PROPERTIES ENVIRONMENT "CADRE_TOOL=$<TARGET_FILE:cadre_tool>")
  endforeach()
endif()
