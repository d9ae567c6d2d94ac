# SPDX-License-Identifier: Apache-2.0
cadre_component_test(core core_test version_test)
target_compile_definitions(core_test PRIVATE "CADRE_PROJECT_VERSION=\"${PROJECT_VERSION}\"")
