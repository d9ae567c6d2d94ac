# SPDX-License-Identifier: Apache-2.0
# Runs a program and compares what it prints. Usage: cmake -D PROGRAM=... -D EXPECTED=... [-D ARGUMENTS=...]
# -P example.cmake
execute_process(COMMAND "${PROGRAM}" ${ARGUMENTS} OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ "${EXPECTED}" expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "printed:\n${printed}\nexpected (${EXPECTED}):\n${expected}")
endif()
