# SPDX-License-Identifier: Apache-2.0
# The opt-in header io/serialization.hpp needs a library that nothing else of the tests does.
find_package(Boost 1.74 QUIET COMPONENTS serialization)
if(TARGET Boost::serialization)
  cadre_component_test(serialization serialization_test)
  target_link_libraries(serialization_test PRIVATE Boost::serialization)
else()
  message(STATUS "cadre: no tests of archives, Boost.Serialization is not installed")
endif()
