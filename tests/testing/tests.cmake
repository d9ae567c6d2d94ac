# SPDX-License-Identifier: Apache-2.0
cadre_component_test(testing coverage_test fixture_test gtest_test mutation_test runner_test test_report_test)
