# SPDX-License-Identifier: Apache-2.0
cadre_component_test(io data_folder_test sample_test tables_test)
cadre_test_data(io)
