# SPDX-License-Identifier: Apache-2.0
# Configures, builds and tests another preset. Usage: cmake -D PRESET=... -P preset.cmake, in the checkout's root
foreach(step IN ITEMS "--preset;${PRESET}" "--build;--preset;${PRESET}")
  execute_process(COMMAND "${CMAKE_COMMAND}" ${step} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND "${CMAKE_CTEST_COMMAND}" --preset "${PRESET}" COMMAND_ERROR_IS_FATAL ANY)
