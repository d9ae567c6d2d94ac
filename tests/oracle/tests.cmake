# SPDX-License-Identifier: Apache-2.0
# A naive evaluator in Python against the library, on policies and facts drawn at random. By hand:
#   python3 tests/oracle/oracle_test.py build/release/tests/oracle_driver --cases 10000
add_executable(oracle_driver oracle/oracle_driver.cpp)
cadre_warnings(oracle_driver)
target_link_libraries(oracle_driver PRIVATE cadre::cadre)
add_test(NAME python.oracle COMMAND Python3::Interpreter -B -W error
         "${CMAKE_CURRENT_SOURCE_DIR}/oracle/oracle_test.py" $<TARGET_FILE:oracle_driver>
         WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
set_tests_properties(python.oracle PROPERTIES LABELS "python;evaluate" TIMEOUT 300)
