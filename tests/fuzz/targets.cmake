# SPDX-License-Identifier: Apache-2.0
# Fuzz targets, one a reader: fuzz/<name>_fuzz.cpp, with the inputs to start from in fuzz/corpus/<name>/ and the folders
# named beside it. With CADRE_FUZZ each searches for CADRE_FUZZ_SECONDS; in the other builds it goes through its inputs once.
set(CADRE_FUZZ_SECONDS 20 CACHE STRING "Seconds that each fuzz target searches")

function(cadre_fuzz_target name)
  set(corpus "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name}" ${ARGN})
  add_executable(fuzz_${name} fuzz/${name}_fuzz.cpp)
  cadre_warnings(fuzz_${name})
  target_link_libraries(fuzz_${name} PRIVATE cadre::cadre)
  target_include_directories(fuzz_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  if(CADRE_FUZZ)
    set(found "${CMAKE_CURRENT_BINARY_DIR}/fuzz/${name}")
    file(MAKE_DIRECTORY "${found}")
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_test(NAME fuzz.${name} COMMAND fuzz_${name} -max_total_time=${CADRE_FUZZ_SECONDS} -timeout=10 -max_len=4096
             -artifact_prefix=${found}/ -verbosity=0 -print_final_stats=1 "${found}" ${corpus})
    set_tests_properties(fuzz.${name} PROPERTIES LABELS "fuzz;slow")
  else()
    target_sources(fuzz_${name} PRIVATE fuzz/replay.cpp)
    add_test(NAME fuzz.${name} COMMAND fuzz_${name} ${corpus})
    set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz)
  endif()
endfunction()

foreach(name IN ITEMS core_values csv json map records tables toml)
  cadre_fuzz_target(${name})
endforeach()
cadre_fuzz_target(policy "${PROJECT_SOURCE_DIR}/examples/policies")
