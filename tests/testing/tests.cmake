# SPDX-License-Identifier: Apache-2.0
cadre_component_test(testing fixture_test gtest_test runner_test)
