# SPDX-License-Identifier: Apache-2.0
if(TARGET cadre_tool)
  add_test(NAME python.tool COMMAND Python3::Interpreter -B -W error "${CMAKE_CURRENT_SOURCE_DIR}/tool/tool_test.py")
  set_tests_properties(python.tool PROPERTIES LABELS "python;tool"
    ENVIRONMENT "CADRE_TOOL=$<TARGET_FILE:cadre_tool>;CADRE_VERSION=${PROJECT_VERSION}")

  add_test(NAME python.records
    COMMAND Python3::Interpreter -B -W error "${CMAKE_CURRENT_SOURCE_DIR}/tool/records_test.py")
  set_tests_properties(python.records PROPERTIES LABELS "python;tool" ENVIRONMENT "CADRE_TOOL=$<TARGET_FILE:cadre_tool>")

  add_test(NAME python.law COMMAND Python3::Interpreter -B -W error "${CMAKE_CURRENT_SOURCE_DIR}/tool/law_test.py")
  set_tests_properties(python.law PROPERTIES LABELS "python;tool" ENVIRONMENT "CADRE_TOOL=$<TARGET_FILE:cadre_tool>")

  add_test(NAME python.new COMMAND Python3::Interpreter -B -W error "${CMAKE_CURRENT_SOURCE_DIR}/tool/new_test.py")
  set_tests_properties(python.new PROPERTIES LABELS "python;tool" ENVIRONMENT "CADRE_TOOL=$<TARGET_FILE:cadre_tool>")

  add_test(NAME python.tutorial COMMAND Python3::Interpreter -B -W error "${CMAKE_CURRENT_SOURCE_DIR}/tool/tutorial_test.py")
  set_tests_properties(python.tutorial PROPERTIES LABELS "python;tool" ENVIRONMENT "CADRE_TOOL=$<TARGET_FILE:cadre_tool>")
  add_test(NAME python.write
    COMMAND Python3::Interpreter -B -W error "${CMAKE_CURRENT_SOURCE_DIR}/tool/write_test.py")
  set_tests_properties(python.write PROPERTIES LABELS "python;tool" ENVIRONMENT "CADRE_TOOL=$<TARGET_FILE:cadre_tool>")

  # The packs' own tests show every obligation, and notice nine of ten changes.
  add_test(NAME tool.test_quality COMMAND Python3::Interpreter -B
           "${PROJECT_SOURCE_DIR}/examples/policies/test_quality.py" $<TARGET_FILE:cadre_tool> --packs)
  set_tests_properties(tool.test_quality PROPERTIES LABELS "policy;python;tool")

  # Every policy that is shown: read without a word, and its own tests pass.
  add_test(NAME tool.policies COMMAND cadre_tool test "${PROJECT_SOURCE_DIR}/examples/policies")
  set_tests_properties(tool.policies PROPERTIES LABELS "policy;tool")
  add_test(NAME python.policies COMMAND Python3::Interpreter -B -W error
           "${CMAKE_CURRENT_SOURCE_DIR}/tool/policies_test.py")
  add_test(NAME python.schema COMMAND Python3::Interpreter -B -W error "${CMAKE_CURRENT_SOURCE_DIR}/tool/schema_test.py")
  add_test(NAME python.pack_laws COMMAND Python3::Interpreter -B -W error
           "${CMAKE_CURRENT_SOURCE_DIR}/tool/pack_laws_test.py")
  set_tests_properties(python.policies python.schema python.pack_laws PROPERTIES LABELS "policy;python;tool"
    ENVIRONMENT "CADRE_TOOL=$<TARGET_FILE:cadre_tool>")
endif()

# The samples beside the township's: the same bytes from their generators, reports that agree with a plain count.
if(TARGET cadre_tool)
  add_test(NAME python.samples
    COMMAND Python3::Interpreter -B -W error "${CMAKE_CURRENT_SOURCE_DIR}/tool/samples_test.py")
  set_tests_properties(python.samples PROPERTIES LABELS "python;tool"
    ENVIRONMENT "CADRE_TOOL=$<TARGET_FILE:cadre_tool>")
endif()
