# SPDX-License-Identifier: Apache-2.0
# Each file holds a line that must compile and one, under CADRE_BAD, that must not: the compiler's refusal is the test.
file(GLOB pairs CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/*.cpp")
foreach(pair IN LISTS pairs)
  get_filename_component(name "${pair}" NAME_WE)
  set(check "${CMAKE_CXX_COMPILER}" -std=c++20 -Werror=unused-result -fsyntax-only "-I${PROJECT_SOURCE_DIR}/include")
  add_test(NAME compile.${name}.good COMMAND ${check} "${pair}")
  add_test(NAME compile.${name}.bad COMMAND ${check} -DCADRE_BAD "${pair}")
  set_tests_properties(compile.${name}.bad PROPERTIES WILL_FAIL TRUE)
endforeach()
