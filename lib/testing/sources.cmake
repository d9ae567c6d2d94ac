# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE
  testing/ask.cpp testing/compare.cpp testing/coverage.cpp testing/fact_rows.cpp testing/fixture.cpp
  testing/fixture_facts.cpp testing/mutation.cpp testing/policy_places.cpp testing/probe.cpp testing/result_of.cpp testing/runner.cpp
  testing/suite.cpp testing/test_file.cpp testing/test_report.cpp testing/witness.cpp)

# The matchers of testing/gtest.hpp. Only who links this needs GoogleTest, which is looked for here because a link
# interface is resolved where its target stands.
find_package(GTest QUIET)
add_library(cadre_gtest INTERFACE)
add_library(cadre::gtest ALIAS cadre_gtest)
set_target_properties(cadre_gtest PROPERTIES EXPORT_NAME gtest)
target_link_libraries(cadre_gtest INTERFACE cadre GTest::gmock)
