# SPDX-License-Identifier: Apache-2.0
cadre_component_test(io council_test data_folder_test facts_test load_policy_test map_test sample_test tables_test)
cadre_test_data(io)

# The independent count of the real table is the committed one.
set(council "${CADRE_REAL_ATTENDANCE_DIR}/council_attendance_2022_2024.csv")
if(CADRE_REAL_ATTENDANCE_DIR AND EXISTS "${council}")
  add_test(NAME python.council
           COMMAND Python3::Interpreter -B -W error "${PROJECT_SOURCE_DIR}/tests/real/council_expected.py" "${council}"
                   --check "${PROJECT_SOURCE_DIR}/tests/real/council.expected.json")
else()
  add_test(NAME python.council COMMAND "${CMAKE_COMMAND}" -E echo
           "SKIPPED: the real attendance is not there; set CADRE_REAL_ATTENDANCE_DIR to its folder")
  set_tests_properties(python.council PROPERTIES SKIP_REGULAR_EXPRESSION "^SKIPPED")
endif()
set_tests_properties(python.council PROPERTIES LABELS "python;io")
