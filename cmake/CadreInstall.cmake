# SPDX-License-Identifier: Apache-2.0
# Installs the library so that find_package(cadre) and pkg-config find it, wherever the installed tree is moved.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/cadre")
install(TARGETS cadre EXPORT cadreTargets
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  FILE_SET opt_in DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT cadreTargets NAMESPACE cadre:: DESTINATION "${package_dir}")
# A component of the package with targets of its own, so that only who asks for it needs GoogleTest.
install(TARGETS cadre_gtest EXPORT cadreGtestTargets)
install(EXPORT cadreGtestTargets NAMESPACE cadre:: DESTINATION "${package_dir}")

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/cadreConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/cadreConfig.cmake" INSTALL_DESTINATION "${package_dir}" NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/cadreConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/cadreConfig.cmake" "${PROJECT_BINARY_DIR}/cadreConfigVersion.cmake"
  DESTINATION "${package_dir}")

# cadre.pc names its prefix by its own place, however deep the library folder lies.
set(pc_dir "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}/${pc_dir}" OUTPUT_VARIABLE pc_to_prefix)
configure_file("${PROJECT_SOURCE_DIR}/cmake/cadre.pc.in" "${PROJECT_BINARY_DIR}/cadre.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/cadre.pc" DESTINATION "${pc_dir}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
