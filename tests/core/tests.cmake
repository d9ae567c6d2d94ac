# SPDX-License-Identifier: Apache-2.0
cadre_component_test(core amount_test boost_date_test date_test error_test finding_test ids_test local_time_test
                     period_test ratio_test result_test sha256_test study_time_test version_test)
target_compile_definitions(core_test PRIVATE "CADRE_PROJECT_VERSION=\"${PROJECT_VERSION}\"")
cadre_test_data(core)
