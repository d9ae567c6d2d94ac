# SPDX-License-Identifier: Apache-2.0
# Small applications outside this build, each using the library in one of the ways that users do.
if(CADRE_SANITIZE)
  return()  # not what is shipped
endif()
include(GNUInstallDirs)
set(consumer_source "${CMAKE_CURRENT_SOURCE_DIR}/consumer")
set(consumer_work "${CMAKE_CURRENT_BINARY_DIR}/consumer")
set(consumer_prefix "${consumer_work}/prefix")
math(EXPR next_minor "${PROJECT_VERSION_MINOR} + 1")

add_test(NAME consumer.install
  COMMAND ${CMAKE_COMMAND} -D "BUILD=${PROJECT_BINARY_DIR}" -D "STAGING=${consumer_work}/staging"
          -D "PREFIX=${consumer_prefix}" -P "${consumer_source}/install.cmake")
set_tests_properties(consumer.install PROPERTIES FIXTURES_SETUP installed)

# Configures, builds and runs consumer/<name> in a folder of its own; further arguments go to CMake.
function(cadre_consumer_test name)
  set(work "${consumer_work}/${name}")
  add_test(NAME consumer.${name}
    COMMAND ${CMAKE_CTEST_COMMAND} --build-and-test "${consumer_source}/${name}" "${work}"
            --build-generator ${CMAKE_GENERATOR} --build-makeprogram ${CMAKE_MAKE_PROGRAM} --build-options
            -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} -DCMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}
            -DBUILD_SHARED_LIBS=${BUILD_SHARED_LIBS} ${ARGN}
            --test-command "${work}/consumer")
  set_tests_properties(consumer.${name} PROPERTIES PROCESSORS 2 TIMEOUT 1800 ENVIRONMENT CMAKE_BUILD_PARALLEL_LEVEL=2)
endfunction()

# The library is compiled once more here. With ccache the same flags make that free; without, an unoptimised build is
# the quickest.
if(CMAKE_CXX_COMPILER_LAUNCHER)
  set(consumer_flags -DCMAKE_BUILD_TYPE=$<CONFIG> -DCMAKE_COMPILE_WARNING_AS_ERROR=${CMAKE_COMPILE_WARNING_AS_ERROR})
else()
  set(consumer_flags -DCMAKE_BUILD_TYPE=Debug)
endif()

cadre_consumer_test(find_package -DCMAKE_PREFIX_PATH=${consumer_prefix}
  -DWANTED=${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} -DNEXT_MINOR=${PROJECT_VERSION_MAJOR}.${next_minor})
cadre_consumer_test(add_subdirectory -DCADRE_DIR=${PROJECT_SOURCE_DIR} ${consumer_flags})
add_test(NAME consumer.pkg_config COMMAND "${consumer_source}/pkg_config/run.sh" "${CMAKE_CXX_COMPILER}"
         "${consumer_prefix}" "${CMAKE_INSTALL_LIBDIR}" "${consumer_work}/pkg_config")
set_tests_properties(consumer.find_package consumer.pkg_config PROPERTIES FIXTURES_REQUIRED installed)
set_tests_properties(consumer.install consumer.find_package consumer.add_subdirectory consumer.pkg_config PROPERTIES
  LABELS consumer)
if(TARGET cadre_tool)
  add_test(NAME consumer.tool COMMAND "${consumer_prefix}/${CMAKE_INSTALL_BINDIR}/cadre" --version)
  set_tests_properties(consumer.tool PROPERTIES FIXTURES_REQUIRED installed LABELS consumer
    PASS_REGULAR_EXPRESSION "^cadre ${PROJECT_VERSION}\n$")
endif()
