# SPDX-License-Identifier: Apache-2.0
# Installs into one folder and moves the result into another: the package must not know where it was installed.
# Usage: cmake -D BUILD=... -D STAGING=... -D PREFIX=... -P install.cmake
file(REMOVE_RECURSE "${STAGING}" "${PREFIX}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${STAGING}" COMMAND_ERROR_IS_FATAL ANY
                OUTPUT_QUIET)
file(RENAME "${STAGING}" "${PREFIX}")
