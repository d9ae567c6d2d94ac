# SPDX-License-Identifier: Apache-2.0
# Laws for values drawn at random; left out where RapidCheck is not installed.
find_package(rapidcheck QUIET)
if(rapidcheck_FOUND)
  cadre_component_test(properties core_laws_test)
  target_link_libraries(properties_test PRIVATE rapidcheck)
else()
  message(STATUS "cadre: no tests of properties, RapidCheck is not installed")
endif()
