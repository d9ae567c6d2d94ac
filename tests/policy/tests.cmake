# SPDX-License-Identifier: Apache-2.0
cadre_component_test(policy canonical_test diagnostic_test mutants_test overlay_test packs_test pages_test parse_people_test)
cadre_test_data(policy)
# Policies are drawn by the field tables, which are private to the library.
target_include_directories(policy_test PRIVATE "${PROJECT_SOURCE_DIR}/lib")

# The page of real rules is made from the policies that state them.
add_test(NAME docs.rules_coverage WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
         COMMAND Python3::Interpreter -B examples/policies/regimes/coverage.py --check)
set_tests_properties(docs.rules_coverage PROPERTIES LABELS "python;policy")
cadre_python_test(rules_coverage policy/rules_coverage_test.py policy)
