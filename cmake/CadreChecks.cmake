# SPDX-License-Identifier: Apache-2.0
# Checks on the tree and on the built library, as tests with the label `check`. A check whose tool is not installed is
# left out, with a word at configuration.

set(checks "${PROJECT_SOURCE_DIR}/cmake/checks")
find_program(CADRE_CLANGXX NAMES clang++-14 clang++)
find_program(CADRE_CLANG_FORMAT clang-format-14)  # other versions lay the same file out otherwise
find_program(CADRE_CLANG_TIDY clang-tidy-14)
find_program(CADRE_DOXYGEN doxygen)

# A script of cmake/checks as a test; it gets the checkout's root first, then the other arguments.
function(cadre_check name)
  add_test(NAME check.${name} COMMAND Python3::Interpreter -B "${checks}/${name}.py" "${PROJECT_SOURCE_DIR}" ${ARGN})
  set_tests_properties(check.${name} PROPERTIES LABELS check)
endfunction()

# The same as a test and as a target, where its tool is there.
function(cadre_tool_check name tool)
  if(NOT ${tool})
    message(STATUS "cadre: no check of ${name}, its tool is not installed")
  else()
    cadre_check(${name} ${ARGN})
    add_custom_target(${name} COMMAND Python3::Interpreter -B "${checks}/${name}.py" "${PROJECT_SOURCE_DIR}" ${ARGN}
                      USES_TERMINAL VERBATIM)
  endif()
endfunction()

set(compilers "${CMAKE_CXX_COMPILER}")
if(CADRE_CLANGXX AND NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  list(APPEND compilers "${CADRE_CLANGXX}")
endif()

cadre_check(layers)
cadre_check(lists)
cadre_check(readme)
cadre_check(promises)
cadre_check(headers ${compilers})
cadre_check(umbrella ${compilers})
set_tests_properties(check.umbrella PROPERTIES RUN_SERIAL ON)
cadre_tool_check(format CADRE_CLANG_FORMAT "${CADRE_CLANG_FORMAT}")
if(NOT CADRE_FULL_CHECKS)
  set(which --changed)
endif()
cadre_tool_check(tidy CADRE_CLANG_TIDY "${PROJECT_BINARY_DIR}" "${CADRE_CLANG_TIDY}" ${which})

configure_file("${PROJECT_SOURCE_DIR}/docs/Doxyfile.in" "${PROJECT_BINARY_DIR}/Doxyfile" @ONLY)
cadre_tool_check(docs CADRE_DOXYGEN "${CADRE_DOXYGEN}" "${PROJECT_BINARY_DIR}/Doxyfile")
foreach(name IN ITEMS check.tidy check.docs)
  if(TEST ${name})
    set_tests_properties(${name} PROPERTIES LABELS "check;slow")
  endif()
endforeach()

# The objects of a static library are linked once more as a shared one, which shows what they need and offer.
if(BUILD_SHARED_LIBS)
  set(shared cadre)
else()
  set(shared cadre_as_shared)
  add_library(${shared} SHARED $<TARGET_OBJECTS:cadre>)
  set_target_properties(${shared} PROPERTIES LINKER_LANGUAGE CXX)
  cadre_as_shared_library(${shared})
endif()
cadre_check(library $<TARGET_FILE:${shared}> $<CONFIG> "${PROJECT_BINARY_DIR}")

# The other builds, each with all its tests. The sanitizer build with the fuzz targets is run-tests.sh's second half.
if(CADRE_FULL_CHECKS)
  foreach(preset IN ITEMS clang shared tsan)
    add_test(NAME build.${preset} COMMAND ${CMAKE_COMMAND} -D PRESET=${preset} -P "${checks}/preset.cmake"
             WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    set_tests_properties(build.${preset} PROPERTIES LABELS "check;slow" RUN_SERIAL ON TIMEOUT 7200)
  endforeach()
endif()
