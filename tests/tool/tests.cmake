# SPDX-License-Identifier: Apache-2.0
if(TARGET cadre_tool)
  foreach(name tool packs)
    add_test(NAME python.${name}
      COMMAND Python3::Interpreter -B -W error "${CMAKE_CURRENT_SOURCE_DIR}/tool/${name}_test.py")
    set_tests_properties(python.${name} PROPERTIES LABELS "python;tool"
      ENVIRONMENT "CADRE_TOOL=$<TARGET_FILE:cadre_tool>;CADRE_VERSION=${PROJECT_VERSION}")
  endforeach()
endif()
